import 'server-only';
import type { Pool, PoolClient } from 'pg';
import type { Keyring } from '@/lib/platform/keyed-hash';
import { err, ok, type Result } from '@/lib/platform/result';
import { type DeviceSecret, deviceHash, deviceHashes } from './device-secret';
import { reporterOfCode } from './find-reporter.server';
import {
  lockReporters,
  Moved,
  mergeReporters,
  type Refold,
  reporterOfDevice,
  type Standing,
  settle,
} from './merge-reporters.server';
import { type RecoveryCode, recoveryHashes } from './recovery-code';

/** `merged`: the reporter that this device had before and whose reports now count as the same driver's. */
export interface Restored {
  readonly reporterId: bigint;
  readonly merged: readonly bigint[];
}

/** `other_account`: code and device belong to two accounts; neither is changed. */
export type RestoreProblem = 'unknown_code' | 'other_account';

/**
 * Lets a device speak for the reporter whose recovery code its owner holds. A code is found by one index look-up of its keyed hash, so the time
 * tells nothing about codes that are nearly right. The caller limits how often a network may try.
 */
export async function restoreReporter(
  db: Pool,
  keys: Keyring,
  request: { code: RecoveryCode; device: DeviceSecret; now: Date },
  refold: Refold,
): Promise<Result<Restored, RestoreProblem>> {
  const outcome = await settle(db, (client) => restore(client, keys, request));
  if (outcome.ok && outcome.value.merged.length > 0) await refold([outcome.value.reporterId, ...outcome.value.merged]);
  return outcome;
}

async function restore(
  client: PoolClient,
  keys: Keyring,
  { code, device, now }: { code: RecoveryCode; device: DeviceSecret; now: Date },
): Promise<Result<Restored, RestoreProblem>> {
  const hashes = deviceHashes(keys, device);
  const coded = await reporterOfCode(client, recoveryHashes(keys, code));
  if (coded === null) return err('unknown_code');
  const here = await reporterOfDevice(client, hashes);
  if (here === coded) return ok({ reporterId: coded, merged: [] });

  const locked = await lockReporters(client, here === null ? [coded] : [coded, here]);
  const before = here === null ? undefined : locked.get(here);
  const wanted = locked.get(coded) as Standing;
  if (before) return joinTwo(client, before, wanted);
  await linkDevice(client, deviceHash(keys, device), coded, now);
  return ok({ reporterId: coded, merged: [] });
}

/** The reporter that an account keeps survives; between two accounts nothing happens. */
async function joinTwo(
  client: PoolClient,
  before: Standing,
  wanted: Standing,
): Promise<Result<Restored, RestoreProblem>> {
  if (before.userId !== null && wanted.userId !== null) return err('other_account');
  const [from, into] = before.userId === null ? [before, wanted] : [wanted, before];
  await mergeReporters(client, from, into);
  return ok({ reporterId: into.id, merged: [from.id] });
}

async function linkDevice(client: PoolClient, hash: Buffer, reporterId: bigint, now: Date): Promise<void> {
  const linked = await client.query(
    `insert into device (secret_hash, reporter_id, created_at) values ($1, $2, $3)
     on conflict (secret_hash) do nothing`,
    [hash, String(reporterId), now],
  );
  // A report sent by this very device in the same moment has made a reporter of it first.
  if (linked.rowCount === 0) throw new Moved();
}
