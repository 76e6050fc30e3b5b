import 'server-only';
import { randomBytes } from 'node:crypto';
import type pg from 'pg';
import { appendEntries } from './append-entries.server';
import { SALT_BYTES } from './commitment';
import { statement } from './entry';

const WISH_BYTES = 8;

/**
 * For erasing what one driver reported: takes the salts of these reports' entries and the references to the reports out of the log, and records
 * for each that it was erased. What is left is a hash of salted content, which says nothing to anybody. Call it in the transaction that deletes
 * the reports, before their rows go. One call is one driver's wish: the entries of it bear one random mark, so that drivers can be counted.
 * @returns how many entries were erased
 */
export async function eraseContent(client: pg.ClientBase, reportIds: readonly string[]): Promise<number> {
  const { rows } = await client.query<{ index: string }>(
    'SELECT index FROM ledger_entry WHERE report_id = ANY($1::bigint[]) ORDER BY index FOR UPDATE',
    [reportIds],
  );
  await client.query('UPDATE ledger_entry SET salt = NULL, report_id = NULL WHERE index = ANY($1::bigint[])', [
    rows.map(({ index }) => index),
  ]);
  const wish = randomBytes(WISH_BYTES).toString('hex');
  await appendEntries(
    client,
    rows.map(({ index }) => statement('erasure', { of: Number(index), wish }, randomBytes(SALT_BYTES))),
  );
  return rows.length;
}
