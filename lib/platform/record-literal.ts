/** A column's value on its way into PostgreSQL: text as the column's type writes it, a list of codes for an array. */
export type ColumnValue = string | number | null | undefined | readonly string[];

/**
 * Rows as the text of an array of a composite type (`$1::report[]`): the columns in the order of the table. PostgreSQL reads this in a quarter of
 * the time that it needs for the same rows as JSON.
 */
export const recordArray = (rows: readonly (readonly ColumnValue[])[]): string =>
  `{${rows.map((row) => quoted(`(${row.map(field).join(',')})`)).join(',')}}`;

/** A list of byte strings as the text of a `bytea[]`; null stays null. */
export const byteaArray = (list: readonly (Uint8Array | null | undefined)[]): string =>
  `{${list.map((bytes) => (bytes ? `"\\\\x${hex(bytes)}"` : 'NULL')).join(',')}}`;

const hex = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('hex');

// Anything else may stand in a record or an array as it is.
const PLAIN = /^[\w:.+-]+$/;

function field(value: ColumnValue): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'number') return String(value);
  if (typeof value === 'string') return PLAIN.test(value) ? value : quoted(value);
  if (value.length === 0) return '{}';
  return quoted(`{${value.map((one) => (PLAIN.test(one) && !/^null$/i.test(one) ? one : quoted(one))).join(',')}}`);
}

const quoted = (text: string): string => `"${/["\\]/.test(text) ? text.replace(/["\\]/g, '\\$&') : text}"`;
