import 'server-only';
import type pg from 'pg';
import { type Arrival, hex, type Identity } from './arrival';
import type { KnownReporter } from './store-batch.server';

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
