import 'server-only';
import type { Pool } from 'pg';
import { inTransaction } from '@/lib/platform/in-transaction.server';
import type { Keyring } from '@/lib/platform/keyed-hash';
import { err, ok, type Result } from '@/lib/platform/result';
import { forgetWaiting } from './account-ways.server';
import { type DeviceSecret, deviceHash } from './device-secret';

/** `works_here`: a moderator or representative cannot go without an account. */
export type LeaveProblem = 'works_here' | 'unknown_user';

/**
 * Drops an account with every address, number, identity, session and key of it. The reports stay, and the device that asks may speak for them;
 * from then on they belong to whoever holds that device or the recovery code.
 */
export function leaveContact(
  db: Pool,
  keys: Keyring,
  { userId, device, now }: { userId: string; device: DeviceSecret; now: Date },
): Promise<Result<void, LeaveProblem>> {
  return inTransaction(db, async (client) => {
    const { rows } = await client.query<{ role: string }>('select role from "user" where id = $1 for update', [userId]);
    if (!rows[0]) return err('unknown_user');
    if (rows[0].role !== 'reporter') return err('works_here');
    await client.query(
      `insert into device (secret_hash, reporter_id, created_at)
       select $1, id, $3 from reporter where user_id = $2 and merged_into_id is null on conflict (secret_hash) do nothing`,
      [deviceHash(keys, device), userId, now],
    );
    await forgetWaiting(client, userId);
    await client.query('delete from "user" where id = $1', [userId]);
    return ok(undefined);
  });
}
