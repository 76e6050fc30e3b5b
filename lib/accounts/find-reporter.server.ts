import 'server-only';
import type { Pool, PoolClient } from 'pg';
import type { Keyring } from '@/lib/platform/keyed-hash';
import { reporterOfUser } from './adopt-reports.server';
import { type DeviceSecret, deviceHashes } from './device-secret';
import { reporterOfDevice } from './merge-reporters.server';
import { type RecoveryCode, recoveryHashes, type StoredRecovery } from './recovery-code';

/** A reporter that stands for itself; `userId` is the account that keeps it, if any. */
export interface FoundReporter extends StoredRecovery {
  readonly id: bigint;
  readonly userId: string | null;
}

/** The reporter a device speaks for, or null when the device has never reported. */
export async function findReporterOfDevice(
  db: Pool,
  keys: Keyring,
  device: DeviceSecret,
): Promise<FoundReporter | null> {
  const id = await reporterOfDevice(db, deviceHashes(keys, device));
  return id === null ? null : readReporter(db, id);
}

/** The reporter that a user's reports are kept under, or null. */
export async function findReporterOfUser(db: Pool, userId: string): Promise<FoundReporter | null> {
  const id = await reporterOfUser(db, userId);
  return id === null ? null : readReporter(db, id);
}

/** The reporter that a recovery code is of, or null. One index look-up of its keyed hash: the time tells nothing about codes that are nearly right. */
export async function findReporterOfCode(db: Pool, keys: Keyring, code: RecoveryCode): Promise<FoundReporter | null> {
  const id = await reporterOfCode(db, recoveryHashes(keys, code));
  return id === null ? null : readReporter(db, id);
}

/** The same by the code's hashes, its number alone; after merges. */
export async function reporterOfCode(db: Pool | PoolClient, hashes: readonly Buffer[]): Promise<bigint | null> {
  const { rows } = await db.query<{ id: string }>(
    'select coalesce(merged_into_id, id) as id from reporter where recovery_hash = any($1::bytea[]) limit 1',
    [hashes],
  );
  return rows[0] ? BigInt(rows[0].id) : null;
}

async function readReporter(db: Pool, id: bigint): Promise<FoundReporter | null> {
  const { rows } = await db.query<{ user_id: string | null; recovery_seed: Buffer; recovery_hash: Buffer }>(
    'select user_id, recovery_seed, recovery_hash from reporter where id = $1',
    [String(id)],
  );
  const row = rows[0];
  return row ? { id, userId: row.user_id, recoverySeed: row.recovery_seed, recoveryHash: row.recovery_hash } : null;
}
