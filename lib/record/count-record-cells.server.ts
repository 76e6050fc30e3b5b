import 'server-only';
import type pg from 'pg';
import { weekStart, weeksBack } from '@/lib/platform/china-time';
import { periodRange } from '@/lib/platform/period-range';
import type { Cell } from '@/lib/privacy/gate';
import { type RecordTableName, weeksOfMonth } from './record-tables';

/** All groups of a table in one period, small ones included: for the gate, and for nobody else. */
export async function countRecordCells(client: pg.ClientBase, name: RecordTableName, period: string): Promise<Cell[]> {
  const { keyed, values } = keyedRows(name, period);
  const { rows } = await client.query<{ key: string[]; reporters: string; reports: string }>({
    text: `SELECT key, count(DISTINCT driver) AS reporters, count(*) AS reports FROM (${keyed}) AS keyed GROUP BY 1`,
    values,
  });
  return rows.map(({ key, reporters, reports }) => ({ key, reporters: Number(reporters), reports: Number(reports) }));
}

/**
 * Distinct drivers of what a table does not show of each line: what agrees on the dimensions at `positions` and stands in none of the cells
 * `shown` (keys joined by |). By the codes of the line, joined by |. For those who test the gate.
 */
export async function countRecordRemainders(
  client: pg.ClientBase,
  name: RecordTableName,
  period: string,
  positions: readonly number[],
  shown: readonly string[],
): Promise<Map<string, number>> {
  const { keyed, values } = keyedRows(name, period);
  const line = positions.length === 0 ? `''` : `concat_ws('|', ${positions.map((at) => `key[${at + 1}]`).join(', ')})`;
  const { rows } = await client.query<{ line: string; drivers: string }>({
    text: `SELECT ${line} AS line, count(DISTINCT driver) AS drivers FROM (${keyed}) AS keyed
      WHERE array_to_string(key, '|') <> ALL ($${values.length + 1}) GROUP BY 1`,
    values: [...values, shown],
  });
  return new Map(rows.map(({ line, drivers }) => [line, Number(drivers)]));
}

/** What a table counts: one row for each week, answer or quote, with its key and its driver. */
function keyedRows(name: RecordTableName, period: string): { keyed: string; values: readonly unknown[] } {
  if (name !== 'kept_weeks' && name !== 'kept_weeks_province')
    return { keyed: QUARTERLY[name], values: periodRange(period) };
  const weeks = weeksOfMonth(period);
  const starts = weeks.map((week) => weekStart(week));
  const ends = weeks.map((week) => weekStart(weeksBack(week, -1)));
  return { keyed: keptWeeks(name === 'kept_weeks' ? [] : ['home.province']), values: [weeks, starts, ends] };
}

/**
 * Driver-weeks of drivers who have said «no call this week» at least once: of the others a quiet week can never be seen, and their weeks with calls
 * alone would count. A week with a counted report is a week with calls. A driver's province is that of the newest report.
 */
const keptWeeks = (by: readonly string[]): string => `
  WITH weeks AS (SELECT * FROM unnest($1::int[], $2::timestamptz[], $3::timestamptz[]) AS w(week, starts, ends)),
  keeper AS (SELECT DISTINCT coalesce(p.merged_into_id, p.id) AS driver FROM quiet_week q JOIN reporter p ON p.id = q.reporter_id),
  member AS (
    SELECT driver, driver AS id FROM keeper UNION ALL SELECT k.driver, p.id FROM keeper k JOIN reporter p ON p.merged_into_id = k.driver
  ), counted AS (
    SELECT m.driver, r.id, r.called_at, r.province_adcode FROM member m JOIN report r ON r.reporter_id = m.id
    WHERE NOT EXISTS (SELECT FROM removal x WHERE x.report_id = r.id)
  ), called AS (
    SELECT DISTINCT c.driver, w.week FROM counted c JOIN weeks w ON c.called_at >= w.starts AND c.called_at < w.ends
  ), quiet AS (
    SELECT DISTINCT m.driver, q.week FROM quiet_week q JOIN weeks w ON w.week = q.week JOIN member m ON m.id = q.reporter_id
    EXCEPT SELECT driver, week FROM called
  ), kept AS (
    SELECT driver, 'called' AS state FROM called UNION ALL SELECT driver, 'quiet' FROM quiet
  ), home AS (
    SELECT DISTINCT ON (driver) driver, province_adcode AS province FROM counted ORDER BY driver, id DESC
  )
  SELECT ARRAY[${[...by, 'kept.state'].join(', ')}] AS key, kept.driver FROM kept JOIN home ON home.driver = kept.driver`;

const AFTER_STEP = `
  WITH last AS (
    SELECT DISTINCT ON (f.report_id, f.channel) f.channel, f.answer, coalesce(p.merged_into_id, p.id) AS driver
    FROM follow_up f JOIN report r ON r.id = f.report_id JOIN reporter p ON p.id = r.reporter_id
    WHERE f.answered_at >= $1 AND f.answered_at < $2 AND NOT EXISTS (SELECT FROM removal x WHERE x.report_id = r.id)
    ORDER BY f.report_id, f.channel, f.after_days DESC
  )
  SELECT ARRAY[channel, answer] AS key, driver FROM last`;

const quotes = (by: readonly string[]): string => `
  SELECT ARRAY[${[...by, 'q.outcome'].join(', ')}] AS key, coalesce(p.merged_into_id, p.id) AS driver
  FROM quote_outcome q JOIN report r ON r.id = q.report_id JOIN reporter p ON p.id = r.reporter_id
  WHERE q.told_at >= $1 AND q.told_at < $2 AND r.claim = 'named' AND NOT EXISTS (SELECT FROM removal x WHERE x.report_id = r.id)`;

const QUARTERLY = { after_step: AFTER_STEP, quotes: quotes([]), quotes_insurer: quotes(['r.insurer_id']) };
