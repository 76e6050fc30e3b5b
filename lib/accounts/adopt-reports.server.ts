import 'server-only';
import type { Pool, PoolClient } from 'pg';
import type { Keyring } from '@/lib/platform/keyed-hash';
import { err, ok, type Result } from '@/lib/platform/result';
import { type DeviceSecret, deviceHashes } from './device-secret';
import { lockReporters, mergeReporters, type Refold, reporterOfDevice, settle } from './merge-reporters.server';

/** `reporterId`: the one reporter of the user, null while neither the device nor the user has reported. `merged`: who became part of it now. */
export interface Adopted {
  readonly reporterId: bigint | null;
  readonly merged: readonly bigint[];
}

/** `other_account`: the device's reports are kept by somebody else's account and stay there. */
export type AdoptProblem = 'other_account' | 'unknown_user';

/**
 * Lets a user keep what this device has reported. The first reporter becomes the user's own, a later device's is merged into it. Sign-ins of one
 * user queue on the user's row, so two devices at once end in one reporter; doing it again changes nothing.
 */
export async function adoptReports(
  db: Pool,
  keys: Keyring,
  { userId, device }: { userId: string; device: DeviceSecret },
  refold: Refold,
): Promise<Result<Adopted, AdoptProblem>> {
  const hashes = deviceHashes(keys, device);
  const outcome = await settle(db, (client) => adopt(client, userId, hashes));
  if (outcome.ok && outcome.value.reporterId !== null && outcome.value.merged.length > 0) {
    await refold([outcome.value.reporterId, ...outcome.value.merged]);
  }
  return outcome;
}

async function adopt(
  client: PoolClient,
  userId: string,
  hashes: readonly Buffer[],
): Promise<Result<Adopted, AdoptProblem>> {
  const user = await client.query('select 1 from "user" where id = $1 for update', [userId]);
  if (user.rowCount === 0) return err('unknown_user');
  const own = await reporterOfUser(client, userId);
  const here = await reporterOfDevice(client, hashes);
  if (here === null || here === own) return ok({ reporterId: own, merged: [] });

  const locked = await lockReporters(client, own === null ? [here] : [own, here]);
  const [from, into] = [locked.get(here), own === null ? undefined : locked.get(own)];
  if (!from || from.userId !== null) return err('other_account');
  if (!into) {
    await client.query('update reporter set user_id = $2 where id = $1', [String(here), userId]);
    return ok({ reporterId: here, merged: [] });
  }
  await mergeReporters(client, from, into);
  return ok({ reporterId: into.id, merged: [from.id] });
}

/** The reporter that a user's reports are kept under, or null. */
export async function reporterOfUser(db: Pool | PoolClient, userId: string): Promise<bigint | null> {
  const { rows } = await db.query<{ id: string }>(
    'select id from reporter where user_id = $1 and merged_into_id is null order by id limit 1',
    [userId],
  );
  return rows[0] ? BigInt(rows[0].id) : null;
}
