import 'server-only';
import type pg from 'pg';
import { HEAT_LOCK } from '@/lib/heatmaps/fold/heat-lock';
import type { HeatFamily } from '@/lib/heatmaps/fold/heat-report';
import { chinaDate } from '@/lib/platform/china-time';
import { inTransaction, UNHURRIED } from '@/lib/platform/in-transaction.server';
import { periodRange } from '@/lib/platform/period-range';
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
 * Takes the daily snapshot of all heatmaps: once a day in China, sooner only when nothing was published yet or `now` is asked for. A closed
 * quarter is published once more after its end and then stays as it is. @returns how many views were published
 */
export function publishHeat(pool: pg.Pool, now: Date, { atOnce = false } = {}): Promise<number> {
  const publishing = async (client: pg.PoolClient) => {
    await client.query('SELECT pg_advisory_xact_lock($1)', [HEAT_LOCK]);
    if (!atOnce && (await publishedOn(client)) === chinaDate(now)) return 0;
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
