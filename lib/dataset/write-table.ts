import { stringify } from 'csv-stringify/sync';
import type { TableSpec } from './monthly-tables';
import { type Column, columnsOf, type FlatRow } from './table-columns';

/**
 * RFC 4180 text with a header line, fields in the order of `columns`, lines ended by \n. A text field that a spreadsheet
 * could take for a formula gets an apostrophe in front; none of our codes needs one. `bom` helps Excel to see UTF-8.
 */
export function writeCsv(
  rows: readonly FlatRow[],
  columns: readonly Pick<Column, 'name'>[],
  options: { readonly bom?: boolean } = {},
): string {
  const names = columns.map((column) => column.name);
  return stringify([names, ...rows.map((row) => names.map((name) => row[name] ?? null))], {
    bom: options.bom ?? false,
    escape_formulas: true,
    record_delimiter: 'unix',
  });
}

/** A table of one period as JSON text: name, period, columns and rows. The same rows give the same bytes. */
export function tableJson(spec: TableSpec, period: string, rows: readonly FlatRow[]): string {
  const columns = columnsOf(spec).map(({ name, type }) => ({ name, type }));
  return `${JSON.stringify({ name: spec.name, period, columns, rows })}\n`;
}
