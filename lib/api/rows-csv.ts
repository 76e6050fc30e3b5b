import { stringify } from 'csv-stringify/sync';

/** Rows as a table (RFC 4180): a company takes three columns, what is not shown none. */
export function rowsCsv(rows: readonly Record<string, unknown>[], fields: readonly string[]): string {
  const columns = fields.flatMap((field) =>
    field === 'insurer' ? ['insurer_id', 'insurer_zh', 'insurer_en'] : [snake(field)],
  );
  return stringify(
    rows.map((row) => fields.flatMap((field) => cells(row[field]))),
    { header: true, columns },
  );
}

const snake = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

function cells(value: unknown): (string | number)[] {
  if (value === null || value === undefined) return [''];
  if (typeof value === 'object') {
    const { id, nameZh, nameEn } = value as { id: string; nameZh: string; nameEn: string };
    return [id, nameZh, nameEn];
  }
  return [typeof value === 'number' ? value : String(value)];
}
