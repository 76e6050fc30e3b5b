import 'server-only';
import type { Pool } from 'pg';
import type { Keyring } from '@/lib/platform/keyed-hash';
import { type DeviceSecret, deviceHashes } from './device-secret';

/** A device that may speak for a driver, as the driver sees it. `handle` names it in a form and is worth nothing elsewhere. */
export interface KeptDevice {
  readonly handle: string;
  readonly createdAt: Date;
  readonly here: boolean;
}

const HANDLE_BYTES = 16;
const handleOf = (keys: Keyring, secretHash: Buffer): string =>
  keys.hash('device-handle', secretHash, HANDLE_BYTES).toString('hex');

type DeviceRow = { secret_hash: Buffer; created_at: Date };

const rowsOf = async (db: Pool, reporterId: bigint): Promise<DeviceRow[]> =>
  (
    await db.query<DeviceRow>(
      'select secret_hash, created_at from device where reporter_id = $1 order by created_at, secret_hash',
      [String(reporterId)],
    )
  ).rows;

/** The devices of a driver, oldest first. @param here the secret of the device that asks */
export async function listDevices(
  db: Pool,
  keys: Keyring,
  reporterId: bigint,
  here: DeviceSecret | null,
): Promise<KeptDevice[]> {
  const own = here ? deviceHashes(keys, here) : [];
  return (await rowsOf(db, reporterId)).map(({ secret_hash, created_at }) => ({
    handle: handleOf(keys, secret_hash),
    createdAt: created_at,
    here: own.some((hash) => hash.equals(secret_hash)),
  }));
}

/** Takes a device from a driver: what it reports from now on is a stranger's. What is no device of theirs is left alone. */
export async function detachDevice(db: Pool, keys: Keyring, reporterId: bigint, handle: string): Promise<void> {
  const found = (await rowsOf(db, reporterId)).find(({ secret_hash }) => handleOf(keys, secret_hash) === handle);
  if (!found) return;
  await db.query('delete from device where secret_hash = $1 and reporter_id = $2', [
    found.secret_hash,
    String(reporterId),
  ]);
}
