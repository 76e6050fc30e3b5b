import 'server-only';
import type pg from 'pg';
import { HEAT_LOCK } from '@/lib/heatmaps/fold/heat-lock';
import { type HeatFamily, UNTOLD } from '@/lib/heatmaps/fold/heat-report';
import { chinaDate } from '@/lib/platform/china-time';
import { inTransaction, UNHURRIED } from '@/lib/platform/in-transaction.server';
import { periodRange } from '@/lib/platform/period-range';
import { LEAST_REPORTERS, LEAST_REPORTS } from '@/lib/privacy/cell-rule';
import { linesOverTime } from './day-lines';
import { GEOGRAPHY } from './heat-figures';
import { linesOf } from './heat-lines';
import { moveCells } from './move-cells';
import { riskOf } from './risk-of-cells';
import { shownLines } from './shown-cells';
import { heatCells, keepHeld, storeViews } from './stored-heat.server';
import { calendarViews, quarterViews } from './views-of-period';

const QUARTERLY: readonly HeatFamily[] = ['place', 'city', 'hour', 'bin'];
const PUBLISHED = 'heatmaps-published';

/**
 * Takes the daily snapshot of all heatmaps: once a day in China, sooner only when no cell is shown yet and one may be, or when `atOnce` is asked
 * for. A closed quarter is published once more after its end and then stays as it is. @returns how many views were published
 */
export function publishHeat(pool: pg.Pool, now: Date, { atOnce = false } = {}): Promise<number> {
  const publishing = async (client: pg.PoolClient) => {
    await client.query('SELECT pg_advisory_xact_lock($1)', [HEAT_LOCK]);
    if (!atOnce && (await publishedOn(client)) === chinaDate(now) && !(await mayShowFirst(client))) return 0;
    let views = 0;
    for (const quarter of await openQuarters(client)) views += await publishQuarter(client, quarter, now);
    views += await publishCalendar(client, now);
    await client.query(
      `INSERT INTO fold_watermark (name, last_report_id, folded_at) VALUES ($1, 0, $2)
       ON CONFLICT (name) DO UPDATE SET folded_at = excluded.folded_at`,
      [PUBLISHED, now],
    );
    return views;
  };
  return inTransaction(pool, publishing, UNHURRIED);
}

async function publishedOn(client: pg.ClientBase): Promise<string | null> {
  const { rows } = await client.query<{ at: Date }>('SELECT folded_at AS at FROM fold_watermark WHERE name = $1', [
    PUBLISHED,
  ]);
  return rows[0] ? chinaDate(rows[0].at) : null;
}

/**
 * Whether nothing is shown so far and some cell now has enough people. The snapshot of a site's first day is taken before anybody has reported;
 * its first drivers need not wait for tomorrow. Nothing stands beside the first shown cell that it could be subtracted from.
 */
async function mayShowFirst(client: pg.ClientBase): Promise<boolean> {
  const { rows } = await client.query<{ first: boolean }>(
    `SELECT NOT EXISTS (SELECT FROM heat_cell WHERE shown)
        AND EXISTS (SELECT FROM heat_cell WHERE family <> 'risk' AND reporters >= $1 AND reports >= $2 AND code <> $3 AND value <> $3) AS first`,
    [LEAST_REPORTERS, LEAST_REPORTS, UNTOLD],
  );
  return rows[0]?.first ?? false;
}

/** Quarters that have reports and are not published for good. */
async function openQuarters(client: pg.ClientBase): Promise<string[]> {
  const { rows } = await client.query<{ period: string }>(
    `SELECT DISTINCT period FROM heat_cell c WHERE family = 'place' AND filter = 'all'
       AND NOT EXISTS (SELECT FROM heat_view v WHERE v.view = c.period || '|map|all' AND (v.figures->>'closed')::bool)
     ORDER BY 1`,
  );
  return rows.map(({ period }) => period);
}

async function publishQuarter(client: pg.ClientBase, quarter: string, now: Date): Promise<number> {
  const cells = await heatCells(client, { periods: [quarter], families: QUARTERLY });
  const lines = (guards: Parameters<typeof linesOf>[0]) => linesOf(guards, GEOGRAPHY);
  moveCells(cells, lines, lines);
  await keepHeld(client, cells);
  const [from, end] = periodRange(quarter);
  const closed = end <= now;
  const last = chinaDate(closed ? new Date(end.getTime() - 1) : now);
  const dated = { takenAt: now.toISOString(), from: chinaDate(from), to: last, closed };
  const risk = riskOf(await heatCells(client, { families: ['risk'] }));
  const views = quarterViews(quarter, shownLines(cells), risk, dated);
  await storeViews(client, views, now);
  return views.size;
}

async function publishCalendar(client: pg.ClientBase, now: Date): Promise<number> {
  const cells = await heatCells(client, { families: ['day'] });
  const places = await heatCells(client, { families: ['place'] });
  moveCells(
    cells,
    (guards) => linesOf(guards, GEOGRAPHY),
    (guards) => [...linesOf(guards, GEOGRAPHY), ...linesOverTime(guards, places)],
  );
  await keepHeld(client, cells);
  const views = calendarViews(shownLines(cells), [...new Set(cells.map(({ period }) => period))], chinaDate(now), now);
  await storeViews(client, views, now);
  return views.size;
}
