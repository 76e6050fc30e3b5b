import 'server-only';
import type pg from 'pg';
import type { HeatDimension, HeatFamily } from '@/lib/heatmaps/fold/heat-report';
import type { HeatCell } from './heat-cells';

type Row = {
  period: string;
  family: HeatFamily;
  filter: HeatDimension;
  code: string;
  value: string;
  reporters: number;
  reports: number;
  squares: string;
  held_reporters: number;
  held_reports: number;
  held_squares: string;
  shown: boolean;
};

/** Cells of the families and periods asked for. */
export async function heatCells(
  client: pg.ClientBase,
  where: { readonly periods?: readonly string[]; readonly families: readonly HeatFamily[] },
): Promise<HeatCell[]> {
  const { rows } = await client.query<Row>(
    'SELECT * FROM heat_cell WHERE ($1::text[] IS NULL OR period = ANY ($1)) AND family = ANY ($2) ORDER BY period, family, filter, code, value',
    [where.periods ?? null, where.families],
  );
  return rows.map((row) => ({
    period: row.period,
    family: row.family,
    filter: row.filter,
    code: row.code,
    value: row.value,
    current: { reporters: row.reporters, reports: row.reports, squares: Number(row.squares) },
    held: { reporters: row.held_reporters, reports: row.held_reports, squares: Number(row.held_squares) },
    shown: row.shown,
  }));
}

const KEEP = `
  UPDATE heat_cell AS c SET held_reporters = h.reporters, held_reports = h.reports, held_squares = h.squares, shown = h.shown
  FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::int[], $7::int[], $8::bigint[], $9::bool[])
    AS h(period, family, filter, code, value, reporters, reports, squares, shown)
  WHERE (c.period, c.family, c.filter, c.code, c.value) = (h.period, h.family, h.filter, h.code, h.value)
    AND (c.held_reporters, c.held_reports, c.held_squares, c.shown) IS DISTINCT FROM (h.reporters, h.reports, h.squares, h.shown)`;

/** Remembers what the cells hold and whether they are shown. */
export async function keepHeld(client: pg.ClientBase, cells: readonly HeatCell[]): Promise<void> {
  const column = <T>(of: (cell: HeatCell) => T): T[] => cells.map(of);
  await client.query(KEEP, [
    column(({ period }) => period),
    column(({ family }) => family),
    column(({ filter }) => filter),
    column(({ code }) => code),
    column(({ value }) => value),
    column(({ held }) => held.reporters),
    column(({ held }) => held.reports),
    column(({ held }) => held.squares),
    column(({ shown }) => shown),
  ]);
}

/** Stores published views, each under its key. */
export async function storeViews(client: pg.ClientBase, views: ReadonlyMap<string, object>, now: Date): Promise<void> {
  await client.query(
    `INSERT INTO heat_view (view, figures, taken_at) SELECT view, figures::jsonb, $3 FROM unnest($1::text[], $2::text[]) AS v(view, figures)
     ON CONFLICT (view) DO UPDATE SET figures = excluded.figures, taken_at = excluded.taken_at`,
    [[...views.keys()], [...views.values()].map((figures) => JSON.stringify(figures)), now],
  );
}
