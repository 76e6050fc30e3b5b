import type { FlatRow } from '@/lib/dataset/table-columns';
import type { Published, TableRow } from '@/lib/privacy/gate';
import { RECORD_TABLES, type RecordTableName } from './record-tables';

/** The table that a file name without its ending names, or null. */
export const recordTableNamed = (name: string): RecordTableName | null =>
  Object.hasOwn(RECORD_TABLES, name) ? (name as RecordTableName) : null;

/** Columns of a table's file. `count`: driver-weeks or answers, `drivers`: who gave them; both rounded to five. */
export const recordColumns = (name: RecordTableName): string[] => [
  ...['period', ...RECORD_TABLES[name].dimensions],
  ...['row', 'drivers', 'count'],
];

/** All frozen periods of a table as lines of a file, oldest first. */
export function recordLines(
  name: RecordTableName,
  tables: readonly { readonly period: string; readonly rows: Published<TableRow[]> }[],
): FlatRow[] {
  const { dimensions } = RECORD_TABLES[name];
  return [...tables]
    .sort((a, b) => (a.period < b.period ? -1 : 1))
    .flatMap(({ period, rows }) =>
      rows.map(({ key, total, reporters, reports }) => ({
        period,
        ...Object.fromEntries(dimensions.map((dimension, i) => [dimension, key[i] ?? null])),
        row: total ? 'total' : 'cell',
        drivers: reporters,
        count: reports,
      })),
    );
}
