import 'server-only';
import { pool } from '@/lib/platform/database.server';
import { periodRange } from '@/lib/platform/period-range';
import { type Published, reopenTable, type TableRow } from '@/lib/privacy/gate';
import { TABLES, type TableSpec, tableNamed } from './monthly-tables';

/** A frozen table of one period. */
export type ReleasedTable = {
  readonly spec: TableSpec;
  readonly period: string;
  readonly sha256: string;
  readonly frozenAt: Date;
  readonly rows: Published<TableRow[]>;
};

/** A period and the tables frozen for it, in the order of {@link TABLES}. `sha256`: of the frozen rows, 64 hex digits. */
export type Release = {
  readonly period: string;
  readonly frozenAt: Date;
  readonly tables: readonly { readonly name: string; readonly rows: number; readonly sha256: string }[];
};

type ListedRow = { period: string; name: string; rows: number; sha256: string; frozen_at: Date };

/** All releases: the period that ended last first, and of two that ended together the quarter. */
export async function readReleases(): Promise<Release[]> {
  const { rows } = await pool().query<ListedRow>({
    name: 'read-releases',
    text: 'SELECT period, name, row_count AS rows, sha256, frozen_at FROM release_table',
  });
  const end = (period: string) => periodRange(period)[1].getTime();
  const periods = [...new Set(rows.map(({ period }) => period))];
  return periods.toSorted((a, b) => end(b) - end(a) || (a < b ? 1 : -1)).flatMap((period) => releaseOf(period, rows));
}

function releaseOf(period: string, rows: readonly ListedRow[]): Release[] {
  const own = rows.filter((row) => row.period === period);
  const tables = TABLES.flatMap((spec) => {
    const row = own.find(({ name }) => name === spec.name);
    return row ? [{ name: row.name, rows: row.rows, sha256: row.sha256 }] : [];
  });
  const frozenAt = own.map((row) => row.frozen_at).sort((a, b) => b.getTime() - a.getTime())[0];
  return frozenAt ? [{ period, frozenAt, tables }] : [];
}

/** A table of one period, or of the newest (`latest`) that has it. Null: no such table, not frozen yet, or not fit to show. */
export async function readTable(period: string, name: string): Promise<ReleasedTable | null> {
  const spec = tableNamed(name);
  if (!spec) return null;
  const { rows } = await pool().query<{ period: string; sha256: string; frozen_at: Date; rows: unknown }>({
    name: 'read-table',
    text: `SELECT period, sha256, frozen_at, rows FROM release_table WHERE name = $1 AND ($2 = 'latest' OR period = $2) ORDER BY period DESC LIMIT 1`,
    values: [name, period],
  });
  const found = rows[0];
  const published = found ? reopenTable(found.rows) : null;
  return found && published
    ? { spec, period: found.period, sha256: found.sha256, frozenAt: found.frozen_at, rows: published }
    : null;
}
