import 'server-only';
import { pool } from '@/lib/platform/database.server';
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

/** A period and the tables frozen for it, with the number of their published rows. */
export type Release = {
  readonly period: string;
  readonly frozenAt: Date;
  readonly tables: readonly { name: string; rows: number }[];
};

/** All releases, newest first. */
export async function readReleases(): Promise<Release[]> {
  const { rows } = await pool().query<{ period: string; frozen_at: Date; tables: { name: string; rows: number }[] }>({
    name: 'read-releases',
    text: `SELECT period, max(frozen_at) AS frozen_at, jsonb_agg(jsonb_build_object('name', name, 'rows', jsonb_array_length(rows)) ORDER BY name) AS tables
           FROM release_table GROUP BY period ORDER BY period DESC`,
  });
  return rows.map(({ period, frozen_at, tables }) => ({
    period,
    frozenAt: frozen_at,
    tables: TABLES.flatMap((spec) => tables.find((table) => table.name === spec.name) ?? []),
  }));
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
