import 'server-only';
import { randomBytes } from 'node:crypto';
import type pg from 'pg';
import { appendEntries } from './append-entries.server';
import { SALT_BYTES } from './commitment';
import { statement } from './entry';

/** A file given as evidence of a report: the SHA-256 of its bytes as they are kept, and what it is. */
export type GivenEvidence = { readonly reportId: string; readonly sha256: Uint8Array; readonly what: string };

/**
 * Records in the log that a file was given as evidence, in the transaction that stores its row. The log is held from here to the commit: nothing
 * slow may follow. @returns the entry's place
 */
export async function appendEvidence(client: pg.ClientBase, given: GivenEvidence): Promise<string> {
  const { rows } = await client.query<{ size: string; of: string | null }>(
    'SELECT size, (SELECT index FROM ledger_entry WHERE report_id = $1) AS of FROM ledger_head FOR UPDATE',
    [given.reportId],
  );
  const { size, of } = rows[0] ?? { size: '0', of: null };
  if (of === null) throw new Error(`report ${given.reportId} has no entry in the log yet`);
  const sha256 = Buffer.from(given.sha256).toString('hex');
  const saying = { of: Number(of), sha256, what: given.what };
  await appendEntries(client, [statement('evidence', saying, randomBytes(SALT_BYTES))]);
  return size;
}

/**
 * For files that are deleted: takes salt and content of their entries out of the log and records that they were erased; the hash of both stays.
 * Call it last in the transaction that deletes the rows.
 */
export async function eraseEvidence(client: pg.ClientBase, entries: readonly string[]): Promise<void> {
  if (entries.length === 0) return;
  const { rows } = await client.query<{ index: string; report: string }>(
    `SELECT index, content::jsonb ->> 'of' AS report FROM ledger_entry
     WHERE index = ANY($1::bigint[]) AND kind = 'evidence' AND content IS NOT NULL ORDER BY index FOR UPDATE`,
    [entries],
  );
  await client.query('UPDATE ledger_entry SET salt = NULL, content = NULL WHERE index = ANY($1::bigint[])', [
    rows.map(({ index }) => index),
  ]);
  // The report's place tells whose wish it was for as long as the report stands, so that drivers can be counted.
  await appendEntries(
    client,
    rows.map(({ index, report }) =>
      statement('erasure', { of: Number(index), report: Number(report) }, randomBytes(SALT_BYTES)),
    ),
  );
}
