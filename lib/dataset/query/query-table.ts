import type { FileColumn } from '@/lib/dataset/files/file-columns';

/** A table that can be asked: its columns, and the file that its rows come from. */
export type QueryTable = {
  readonly name: string;
  readonly columns: readonly Pick<FileColumn, 'name' | 'type'>[];
  readonly rows: number;
  /** Path of its NDJSON, compressed with gzip, at this site. */
  readonly path: string;
  /** Size of that file. */
  readonly bytes: number;
};

/** What goes into a field of SQLite; it knows no booleans, 1 stands for true. */
export type Bound = string | number | null;

const TYPES: Record<FileColumn['type'], string> = {
  string: 'TEXT',
  integer: 'INTEGER',
  number: 'REAL',
  boolean: 'INTEGER',
};

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/** Makes the table, without rows. */
export const creating = ({ name, columns }: Pick<QueryTable, 'name' | 'columns'>): string =>
  `CREATE TABLE ${quoted(name)} (${columns.map((column) => `${quoted(column.name)} ${TYPES[column.type]}`).join(', ')})`;

/** Puts one row in, its fields bound in the order of the columns. */
export const inserting = ({ name, columns }: Pick<QueryTable, 'name' | 'columns'>): string =>
  `INSERT INTO ${quoted(name)} VALUES (${columns.map(() => '?').join(', ')})`;

/** The fields of a line of NDJSON in the order of the columns. @throws SyntaxError when the line is no JSON */
export function boundRow({ columns }: Pick<QueryTable, 'columns'>, line: string): Bound[] {
  const row = JSON.parse(line) as Record<string, string | number | boolean | null>;
  return columns.map(({ name }) => {
    const value = row[name] ?? null;
    return typeof value === 'boolean' ? Number(value) : value;
  });
}

const NAMES = /[\p{L}_][\p{L}\p{N}_]*/gu;

/** The tables whose names stand in a query, anywhere: one too many costs a download, one too few would be an empty table. */
export function namedTables<T extends Pick<QueryTable, 'name'>>(sql: string, tables: readonly T[]): T[] {
  const words = new Set([...sql.matchAll(NAMES)].map(([word]) => word.toLowerCase()));
  return tables.filter(({ name }) => words.has(name.toLowerCase()));
}
