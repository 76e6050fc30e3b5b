import 'server-only';
import { hash, randomBytes } from 'node:crypto';
import type pg from 'pg';
import { SALT_BYTES } from './commitment';
import { type NewEntry, reportEntry } from './entry';
import type { ReportValues } from './report-content';

const APPEND = `
  WITH head AS (UPDATE ledger_head SET size = size + cardinality($1::text[]) RETURNING size - cardinality($1::text[]) AS first)
  INSERT INTO ledger_entry (index, kind, commitment, salt, report_id, content)
  SELECT head.first + place - 1, kind, commitment, salt, report_id, content
  FROM head, unnest($1::text[], $2::bytea[], $3::bytea[], $4::bigint[], $5::text[])
    WITH ORDINALITY AS entry(kind, commitment, salt, report_id, content, place)`;

/**
 * Appends entries to the log in their order, as part of the transaction that stores what they commit to: both are committed or neither is. Places
 * are drawn from one row that is held until the commit, so they have no gap, whoever else appends. Call it last: others wait from here on.
 */
export async function appendEntries(client: pg.ClientBase, entries: readonly NewEntry[]): Promise<void> {
  if (entries.length === 0) return;
  await client.query({
    name: 'append-ledger-entries',
    text: APPEND,
    values: [
      entries.map((entry) => entry.kind),
      entries.map((entry) => Buffer.from(entry.commitment)),
      entries.map((entry) => Buffer.from(entry.salt)),
      entries.map((entry) => entry.reportId),
      entries.map((entry) => entry.content),
    ],
  });
}

const sha256 = (bytes: Uint8Array) => hash('sha256', bytes, 'buffer');

/** The entries of reports as they are stored, each under a salt of its own. */
export function entriesOfReports(rows: readonly (ReportValues & { readonly id: string })[]): NewEntry[] {
  const salts = randomBytes(SALT_BYTES * rows.length);
  return rows.map((row, n) => reportEntry(row, salts.subarray(n * SALT_BYTES, (n + 1) * SALT_BYTES), sha256));
}
