import 'server-only';
import type pg from 'pg';
import { monthsOf } from '@/lib/platform/period-range';
import { reopenTable } from '@/lib/privacy/gate';
import type { FilterName } from '../view';

/** The released table that counts the same as the views of a filter; its keys are insurer and code. */
const TABLES: Record<FilterName, string> = {
  province: 'insurer_province_month',
  role: 'role_insurer_month',
  relation: 'relation_insurer_month',
};

/**
 * What the frozen tables of each month of a period show, as `province:440000 picc`. Months from before the first report have none and are left out;
 * one that could not have come through the gate shows nothing.
 */
export async function shownByTables(client: pg.ClientBase, period: string): Promise<ReadonlySet<string>[]> {
  const { rows } = await client.query<{ name: string; period: string; rows: unknown }>(
    'SELECT name, period, rows FROM release_table WHERE period = ANY ($1) AND name = ANY ($2)',
    [monthsOf(period), Object.values(TABLES)],
  );
  const months = new Map<string, Set<string>>();
  for (const { name, period: month, rows: stored } of rows) {
    const shown = months.get(month) ?? new Set<string>();
    const filter = (Object.keys(TABLES) as FilterName[]).find((by) => TABLES[by] === name);
    for (const { key, total } of reopenTable(stored) ?? []) if (!total) shown.add(`${filter}:${key[1]} ${key[0]}`);
    months.set(month, shown);
  }
  return [...months.values()];
}
