import 'server-only';
import { randomBytes } from 'node:crypto';
import type pg from 'pg';
import { appendEntries } from './append-entries.server';
import { SALT_BYTES } from './commitment';
import { statement } from './entry';

/** The published size of the log is a multiple of this, so that it does not tell a single report. */
export const PADDED_TO = 8;

/** Fills the log up with entries that say nothing, unless it has not grown since `size`. @returns its size */
export async function padLog(client: pg.PoolClient, size: number): Promise<number> {
  const { rows } = await client.query<{ size: string }>('SELECT size FROM ledger_head FOR UPDATE');
  const now = Number(rows[0]?.size ?? 0);
  if (now === size) return now;
  const short = (PADDED_TO - (now % PADDED_TO)) % PADDED_TO;
  await appendEntries(
    client,
    Array.from({ length: short }, () => statement('padding', {}, randomBytes(SALT_BYTES))),
  );
  return now + short;
}
