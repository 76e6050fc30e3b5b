import 'server-only';
import type pg from 'pg';
import { closedPeriods } from '@/lib/dataset/closed-periods';
import { inTransaction, UNHURRIED } from '@/lib/platform/in-transaction.server';
import { publishTable } from '@/lib/privacy/gate';
import { countRecordCells } from './count-record-cells.server';
import { CHECK_IN_WEEKS } from './quiet-weeks';
import { RECORD_LOCK } from './record-lock';
import { RECORD_TABLES, type RecordTableName } from './record-tables';

const DAY = 86_400_000;
/** A quarter is frozen when what came in its last minute is committed; a month when nobody can speak for its last week any more. */
const SETTLING = { quarter: DAY / 144, month: (CHECK_IN_WEEKS + 1) * 7 * DAY };

/** Freezes the tables of the drivers' records for every period that is over and not frozen yet. @returns how many tables were frozen */
export async function publishRecord(pool: pg.Pool, now: Date): Promise<number> {
  const { rows } = await pool.query<{ first: Date | null; frozen: string[] }>(
    `SELECT least((SELECT min(answered_at) FROM follow_up), (SELECT min(told_at) FROM quote_outcome), (SELECT min(checked_at) FROM quiet_week)) AS first,
       ARRAY(SELECT name || ' ' || period FROM record_table) AS frozen`,
  );
  const { first = null, frozen = [] } = rows[0] ?? {};
  // Of the weeks that the first check-in can be about, the earliest lies in an earlier month.
  const since = first && new Date(first.getTime() - SETTLING.month);
  const due = (Object.keys(RECORD_TABLES) as RecordTableName[]).flatMap((name) => {
    const kind = RECORD_TABLES[name].period;
    const closed = closedPeriods(new Date(now.getTime() - SETTLING[kind]), since);
    const own = closed.filter((period) => period.includes('Q') === (kind === 'quarter'));
    return own.filter((period) => !frozen.includes(`${name} ${period}`)).map((period) => ({ name, period }));
  });
  if (due.length === 0) return 0;
  return inTransaction(
    pool,
    async (client) => {
      await client.query('SELECT pg_advisory_xact_lock($1)', [RECORD_LOCK]);
      for (const { name, period } of due) await freeze(client, name, period, now);
      return due.length;
    },
    UNHURRIED,
  );
}

async function freeze(client: pg.ClientBase, name: RecordTableName, period: string, now: Date): Promise<void> {
  const table = publishTable(await countRecordCells(client, name, period), RECORD_TABLES[name]);
  if (!table.ok) throw new RangeError(`${name}: ${table.error.code} at ${table.error.key}`);
  await client.query(
    'INSERT INTO record_table (period, name, rows, frozen_at) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING',
    [period, name, JSON.stringify(table.value), now],
  );
}
