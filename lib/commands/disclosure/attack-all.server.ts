import 'server-only';
import type pg from 'pg';
import { type AttackedBatches, attackBatches } from '@/lib/dataset/attack/attack-batches';
import { type AttackedMonth, attackMonth } from '@/lib/dataset/attack/attack-month.server';
import { attackedTables } from '@/lib/dataset/attack/attacked-tables.server';
import { addBounds, bestBounds, lineBounds } from '@/lib/dataset/attack/line-bounds';
import { joinMonths } from '@/lib/dataset/attack/other-answers';
import { attackedHeat, attackedRankings } from '@/lib/dataset/attack/other-answers.server';
import { type Subtracted, subtractTables, untrueCells } from '@/lib/dataset/attack/subtract-tables';
import type { HeatReport } from '@/lib/heatmaps/fold/heat-report';
import { nextHeatReports } from '@/lib/heatmaps/fold/read-heat-reports.server';
import { createPool } from '@/lib/platform/database.server';
import { inTransaction, UNHURRIED } from '@/lib/platform/in-transaction.server';
import { periodRange, periodsOf } from '@/lib/platform/period-range';

/** More reports than any population that is attacked has. */
const EVERY = 20_000_000;

/** What was found in the releases of one population. */
export type Attacked = {
  readonly months: readonly AttackedMonth[];
  readonly quarters: readonly {
    readonly period: string;
    readonly subtracted: Subtracted;
    /** The tables of its three months against what is told of the whole quarter. */
    readonly joined: Subtracted;
    /** Its maps, batch by batch, against the tables of its months. */
    readonly batches: AttackedBatches;
    readonly untrue: readonly string[];
  }[];
};

/** Attacks the release of every closed month in a database, and every quarter with all that its months tell. */
export async function attackAll(url: string): Promise<Attacked> {
  const pool = createPool(url, 2);
  try {
    const { rows } = await pool.query<{ month: string }>(
      `SELECT DISTINCT period AS month FROM release_table WHERE period !~ 'Q' ORDER BY 1`,
    );
    const months: AttackedMonth[] = [];
    const quarters: Attacked['quarters'][number][] = [];
    let quarterBefore = 0;
    for (const { month } of rows) {
      months.push(await inTransaction(pool, (client) => attackMonth(client, month), UNHURRIED));
      const quarter = periodsOf(month)[1];
      if (quarter === undefined) continue;
      const tables = await inTransaction(pool, (client) => attackedTables(client, month, 'quarter'), UNHURRIED);
      const ofMonths = months.slice(-3);
      const rankings = await attackedRankings(pool, quarter);
      const heat = await attackedHeat(pool, quarter);
      const ofQuarter = lineBounds([...tables, ...rankings, ...heat], []);
      const bounds = bestBounds([addBounds(ofMonths.map((one) => one.bounds)), ofQuarter]);
      const reports = await reportsOf(pool, quarter);
      quarters.push({
        period: quarter,
        subtracted: subtractTables(tables, bounds),
        joined: subtractTables(joinMonths(ofMonths.map((one) => one.tables)), ofQuarter),
        untrue: tables.flatMap(untrueCells),
        batches: attackBatches(reports, quarter, quarterBefore),
      });
      quarterBefore = reports.length;
    }
    return { months, quarters };
  } finally {
    await pool.end();
  }
}

async function reportsOf(pool: pg.Pool, quarter: string): Promise<HeatReport[]> {
  const [from, to] = periodRange(quarter);
  const read = (client: pg.ClientBase) => nextHeatReports(client, ['0', String(Number.MAX_SAFE_INTEGER)], EVERY);
  const reports = await inTransaction(pool, read, UNHURRIED);
  return reports
    .filter(({ receivedAt, removed }) => !removed && receivedAt >= from && receivedAt < to)
    .sort((a, b) => a.receivedAt.getTime() - b.receivedAt.getTime());
}
