import 'server-only';
import type pg from 'pg';
import { weekStart, weeksBack } from '@/lib/platform/china-time';
import { periodRange } from '@/lib/platform/period-range';
import type { Cell } from '@/lib/privacy/gate';
import { type RecordTableName, weeksOfMonth } from './record-tables';

/** All groups of a table in one period, small ones included: for the gate, and for nobody else. */
export async function countRecordCells(client: pg.ClientBase, name: RecordTableName, period: string): Promise<Cell[]> {
  if (name === 'kept_weeks' || name === 'kept_weeks_province') {
    const weeks = weeksOfMonth(period);
    const starts = weeks.map((week) => weekStart(week));
    const ends = weeks.map((week) => weekStart(weeksBack(week, -1)));
    return cellsOf(client, keptWeeks(name === 'kept_weeks' ? [] : ['home.province']), [weeks, starts, ends]);
  }
  return cellsOf(client, QUARTERLY[name], periodRange(period));
}

async function cellsOf(client: pg.ClientBase, sql: string, values: readonly unknown[]): Promise<Cell[]> {
  const { rows } = await client.query<{ key: string[]; reporters: string; reports: string }>(sql, [...values]);
  return rows.map(({ key, reporters, reports }) => ({ key, reporters: Number(reporters), reports: Number(reports) }));
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
  SELECT ARRAY[${[...by, 'kept.state'].join(', ')}] AS key, count(DISTINCT kept.driver) AS reporters, count(*) AS reports
  FROM kept JOIN home ON home.driver = kept.driver GROUP BY 1`;

const AFTER_STEP = `
  WITH last AS (
    SELECT DISTINCT ON (f.report_id, f.channel) f.channel, f.answer, coalesce(p.merged_into_id, p.id) AS driver
    FROM follow_up f JOIN report r ON r.id = f.report_id JOIN reporter p ON p.id = r.reporter_id
    WHERE f.answered_at >= $1 AND f.answered_at < $2 AND NOT EXISTS (SELECT FROM removal x WHERE x.report_id = r.id)
    ORDER BY f.report_id, f.channel, f.after_days DESC
  )
  SELECT ARRAY[channel, answer] AS key, count(DISTINCT driver) AS reporters, count(*) AS reports FROM last GROUP BY 1`;

const quotes = (by: readonly string[]): string => `
  SELECT ARRAY[${[...by, 'q.outcome'].join(', ')}] AS key, count(DISTINCT coalesce(p.merged_into_id, p.id)) AS reporters, count(*) AS reports
  FROM quote_outcome q JOIN report r ON r.id = q.report_id JOIN reporter p ON p.id = r.reporter_id
  WHERE q.told_at >= $1 AND q.told_at < $2 AND r.claim = 'named' AND NOT EXISTS (SELECT FROM removal x WHERE x.report_id = r.id)
  GROUP BY 1`;

const QUARTERLY = { after_step: AFTER_STEP, quotes: quotes([]), quotes_insurer: quotes(['r.insurer_id']) };
