import 'server-only';
import type { Pool, PoolClient } from 'pg';
import { inTransaction } from '@/lib/platform/in-transaction.server';
import { setAsideSameCalls } from '@/lib/reports/set-aside-same-calls.server';

/** Folds the rollups of reporters again after their reports became one driver's. */
export type Refold = (reporterIds: readonly bigint[]) => Promise<void>;

/** A reporter that stands for itself, locked by the running transaction. */
export interface Standing {
  readonly id: bigint;
  readonly userId: string | null;
}

/** What a transaction read has moved before its locks were held; the transaction starts over. */
export class Moved extends Error {}

const DEADLOCK = '40P01';
const ATTEMPTS = 8;

/** Runs `work` in one transaction, again from the start while somebody else's merge comes between. */
export async function settle<T>(db: Pool, work: (client: PoolClient) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await inTransaction(db, work);
    } catch (error) {
      const worthAnother = error instanceof Moved || (error as { code?: string }).code === DEADLOCK;
      if (!worthAnother || attempt === ATTEMPTS) throw error;
    }
  }
}

/**
 * Locks reporters, lowest id first and one by one, so that no two transactions wait for each other: a row that turns out to be merged is let go
 * before the next is waited for. While a reporter is locked its devices stay, as only a merge moves them. @throws Moved when one has been merged meanwhile
 */
export async function lockReporters(client: PoolClient, ids: readonly bigint[]): Promise<Map<bigint, Standing>> {
  const locked = new Map<bigint, Standing>();
  for (const id of [...ids].sort((a, b) => (a < b ? -1 : 1))) {
    const { rows } = await client.query<{ user_id: string | null; merged_into_id: string | null }>(
      'select user_id, merged_into_id from reporter where id = $1 for no key update',
      [String(id)],
    );
    const row = rows[0];
    if (!row || row.merged_into_id !== null) throw new Moved();
    locked.set(id, { id, userId: row.user_id });
  }
  return locked;
}

/** The reporter a device speaks for now (the one it was merged into, if any), or null for an unknown device. */
export async function reporterOfDevice(client: PoolClient | Pool, hashes: readonly Buffer[]): Promise<bigint | null> {
  const { rows } = await client.query<{ id: string }>(
    `select coalesce(r.merged_into_id, r.id) as id from device d join reporter r on r.id = d.reporter_id
     where d.secret_hash = any($1::bytea[]) limit 1`,
    [hashes],
  );
  return rows[0] ? BigInt(rows[0].id) : null;
}

/**
 * Makes two locked reporters one: devices move, earlier merges are re-pointed so that no chain grows, the more careful privacy choice and the
 * higher tier stay. Reports keep the id they were written with; readers follow `merged_into_id`. A call that both had told counts once.
 */
export async function mergeReporters(client: PoolClient, from: Standing, into: Standing): Promise<void> {
  const ids = [String(from.id), String(into.id)];
  await client.query(
    `update reporter i set records_opt_out = i.records_opt_out or f.records_opt_out, tier = greatest(i.tier, f.tier)
     from reporter f where f.id = $1 and i.id = $2`,
    ids,
  );
  await client.query('update device set reporter_id = $2 where reporter_id = $1', ids);
  await client.query(
    'update reporter set merged_into_id = $2, user_id = null where id = $1 or merged_into_id = $1',
    ids,
  );
  await setAsideSameCalls(client, ids);
}
