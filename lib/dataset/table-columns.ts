import type { Published, TableRow } from '@/lib/privacy/gate';
import type { TableSpec } from './monthly-tables';

/** A column of a released file. Its title and description stand under its name in the namespace dataset-columns. */
export type Column = {
  readonly name: string;
  readonly type: 'string' | 'integer';
  readonly titleKey: string;
  readonly descriptionKey: string;
};

/** One line of a released file, by column name; null is an empty field. */
export type FlatRow = Readonly<Record<string, string | number | null>>;

const column = (name: string, type: Column['type']): Column => ({
  name,
  type,
  titleKey: `columns.${name}.title`,
  descriptionKey: `columns.${name}.description`,
});

/**
 * Columns of a table's files: period, the dimensions, `row` (cell or total), reporters, reports. Dimensions are text even
 * where the codes are numbers, since a total has `all` there.
 */
export const columnsOf = (spec: TableSpec): Column[] => [
  column('period', 'string'),
  ...spec.dimensions.map((name) => column(name, 'string')),
  column('row', 'string'),
  column('reporters', 'integer'),
  column('reports', 'integer'),
];

/** Published rows of a table as lines of a file; `period` is 'YYYY-MM' or 'YYYY-Qn'. */
export function flatRows(spec: TableSpec, period: string, rows: Published<TableRow[]>): FlatRow[] {
  return rows.map((row) => ({
    period,
    ...Object.fromEntries(spec.dimensions.map((name, i) => [name, row.key[i] ?? null])),
    row: row.total ? 'total' : 'cell',
    reporters: row.reporters,
    reports: row.reports,
  }));
}
