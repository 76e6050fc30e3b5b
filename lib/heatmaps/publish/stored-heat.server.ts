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
  shown_reporters: number;
  shown_reports: number;
  shown_squares: string;
};

/** Which cells: `moved` since the last batch, `shown` something, or `counted` at all. */
const WHICH = {
  moved: '(reporters, reports, squares) IS DISTINCT FROM (held_reporters, held_reports, held_squares)',
  shown: 'shown_reports > 0',
  counted: 'reporters > 0',
};

/** Cells of the families and periods asked for. */
export async function heatCells(
  client: pg.ClientBase,
  which: keyof typeof WHICH,
  where: { readonly periods?: readonly string[]; readonly families: readonly HeatFamily[] },
): Promise<HeatCell[]> {
  const { rows } = await client.query<Row>(
    `SELECT * FROM heat_cell WHERE ${WHICH[which]} AND ($1::text[] IS NULL OR period = ANY ($1)) AND family = ANY ($2)
     ORDER BY period, family, filter, code, value`,
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
    shown: { reporters: row.shown_reporters, reports: row.shown_reports, squares: Number(row.shown_squares) },
  }));
}

const KEEP = `
  UPDATE heat_cell AS c SET held_reporters = h.reporters, held_reports = h.reports, held_squares = h.squares,
    shown_reporters = h.shown_reporters, shown_reports = h.shown_reports, shown_squares = h.shown_squares
  FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::int[], $7::int[], $8::bigint[], $9::int[], $10::int[], $11::bigint[])
    AS h(period, family, filter, code, value, reporters, reports, squares, shown_reporters, shown_reports, shown_squares)
  WHERE (c.period, c.family, c.filter, c.code, c.value) = (h.period, h.family, h.filter, h.code, h.value)`;

/** Remembers what of the cells is in closed batches, and what these have shown. */
export async function keepBatch(client: pg.ClientBase, cells: readonly HeatCell[]): Promise<void> {
  const column = <T>(of: (cell: HeatCell) => T): T[] => cells.map(of);
  await client.query(KEEP, [
    column(({ period }) => period),
    column(({ family }) => family),
    column(({ filter }) => filter),
    column(({ code }) => code),
    column(({ value }) => value),
    ...(['held', 'shown'] as const).flatMap((which) =>
      (['reporters', 'reports', 'squares'] as const).map((of) => column((cell) => cell[which][of])),
    ),
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
