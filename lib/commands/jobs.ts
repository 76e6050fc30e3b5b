import { setTimeout as pause } from 'node:timers/promises';
import { closePeriods } from '@/lib/dataset/close-periods.server';
import { publishNumbers } from '@/lib/numbers/publish-numbers.server';
import { systemClock } from '@/lib/platform/clock';
import { pool } from '@/lib/platform/database.server';
import { log } from '@/lib/platform/log.server';
import { settings } from '@/lib/platform/settings.server';
import { publishProfiles } from '@/lib/ranking/publish/publish-profiles.server';
import {
  publishLiveRankings,
  publishPeriodRankings,
  unrankedPeriods,
} from '@/lib/ranking/publish/publish-rankings.server';
import { foldReports } from '@/lib/ranking/units/fold-reports.server';

const stop = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop.abort());
process.once('disconnect', () => stop.abort());

/** One round: fold what came in, close what is over, publish what has changed. */
async function round(): Promise<void> {
  const now = systemClock();
  const folded = await foldReports(pool());
  const closed = await closePeriods(pool(), now);
  for (const period of await unrankedPeriods(pool())) await publishPeriodRankings(pool(), period, now);
  const views = await publishLiveRankings(pool(), now);
  await publishProfiles(pool(), now);
  await publishNumbers(pool(), now);
  if (folded > 0 || closed.length > 0) log.info({ folded, closed, views }, 'published');
}

/** A round costs what it costs: the pause grows with it, so that the database is never busy with publishing alone. */
async function forever(): Promise<void> {
  while (!stop.signal.aborted) {
    const began = Date.now();
    await round().catch((error: unknown) =>
      log.error({ error: error instanceof Error ? error.message : 'unknown' }, 'publishing failed'),
    );
    const rest = Math.max(settings().SNAPSHOT_SECONDS * 1000, 10 * (Date.now() - began));
    await pause(rest, undefined, { signal: stop.signal }).catch(() => {});
  }
  await pool().end();
}

await forever();
process.exit(0);
