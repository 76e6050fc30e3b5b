import 'server-only';
import type pg from 'pg';

type Part = { readonly remove: string; readonly restore: string };

const FOREIGN_KEYS = `
  SELECT format('ALTER TABLE %s DROP CONSTRAINT %I', conrelid::regclass, conname) AS remove,
         format('ALTER TABLE %s ADD CONSTRAINT %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) AS restore
  FROM pg_constraint WHERE conrelid = $1::regclass AND contype = 'f' ORDER BY conname`;
// The primary key stays: other tables point at it, and ids come in order anyway.
const INDEXES = `
  SELECT format('DROP INDEX %s', indexrelid::regclass) AS remove, pg_get_indexdef(indexrelid) AS restore
  FROM pg_index i WHERE indrelid = $1::regclass AND NOT indisprimary
    AND NOT EXISTS (SELECT FROM pg_constraint c WHERE c.conindid = i.indexrelid) ORDER BY indexrelid`;

/**
 * Runs `work` while a table has no indexes and no foreign keys of its own and builds them afterwards, which checks all rows at once: several times
 * faster for many rows. Call inside a transaction, so that nobody ever sees the table without them.
 */
export async function withoutIndexes(
  client: pg.ClientBase,
  table: string,
  work: () => Promise<unknown>,
): Promise<void> {
  const parts: Part[] = [];
  for (const sql of [FOREIGN_KEYS, INDEXES]) parts.push(...(await client.query<Part>(sql, [table])).rows);
  for (const { remove } of parts) await client.query(remove);
  await work();
  for (const { restore } of parts) await client.query(restore);
}
