import 'server-only';
import type pg from 'pg';
import type { Run } from '@/lib/dataset/files/file-columns';
import { tableNamed, tablesOf } from '@/lib/dataset/monthly-tables';
import { flatRows } from '@/lib/dataset/table-columns';
import { periodsOf } from '@/lib/platform/period-range';
import { type Published, reopenTable, type TableRow } from '@/lib/privacy/gate';
import { recordLines } from '@/lib/record/record-file';
import type { RecordTableName } from '@/lib/record/record-tables';

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

/**
 * A frozen table of what drivers say later; without rows where nobody had said anything by the end of the period, as it is not frozen then.
 * @throws Error when it could not have passed the gate
 */
export async function frozenLater(
  client: pg.ClientBase,
  name: RecordTableName,
  period: string,
): Promise<{ rows: Published<TableRow[]>; frozenAt: Date | null }> {
  const { rows } = await client.query<{ rows: unknown; frozen_at: Date }>(
    'SELECT rows, frozen_at FROM record_table WHERE name = $1 AND period = $2',
    [name, period],
  );
  const published = reopenTable(rows[0]?.rows ?? []);
  if (!published) throw new Error(`the table ${name} of ${period} did not pass the gate`);
  return { rows: published, frozenAt: rows[0]?.frozen_at ?? null };
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

/** Rows of a frozen table of what drivers say later as lines of its files. */
export function* laterRows(name: RecordTableName, period: string, rows: Published<TableRow[]>): Generator<Run> {
  for (const row of recordLines(name, [{ period, rows }])) yield { row, times: 1 };
}
