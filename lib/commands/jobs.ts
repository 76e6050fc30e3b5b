import { resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { accountKeys } from '@/lib/accounts/account-keys.server';
import { closePeriods } from '@/lib/dataset/close-periods.server';
import { publishDueReleases } from '@/lib/dataset/release/publish-release.server';
import { checkAttachments } from '@/lib/evidence/check/check-attachments.server';
import { removeOld } from '@/lib/evidence/remove-attachments.server';
import { lookForFiles, rewrapKeys, sweepIncoming, sweepUnheld } from '@/lib/evidence/sweep-objects.server';
import { evidenceVault } from '@/lib/evidence/vault/evidence-vault.server';
import { foldHeat } from '@/lib/heatmaps/fold/fold-heat.server';
import { publishHeat } from '@/lib/heatmaps/publish/publish-heat.server';
import { askWitnesses } from '@/lib/ledger/ask-witnesses.server';
import { countEntries } from '@/lib/ledger/count-entries.server';
import { logSigners, logWitnesses } from '@/lib/ledger/log-signers.server';
import { publishCheckpoint } from '@/lib/ledger/publish-checkpoint.server';
import { publishNumbers } from '@/lib/numbers/publish-numbers.server';
import { chinaDate, monthsBefore } from '@/lib/platform/china-time';
import { systemClock } from '@/lib/platform/clock';
import { pool } from '@/lib/platform/database.server';
import { log } from '@/lib/platform/log.server';
import { settings } from '@/lib/platform/settings.server';
import { endLiveRound, liveRound } from '@/lib/ranking/publish/live-round.server';
import { publishProfiles } from '@/lib/ranking/publish/publish-profiles.server';
import {
  publishLiveRankings,
  publishPeriodRankings,
  unrankedPeriods,
} from '@/lib/ranking/publish/publish-rankings.server';
import { foldReports, reachNow } from '@/lib/ranking/units/fold-reports.server';
import { publishRecord } from '@/lib/record/publish-record.server';
import { pushKeys } from '@/lib/shield/push-keys.server';
import { isWaking, pushSubject } from '@/lib/shield/push-manners';
import { sendDueReminders } from '@/lib/shield/send-reminders.server';
import { bundleVerifier } from './release/bundle-verifier.server';

/** A driver who has just given a screenshot waits for the answer. */
const EVIDENCE_SECONDS = 3;

const stop = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop.abort());
process.once('disconnect', () => stop.abort());

/** One round: fold what came in, close what is over, publish what has changed. */
async function round(): Promise<void> {
  const now = systemClock();
  const folded = await foldReports(pool());
  await reachNow(pool(), now);
  const closed = await closePeriods(pool(), now);
  for (const period of await unrankedPeriods(pool())) await publishPeriodRankings(pool(), period, now);
  const views = await publishLive(now);
  await publishRecord(pool(), now);
  await foldHeat(pool());
  const heatmaps = await publishHeat(pool(), now);
  if (folded > 0 || closed.length > 0) log.info({ folded, closed, views, heatmaps }, 'published');
}

/** Has the live views move, all at once, when enough drivers have come. @returns rankings published */
async function publishLive(now: Date): Promise<number> {
  const due = await liveRound(pool(), settings().SNAPSHOT_DRIVERS, now);
  if (!due) return 0;
  const views = await publishLiveRankings(pool(), now);
  await publishProfiles(pool(), now);
  await publishNumbers(pool(), now);
  await endLiveRound(pool(), due);
  return views;
}

/** Builds the releases that are due: rare, and long beside a round. */
async function release(): Promise<void> {
  const { RELEASES_DIR, ORIGIN, DATASET } = settings();
  const released = await publishDueReleases(pool(), {
    ...{ root: resolve(RELEASES_DIR ?? '.data/releases'), origin: ORIGIN, synthetic: DATASET === 'synthetic' },
    verifier: () => bundleVerifier(process.cwd()),
    signers: logSigners(),
    now: systemClock,
  });
  if (released.length > 0) log.info({ released }, 'released');
}

/** Reminds browsers of what they agreed to, while people are awake. */
async function remind(): Promise<void> {
  const now = systemClock();
  if (!isWaking(now)) return;
  const { ORIGIN, PRIVACY_CONTACT } = settings();
  const parts = { keys: pushKeys(), subject: pushSubject(ORIGIN, PRIVACY_CONTACT), origin: ORIGIN };
  const reminded = await sendDueReminders(pool(), parts, { now, today: chinaDate(now) });
  if (reminded.sent + reminded.gone + reminded.later > 0) log.info(reminded, 'reminded');
}

const failed = (what: string) => (error: unknown) =>
  log.error({ error: error instanceof Error ? error.message : 'unknown' }, `${what} failed`);

/** Signs a checkpoint of the public log when it has grown, and shows it to the witnesses. */
async function signLog(): Promise<void> {
  const size = await publishCheckpoint(pool(), logSigners(), systemClock());
  if (size !== null) {
    await countEntries(pool(), size);
    log.info({ size }, 'signed a checkpoint');
  }
  const { signed, refused } = await askWitnesses(pool(), logWitnesses());
  if (signed > 0) log.info({ signed }, 'witnesses signed the checkpoint');
  for (const refusal of refused) log.warn(refusal, 'a witness did not sign the checkpoint');
}

/** Pictures are looked at for so long in one round, in milliseconds: whoever gives many that are hard to read must not keep erased files from being deleted. */
const LOOKING = 60_000;

/** Keeps the store of evidence in step with its rows, and looks at what came in. */
async function evidence(): Promise<void> {
  const vault = evidenceVault();
  const { EVIDENCE_AUDIT_SHARE, EVIDENCE_MONTHS } = settings();
  const parts = { pool: pool(), vault, keys: accountKeys(), now: systemClock };
  const old = await removeOld(pool(), monthsBefore(systemClock(), EVIDENCE_MONTHS), systemClock());
  const swept = await sweepUnheld(pool(), vault, systemClock());
  await sweepIncoming(vault, systemClock());
  await lookForFiles(pool(), vault, systemClock());
  await rewrapKeys(pool(), vault);
  const until = Date.now() + LOOKING;
  const looked = await checkAttachments(
    { ...parts, auditShare: EVIDENCE_AUDIT_SHARE, chance: Math.random },
    () => stop.signal.aborted || Date.now() > until,
  );
  if (looked + old + swept > 0) log.info({ looked, old, swept }, 'evidence');
}

/** A round costs what it costs: the pause grows with it, so that publishing takes a quarter of the time at the most. */
async function forever(
  work: () => Promise<void>,
  what: string,
  { afterwards = async () => {}, seconds = settings().SNAPSHOT_SECONDS } = {},
): Promise<void> {
  while (!stop.signal.aborted) {
    const began = Date.now();
    await work().catch(failed(what));
    const rest = Math.max(seconds * 1000, 3 * (Date.now() - began));
    await afterwards();
    await pause(rest, undefined, { signal: stop.signal }).catch(() => {});
  }
}

await Promise.all([
  forever(round, 'publishing', { afterwards: () => release().catch(failed('releasing')) }),
  forever(signLog, 'signing the log'),
  forever(evidence, 'looking at evidence', { seconds: Math.min(EVIDENCE_SECONDS, settings().SNAPSHOT_SECONDS) }),
  forever(remind, 'reminding'),
]);
await pool().end();
process.exit(0);
