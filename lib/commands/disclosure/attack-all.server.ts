import 'server-only';
import { type AttackedMonth, attackMonth } from '@/lib/dataset/attack/attack-month.server';
import { attackedTables } from '@/lib/dataset/attack/attacked-tables.server';
import { addBounds, bestBounds, lineBounds } from '@/lib/dataset/attack/line-bounds';
import { type Subtracted, subtractTables, untrueCells } from '@/lib/dataset/attack/subtract-tables';
import { createPool } from '@/lib/platform/database.server';
import { inTransaction, UNHURRIED } from '@/lib/platform/in-transaction.server';
import { periodsOf } from '@/lib/platform/period-range';

/** What was found in the releases of one population. */
export type Attacked = {
  readonly months: readonly AttackedMonth[];
  readonly quarters: readonly {
    readonly period: string;
    readonly subtracted: Subtracted;
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
    for (const { month } of rows) {
      months.push(await inTransaction(pool, (client) => attackMonth(client, month), UNHURRIED));
      const quarter = periodsOf(month)[1];
      if (quarter === undefined) continue;
      const tables = await inTransaction(pool, (client) => attackedTables(client, month, 'quarter'), UNHURRIED);
      const bounds = bestBounds([addBounds(months.slice(-3).map((one) => one.bounds)), lineBounds(tables, [])]);
      const subtracted = subtractTables(tables, bounds);
      quarters.push({ period: quarter, subtracted, untrue: tables.flatMap(untrueCells) });
    }
    return { months, quarters };
  } finally {
    await pool.end();
  }
}
