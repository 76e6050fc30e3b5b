import 'server-only';
import type pg from 'pg';
import type { Run } from '@/lib/dataset/files/file-columns';
import { tableNamed, tablesOf } from '@/lib/dataset/monthly-tables';
import { flatRows } from '@/lib/dataset/table-columns';
import { type Published, reopenTable, type TableRow } from '@/lib/privacy/gate';

/** The month and, if it ends one, its quarter. */
export const periodsOf = (month: string): string[] =>
  Number(month.slice(5)) % 3 === 0 ? [month, `${month.slice(0, 4)}-Q${Number(month.slice(5)) / 3}`] : [month];

/** A frozen table as it stands. @throws Error when it is not frozen or could not have passed the gate */
export async function frozenTable(
  client: pg.ClientBase,
  name: string,
  period: string,
): Promise<{ rows: Published<TableRow[]>; frozenAt: Date }> {
  const { rows } = await client.query<{ rows: unknown; frozen_at: Date }>(
    'SELECT rows, frozen_at FROM release_table WHERE name = $1 AND period = $2',
    [name, period],
  );
  const published = rows[0] ? reopenTable(rows[0].rows) : null;
  if (!rows[0] || !published) throw new Error(`the table ${name} of ${period} is not frozen`);
  return { rows: published, frozenAt: rows[0].frozen_at };
}

/** Names of the predefined tables of a month's release with their period. */
export const countTables = (month: string): { name: string; period: string }[] =>
  periodsOf(month).flatMap((period) => tablesOf(period).map(({ name }) => ({ name, period })));

/** Rows of a frozen table as lines of its files. */
export function* countRows(name: string, period: string, rows: Published<TableRow[]>): Generator<Run> {
  const spec = tableNamed(name);
  if (!spec) throw new RangeError(`no table ${name}`);
  for (const row of flatRows(spec, period, rows)) yield { row, times: 1 };
}
