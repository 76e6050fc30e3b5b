import 'server-only';
import { createHash } from 'node:crypto';
import type pg from 'pg';
import { inTransaction, UNHURRIED } from '@/lib/platform/in-transaction.server';
import { periodRange } from '@/lib/platform/period-range';
import { closedPeriods } from './closed-periods';
import { countGroups } from './count-groups.server';
import { buildTable, tablesOf } from './monthly-tables';

/** A report received just before midnight is committed by then. */
const SETTLING_MS = 10 * 60_000;

// Ids follow the order of arrival but for the reports that share a commit: the first is among the first thousand.
const FIRST_AND_FROZEN = `
  SELECT (SELECT min(received_at) FROM (SELECT received_at FROM report ORDER BY id LIMIT 1000) AS oldest) AS first,
    ARRAY(SELECT DISTINCT period FROM release_table) AS frozen`;

/** Freezes the predefined tables of every month and quarter that is over and not frozen yet. @returns the periods frozen now */
export async function closePeriods(pool: pg.Pool, now: Date): Promise<string[]> {
  const { rows } = await pool.query<{ first: Date | null; frozen: string[] }>(FIRST_AND_FROZEN);
  const { first = null, frozen = [] } = rows[0] ?? {};
  const open = closedPeriods(new Date(now.getTime() - SETTLING_MS), first).filter((period) => !frozen.includes(period));
  for (const period of open) await freeze(pool, period, now);
  return open;
}

/** All tables of a period appear together or not at all; what another process froze first stands. */
async function freeze(pool: pg.Pool, period: string, now: Date): Promise<void> {
  const freezing = async (client: pg.PoolClient) => {
    await client.query('LOCK TABLE release_table IN SHARE ROW EXCLUSIVE MODE');
    for (const spec of tablesOf(period)) {
      const rows = buildTable(spec, await countGroups(client, spec, periodRange(period)));
      const text = JSON.stringify(rows);
      await client.query(
        `INSERT INTO release_table (period, name, rows, row_count, sha256, frozen_at) VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING`,
        [period, spec.name, text, rows.length, createHash('sha256').update(text).digest('hex'), now],
      );
    }
  };
  await inTransaction(pool, freezing, UNHURRIED);
}
