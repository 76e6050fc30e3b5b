import { DIMENSIONS, type DimensionName, TABLES, type TableSpec } from './monthly-tables';
import type { FlatRow } from './table-columns';

/** Rows wanted of a table: by column, the one code to keep. */
export type TableFilter = Partial<Record<DimensionName, string>>;

const CODE = /^[A-Za-z0-9][\w.:-]{0,39}$/;
const NAMES = Object.keys(DIMENSIONS) as DimensionName[];

type Query = { get(name: string): string | null };

/** The filter that a query string asks for; what is no column or no code is left out. */
export function readFilter(query: Query): TableFilter {
  const asked = NAMES.map((name) => [name, query.get(name) ?? ''] as const);
  return Object.fromEntries(asked.filter(([, code]) => CODE.test(code)));
}

/** The one query string of a filter. */
export function filterSearch(filter: TableFilter): string {
  const search = new URLSearchParams(NAMES.flatMap((name) => (filter[name] ? [[name, filter[name]]] : [])));
  return search.size > 0 ? `?${search}` : '';
}

/** The first column of a filter that a table does not have. */
export const foreignColumn = (spec: TableSpec, filter: TableFilter): string | undefined =>
  Object.keys(filter).find((name) => !spec.dimensions.some((dimension) => dimension === name));

/** The rows that have every code of a filter. */
export const filtered = (rows: readonly FlatRow[], filter: TableFilter): FlatRow[] =>
  rows.filter((row) => Object.entries(filter).every(([name, code]) => row[name] === code));

const PERIOD = /^(?:20\d{2}-(?:0[1-9]|1[0-2]|Q[1-4])|latest)$/;

/** The query string of the export form, cleaned: table, period, filter. */
export function exportSearch(query: Query): string {
  const table = TABLES.find(({ name }) => name === query.get('table'))?.name ?? '';
  const period = PERIOD.test(query.get('period') ?? '') ? (query.get('period') ?? '') : 'latest';
  const filter = filterSearch(readFilter(query)).slice(1);
  return `?${new URLSearchParams({ table, period })}${filter ? `&${filter}` : ''}`;
}

/** Where the rows stand that the export form asks for; null without a table. */
export function exportAddress(query: Query, format: string): string | null {
  const cleaned = new URLSearchParams(exportSearch(query));
  if (!cleaned.get('table')) return null;
  return `/dataset/${cleaned.get('period')}/${cleaned.get('table')}.${format}${filterSearch(readFilter(query))}`;
}
