import 'server-only';
import { randomBytes } from 'node:crypto';
import type pg from 'pg';
import { appendEntries } from './append-entries.server';
import { SALT_BYTES } from './commitment';
import { statement } from './entry';

const WISH_BYTES = 8;

const OF_REPORTS = 'SELECT index FROM ledger_entry WHERE report_id = ANY($1::bigint[]) ORDER BY index FOR UPDATE';
const OF_MERGES = `
  SELECT index FROM ledger_entry WHERE kind = 'merge'
    AND (content::jsonb ->> 'from' = ANY($1::text[]) OR content::jsonb ->> 'into' = ANY($1::text[])) ORDER BY index FOR UPDATE`;

/**
 * For erasing what one driver reported: takes the salts of these reports' entries and the references to the reports out of the log, and records
 * for each that it was erased. What is left is a hash of salted content, which says nothing to anybody. Call it in the transaction that deletes
 * the reports, before their rows go. One call is one driver's wish: the entries of it bear one random mark, so that drivers can be counted.
 * @param reporterIds drivers who go as well: what the log says of their merges is erased in the same way
 * @returns how many entries were erased
 */
export async function eraseContent(
  client: pg.ClientBase,
  reportIds: readonly string[],
  reporterIds: readonly string[] = [],
): Promise<number> {
  const places = async (text: string, ids: readonly string[]): Promise<string[]> =>
    ids.length === 0 ? [] : (await client.query<{ index: string }>(text, [ids])).rows.map(({ index }) => index);
  const indexes = [...(await places(OF_REPORTS, reportIds)), ...(await places(OF_MERGES, reporterIds))];
  await client.query(
    'UPDATE ledger_entry SET salt = NULL, report_id = NULL, content = NULL WHERE index = ANY($1::bigint[])',
    [indexes],
  );
  const wish = randomBytes(WISH_BYTES).toString('hex');
  await appendEntries(
    client,
    indexes.map((index) => statement('erasure', { of: Number(index), wish }, randomBytes(SALT_BYTES))),
  );
  return indexes.length;
}
