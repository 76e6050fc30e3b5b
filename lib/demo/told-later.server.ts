import 'server-only';
import type pg from 'pg';

/**
 * Lets part of a synthetic population keep a record: quiet weeks of every third driver and of all with many calls, answers to «did it stop?» and what became of some quotes.
 * Plain arithmetic on ids instead of chance, so that the same population tells the same. The last two weeks stay open, for whoever tries the pages.
 */
export async function tellLater(client: pg.ClientBase, now: Date): Promise<void> {
  await client.query(QUIET_WEEKS, [now]);
  await client.query(FOLLOW_UPS, [now]);
  await client.query(RENEWALS, [now]);
  await client.query(QUOTES, [now]);
}

const QUIET_WEEKS = `
  INSERT INTO quiet_week (reporter_id, week, checked_at)
  SELECT kept.id, to_char(monday, 'IYYYIW')::int, monday AT TIME ZONE 'Asia/Shanghai' + interval '8 days'
  FROM (
    SELECT reporter_id AS id, min(called_at) AS first, max(called_at) AS last FROM report
    GROUP BY 1 HAVING reporter_id % 3 = 0 OR count(*) >= 12
  ) AS kept CROSS JOIN LATERAL generate_series(
    date_trunc('week', first AT TIME ZONE 'Asia/Shanghai'),
    least(last + interval '8 weeks', $1::timestamptz - interval '3 weeks') AT TIME ZONE 'Asia/Shanghai', interval '1 week') AS monday
  WHERE (kept.id * 7919 + extract(epoch FROM monday)::bigint / 604800 * 104729) % 10 < 8 AND NOT EXISTS (
    SELECT FROM report r WHERE r.reporter_id = kept.id AND r.called_at >= monday AT TIME ZONE 'Asia/Shanghai'
      AND r.called_at < (monday + interval '7 days') AT TIME ZONE 'Asia/Shanghai')`;

/** Answers by channel, in percent: stopped, then fewer, then the same; the rest more. */
const answer = (percent: string, stopped: string) => `
  CASE WHEN ${percent} < ${stopped} THEN 'stopped' WHEN ${percent} < ${stopped} + 25 THEN 'fewer' WHEN ${percent} < 92 THEN 'same' ELSE 'more' END`;
const PERCENT = '(r.id * 7919 + 31) % 100';

const FOLLOW_UPS = `
  INSERT INTO follow_up (report_id, channel, after_days, answer, answered_at)
  SELECT r.id, step, days, ${answer(PERCENT, `(CASE step WHEN 'reported_12321' THEN 34 WHEN 'reported_12378' THEN 42 WHEN 'ktfsr' THEN 48 ELSE 22 END)`)},
    r.called_at + make_interval(days => days + 1)
  FROM report r CROSS JOIN LATERAL unnest(r.did) AS step CROSS JOIN (VALUES (14), (30)) AS asked(days)
  WHERE step IN ('called_insurer', 'reported_12378', 'reported_12321', 'ktfsr') AND r.id % 10 < 8
    AND r.called_at + make_interval(days => days + 1) < $1
  ON CONFLICT DO NOTHING`;

const RENEWALS = `
  INSERT INTO follow_up (report_id, channel, after_days, answer, answered_at)
  SELECT r.id, 'renewal', 14, ${answer(PERCENT, '58')}, r.called_at + make_interval(days => r.days_to_expiry + 15)
  FROM (SELECT DISTINCT ON (reporter_id) * FROM report WHERE days_to_expiry IS NOT NULL ORDER BY reporter_id, called_at DESC, id DESC) AS r
  WHERE r.reporter_id % 2 = 0 AND r.called_at + make_interval(days => r.days_to_expiry + 15) < $1 AND r.days_to_expiry > -5`;

const QUOTES = `
  INSERT INTO quote_outcome (report_id, outcome, told_at)
  SELECT r.id, CASE WHEN ${PERCENT} < 6 THEN 'lower' WHEN ${PERCENT} < 36 THEN 'as_quoted' WHEN ${PERCENT} < 58 THEN 'higher_under_10'
    WHEN ${PERCENT} < 82 THEN 'higher_10_30' WHEN ${PERCENT} < 92 THEN 'higher_over_30' ELSE 'no_policy' END, r.called_at + interval '20 days'
  FROM report r WHERE r.answer = 'answered' AND r.insurer_id IS NOT NULL AND r.id % 7 = 0 AND r.called_at + interval '20 days' < $1`;
