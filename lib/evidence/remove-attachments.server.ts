import 'server-only';
import type pg from 'pg';
import { eraseEvidence } from '@/lib/ledger/append-evidence.server';
import { inTransaction } from '@/lib/platform/in-transaction.server';

/** As much of a transaction as removing needs. */
type Client = Pick<pg.ClientBase, 'query'>;

/**
 * Deletes rows of attachments in the running transaction: their objects are due at once, what the log says of them is erased, the hash of that stays.
 * @param which SQL condition on `attachment a` with $1
 * @returns how many
 */
async function removeWhere(client: Client, which: string, value: unknown, now: Date): Promise<number> {
  // The driver before the rows, as adding does: nobody waits for somebody who waits.
  await client.query(
    `SELECT FROM reporter WHERE id IN (
       SELECT coalesce(p.merged_into_id, p.id) FROM attachment a JOIN report r ON r.id = a.report_id JOIN reporter p ON p.id = r.reporter_id
       WHERE ${which}) ORDER BY id FOR NO KEY UPDATE`,
    [value],
  );
  const { rows } = await client.query<{ entry: string; object_key: string | null }>(
    `DELETE FROM attachment a WHERE ${which} RETURNING entry, object_key`,
    [value],
  );
  if (rows.length === 0) return 0;
  await client.query('INSERT INTO unheld_object (object_key, due_at) SELECT unnest($1::text[]), $2', [
    rows.flatMap(({ object_key }) => object_key ?? []),
    now,
  ]);
  await eraseEvidence(
    client as pg.ClientBase,
    rows.map(({ entry }) => entry),
  );
  return rows.length;
}

/** Deletes one attachment of a report that was found to be the visitor's. */
export const removeAttachment = (pool: pg.Pool, receipt: string, name: string, now: Date): Promise<number> =>
  inTransaction(pool, (client) =>
    removeWhere(
      client,
      'a.name = ($1::text[])[1] AND a.report_id = (SELECT id FROM report WHERE receipt = ($1::text[])[2])',
      [name, receipt],
      now,
    ),
  );

/** Deletes all attachments of reports, in the transaction that deletes the reports. */
export const removeOfReports = (client: Client, reportIds: readonly string[], now: Date): Promise<number> =>
  removeWhere(client, 'a.report_id = ANY($1::bigint[])', reportIds, now);

const BATCH = 20;

/** Deletes attachments that are older than files are kept. @returns how many */
export async function removeOld(pool: pg.Pool, before: Date, now: Date): Promise<number> {
  let removed = 0;
  for (;;) {
    const { rows } = await pool.query<{ id: string }>(
      `SELECT id FROM attachment WHERE added_at < $1 ORDER BY added_at LIMIT ${BATCH}`,
      [before],
    );
    if (rows.length === 0) return removed;
    // One by one: a transaction holds the row of one driver at a time.
    for (const { id } of rows)
      removed += await inTransaction(pool, (client) => removeWhere(client, 'a.id = $1', id, now));
  }
}
