import 'server-only';
import type { Pool, PoolClient } from 'pg';
import type { Keyring } from '@/lib/platform/keyed-hash';
import { type DeviceSecret, deviceHash, deviceHashes } from './device-secret';
import { Moved, reporterOfDevice, settle } from './merge-reporters.server';
import { mintRecovery, RECOVERY_SEED_BYTES } from './recovery-code';

/** Keys, clock and chance of one request that may make a reporter. */
export interface Minting {
  readonly keys: Keyring;
  readonly now: Date;
  readonly random: (bytes: number) => Uint8Array;
}

/** The reporter a device speaks for; a new one for a device that has told nothing yet. Two requests of one device at once end in one reporter. */
export const ensureReporterOfDevice = (db: Pool, device: DeviceSecret, minting: Minting): Promise<bigint> =>
  settle(db, (client) => ensure(client, device, minting));

async function ensure(client: PoolClient, device: DeviceSecret, { keys, now, random }: Minting): Promise<bigint> {
  const known = await reporterOfDevice(client, deviceHashes(keys, device));
  if (known !== null) return known;
  const { recoverySeed, recoveryHash } = mintRecovery(keys, random(RECOVERY_SEED_BYTES));
  const { rows } = await client.query<{ id: string }>(
    'insert into reporter (recovery_seed, recovery_hash, created_at) values ($1, $2, $3) returning id',
    [recoverySeed, recoveryHash, now],
  );
  const id = rows[0]?.id ?? '';
  const linked = await client.query(
    'insert into device (secret_hash, reporter_id, created_at) values ($1, $2, $3) on conflict (secret_hash) do nothing',
    [deviceHash(keys, device), id, now],
  );
  if (linked.rowCount === 0) throw new Moved();
  return BigInt(id);
}
