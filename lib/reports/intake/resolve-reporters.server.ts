import 'server-only';
import type pg from 'pg';
import type { StoredRecovery } from '@/lib/accounts/recovery-code';
import { type Arrival, hex, type Identity } from './arrival';

export type KnownReporter = { readonly id: string; readonly recovery: StoredRecovery };

/** Finds the reporter of every arrival and makes one for each new device. A recovery code that nobody holds stays without. */
export async function resolveReporters(
  client: pg.PoolClient,
  arrivals: readonly Arrival[],
): Promise<Map<Arrival, KnownReporter>> {
  const reporters = await findReporters(client, arrivals);
  const missing = arrivals.filter((arrival) => !reporters.has(arrival) && arrival.identity.kind === 'device');
  if (missing.length === 0) return reporters;
  const made = await createReporters(client, missing);
  for (const arrival of missing) {
    const reporter = made.get(deviceOf(arrival));
    if (reporter) reporters.set(arrival, reporter);
  }
  const lost = missing.filter((arrival) => !reporters.has(arrival));
  for (const [arrival, reporter] of await findReporters(client, lost)) reporters.set(arrival, reporter);
  return reporters;
}

const FIND = `
  SELECT d.secret_hash AS hash, r.id, r.recovery_seed, r.recovery_hash
  FROM device d JOIN reporter r ON r.id = d.reporter_id WHERE d.secret_hash = ANY($1::bytea[])
  UNION ALL
  SELECT r.recovery_hash, coalesce(m.id, r.id), coalesce(m.recovery_seed, r.recovery_seed), coalesce(m.recovery_hash, r.recovery_hash)
  FROM reporter r LEFT JOIN reporter m ON m.id = r.merged_into_id WHERE r.recovery_hash = ANY($2::bytea[])`;

type FoundRow = { hash: Buffer; id: string; recovery_seed: Buffer; recovery_hash: Buffer };

/** The drivers that arrivals come from, as far as they are known already; merged ones as the driver they became. */
export async function findReporters(
  client: pg.PoolClient,
  arrivals: readonly Arrival[],
): Promise<Map<Arrival, KnownReporter>> {
  const found = new Map<Arrival, KnownReporter>();
  if (arrivals.length === 0) return found;
  const hashes = (kind: Identity['kind']) =>
    arrivals.filter((a) => a.identity.kind === kind).flatMap((a) => a.identity.hashes);
  const { rows } = await client.query<FoundRow>({
    name: 'find-reporters',
    text: FIND,
    values: [hashes('device'), hashes('recovery')],
  });
  const byHash = new Map(rows.map((row) => [hex(row.hash), row]));
  for (const arrival of arrivals) {
    const row = arrival.identity.hashes.map((hash) => byHash.get(hex(hash))).find(Boolean);
    if (row) {
      found.set(arrival, {
        id: row.id,
        recovery: { recoverySeed: row.recovery_seed, recoveryHash: row.recovery_hash },
      });
    }
  }
  return found;
}

const CREATE = `
  WITH fresh AS (
    SELECT * FROM unnest($1::bytea[], $2::bytea[], $3::bytea[], $4::timestamptz[]) AS f(device, seed, recovery, at)
  ), made AS (
    INSERT INTO reporter (recovery_seed, recovery_hash, created_at) SELECT seed, recovery, at FROM fresh RETURNING id, recovery_hash
  )
  INSERT INTO device (secret_hash, reporter_id, created_at)
  SELECT device, made.id, at FROM fresh JOIN made ON made.recovery_hash = fresh.recovery
  ORDER BY device ON CONFLICT (secret_hash) DO NOTHING RETURNING secret_hash, reporter_id`;

const DROP_ORPHANS = `
  DELETE FROM reporter r WHERE r.recovery_hash = ANY($1::bytea[]) AND NOT EXISTS (SELECT FROM device d WHERE d.reporter_id = r.id)`;

/** The reporters made, by device. Where another transaction made the same device first, its reporter stays and ours is dropped. */
async function createReporters(
  client: pg.PoolClient,
  arrivals: readonly Arrival[],
): Promise<Map<string, KnownReporter>> {
  const fresh = new Map(arrivals.map((arrival) => [deviceOf(arrival), newcomer(arrival)]));
  const column = <K extends keyof Newcomer>(name: K): Newcomer[K][] => [...fresh.values()].map((one) => one[name]);
  const { rows } = await client.query<{ secret_hash: Buffer; reporter_id: string }>({
    name: 'create-reporters',
    text: CREATE,
    values: [column('device'), column('recoverySeed'), column('recoveryHash'), column('at')],
  });
  if (rows.length !== fresh.size) await client.query(DROP_ORPHANS, [column('recoveryHash')]);
  return new Map(
    rows.flatMap(({ secret_hash, reporter_id }): [string, KnownReporter][] => {
      const one = fresh.get(hex(secret_hash));
      return one ? [[hex(secret_hash), { id: reporter_id, recovery: one }]] : [];
    }),
  );
}

type Newcomer = ReturnType<typeof newcomer>;

const deviceOf = (arrival: Arrival): string => hex(arrival.identity.hashes[0] ?? new Uint8Array());

function newcomer({ identity, row }: Arrival) {
  if (identity.kind !== 'device') throw new Error('only a device can be new');
  return {
    device: identity.hashes[0],
    ...identity.recovery(),
    at: row.received_at,
  };
}
