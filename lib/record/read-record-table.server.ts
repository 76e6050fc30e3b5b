import 'server-only';
import { pool } from '@/lib/platform/database.server';
import { type Published, reopenTable, type TableRow } from '@/lib/privacy/gate';
import type { RecordTableName } from './record-tables';

/** A frozen table of one period. */
export interface ReleasedRecordTable {
  readonly period: string;
  readonly rows: Published<TableRow[]>;
}

/** Frozen tables of that name, newest period first; those with nothing to show, or not fit to, are left out. */
export async function readRecordTables(name: RecordTableName): Promise<ReleasedRecordTable[]> {
  const { rows } = await pool().query<{ period: string; rows: unknown }>({
    name: 'read-record-tables',
    text: `SELECT period, rows FROM record_table WHERE name = $1 AND rows <> '[]'::jsonb ORDER BY period DESC LIMIT 240`,
    values: [name],
  });
  return rows.flatMap(({ period, rows: stored }) => {
    const shown = reopenTable(stored);
    return shown ? [{ period, rows: shown }] : [];
  });
}
