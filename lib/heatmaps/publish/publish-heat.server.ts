import 'server-only';
import type pg from 'pg';
import { HEAT_LOCK } from '@/lib/heatmaps/fold/heat-lock';
import { type HeatFamily, UNTOLD } from '@/lib/heatmaps/fold/heat-report';
import { chinaDate, monthOf, quarterOf } from '@/lib/platform/china-time';
import { inTransaction, UNHURRIED } from '@/lib/platform/in-transaction.server';
import { periodRange } from '@/lib/platform/period-range';
import { type Count, LEAST_REPORTERS, LEAST_REPORTS } from '@/lib/privacy/cell-rule';
import { type Arrived, isDue, isFull } from './batch-due';
import { closeBatch } from './close-batch';
import type { HeatCell } from './heat-cells';
import { GEOGRAPHY } from './heat-figures';
import { riskOf } from './risk-of-cells';
import { shownLines } from './shown-cells';
import { heatCells, keepBatch, storeViews } from './stored-heat.server';
import { cellName, fitsMonths, type ToldByMonths } from './told-by-months';
import { toldByMonths } from './told-by-months.server';
import { calendarViews, quarterViews } from './views-of-period';

const QUARTERLY: readonly HeatFamily[] = ['place', 'city', 'hour', 'bin'];
const PUBLISHED = 'heatmaps-published';

/**
 * Looks once a day in China whether a batch of reports is to be closed, and if so publishes all heatmaps anew; sooner only when no cell is shown
 * yet and one may be, or when `atOnce` is asked for. A quarter's last batch closes after its end. @returns how many views were published
 */
export function publishHeat(pool: pg.Pool, now: Date, { atOnce = false } = {}): Promise<number> {
  const publishing = async (client: pg.PoolClient) => {
    await client.query('SELECT pg_advisory_xact_lock($1)', [HEAT_LOCK]);
    const first = await showsNothing(client);
    const sooner = atOnce || (first && (await mayShow(client)));
    if (!sooner && (await publishedOn(client)) === chinaDate(now)) return 0;
    const quarters = await openQuarters(client);
    const ended = quarters.some((quarter) => periodRange(quarter)[1] <= now);
    const due = sooner || ended || isDue(await arrivedBy(client, now), chinaDate(now));
    const moved = due ? await closeBatchNow(client, quarters, now) : null;
    const views = moved || first ? await publishAll(client, [...new Set([...quarters, ...(moved ?? [])])], now) : 0;
    await client.query(
      `INSERT INTO fold_watermark (name, last_report_id, folded_at) VALUES ($1, 0, $2)
       ON CONFLICT (name) DO UPDATE SET folded_at = excluded.folded_at`,
      [PUBLISHED, now],
    );
    return views;
  };
  return inTransaction(pool, publishing, UNHURRIED);
}

/** @returns the quarters of which something was shown, null when the batch stays open */
async function closeBatchNow(client: pg.ClientBase, open: readonly string[], now: Date): Promise<string[] | null> {
  const ended = open.filter((quarter) => periodRange(quarter)[1] <= now);
  const told = new Map<string, ReadonlyMap<string, readonly ToldByMonths[]>>();
  for (const quarter of ended) told.set(quarter, await toldByMonths(client, quarter));
  const cells = await heatCells(client, 'moved', { families: [...QUARTERLY, 'day'] });
  const fits = (cell: HeatCell, count: Count) => fitsMonths(count, told.get(cell.period)?.get(cellName(cell)) ?? []);
  const shown = closeBatch(cells, GEOGRAPHY, ended.length > 0, fits);
  if (!shown) return null;
  await keepBatch(client, cells);
  return shown.flatMap(({ family, period }) => (family === 'day' ? [] : [period]));
}

async function arrivedBy(client: pg.ClientBase, now: Date): Promise<Arrived> {
  const running = quarterOf(monthOf(now));
  const before = quarterOf(monthOf(new Date(periodRange(running)[0].getTime() - 1)));
  const { rows } = await client.query<Arrived>(
    `SELECT coalesce(sum(reports - held_reports), 0)::int AS waiting,
       coalesce(sum(held_reports) FILTER (WHERE period = $1), 0)::int AS closed,
       coalesce(sum(reports) FILTER (WHERE period = $2), 0)::int AS before
     FROM heat_cell WHERE family = 'place' AND filter = 'all'`,
    [running, before],
  );
  return rows[0] ?? { waiting: 0, closed: 0, before: 0 };
}

async function publishedOn(client: pg.ClientBase): Promise<string | null> {
  const { rows } = await client.query<{ at: Date }>('SELECT folded_at AS at FROM fold_watermark WHERE name = $1', [
    PUBLISHED,
  ]);
  return rows[0] ? chinaDate(rows[0].at) : null;
}

async function showsNothing(client: pg.ClientBase): Promise<boolean> {
  const { rows } = await client.query<{ nothing: boolean }>(
    'SELECT NOT EXISTS (SELECT FROM heat_cell WHERE shown_reports > 0) AS nothing',
  );
  return rows[0]?.nothing ?? false;
}

/** Whether some cell has people enough. The snapshot of a site's first day is taken before anybody has reported; its first drivers need not wait. */
async function mayShow(client: pg.ClientBase): Promise<boolean> {
  const { rows } = await client.query<{ some: boolean }>(
    `SELECT EXISTS (SELECT FROM heat_cell WHERE family <> 'risk' AND reporters >= $1 AND reports >= $2 AND code <> $3 AND value <> $3) AS some`,
    [LEAST_REPORTERS, LEAST_REPORTS, UNTOLD],
  );
  return rows[0]?.some ?? false;
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

async function publishAll(client: pg.ClientBase, quarters: readonly string[], now: Date): Promise<number> {
  const arrived = await arrivedBy(client, now);
  let views = 0;
  for (const quarter of quarters) {
    if (quarter !== quarterOf(monthOf(now)) || isFull(arrived)) views += await publishQuarter(client, quarter, now);
  }
  return views + (await publishCalendar(client, now));
}

async function publishQuarter(client: pg.ClientBase, quarter: string, now: Date): Promise<number> {
  const cells = await heatCells(client, 'shown', { periods: [quarter], families: QUARTERLY });
  const [from, end] = periodRange(quarter);
  const closed = end <= now;
  const last = chinaDate(closed ? new Date(end.getTime() - 1) : now);
  const dated = { takenAt: now.toISOString(), from: chinaDate(from), to: last, closed };
  const risk = riskOf(await heatCells(client, 'counted', { families: ['risk'] }));
  const views = quarterViews(quarter, shownLines(cells), risk, dated);
  await storeViews(client, views, now);
  return views.size;
}

async function publishCalendar(client: pg.ClientBase, now: Date): Promise<number> {
  const cells = await heatCells(client, 'shown', { families: ['day'] });
  const years = [...new Set(cells.map(({ period }) => period))];
  const views = calendarViews(shownLines(cells), years, chinaDate(now), now);
  await storeViews(client, views, now);
  return views.size;
}
