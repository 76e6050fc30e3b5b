import 'server-only';
import type pg from 'pg';
import { RANKING_PARAMETERS } from '../parameters';
import type { ProfilePart, Tally } from '../profile';
import { wantingReporters } from './wanting-reporters.server';

const WEEK = 7 * 24 * 3600_000;
/** Drivers counted anew together. */
const CHUNK = 20_000;
/** A window of another length is another count, which begins from nothing. */
const COUNT = `profile:${RANKING_PARAMETERS.windowWeeks}`;

const windowAt = (now: Date): Date => new Date(now.getTime() - RANKING_PARAMETERS.windowWeeks * WEEK);

/**
 * What drivers name each insurer for over the 26 weeks up to `now`, as kept sums. Only drivers are counted anew of whom something has come, gone,
 * or left the window since the last time: the cost is that of the news, not of all reports. Runs in the caller's transaction, one at a time.
 * @param newest report id below which nothing can still be committed
 */
export async function tallyProfiles(client: pg.ClientBase, newest: string, now: Date): Promise<Tally[]> {
  const from = windowAt(now);
  const { rows } = await client.query<{ last_report_id: string; folded_at: Date }>(
    'SELECT last_report_id, folded_at FROM fold_watermark WHERE name = $1',
    [COUNT],
  );
  const last = rows[0] && { report: rows[0].last_report_id, now: rows[0].folded_at, from: windowAt(rows[0].folded_at) };
  if (!last) await forgetTallies(client);
  const reporters = await wantingReporters(client, last ?? null, { report: newest, now, from });
  for (let at = 0; at < reporters.length; at += CHUNK)
    await recount(client, reporters.slice(at, at + CHUNK), from, now);
  await client.query(
    `INSERT INTO fold_watermark (name, last_report_id, folded_at) VALUES ($1, $2, $3)
     ON CONFLICT (name) DO UPDATE SET last_report_id = excluded.last_report_id, folded_at = excluded.folded_at`,
    [COUNT, newest, now],
  );
  return readTallies(client);
}

/** Begins the count from nothing, with the next round. */
export async function forgetTallies(client: pg.ClientBase): Promise<void> {
  await client.query(`DELETE FROM fold_watermark WHERE name LIKE 'profile:%'`);
  await client.query('DELETE FROM profile_reporter');
  await client.query('DELETE FROM profile_tally');
}

const TAKE_OUT = `
  WITH gone AS (
    DELETE FROM profile_reporter WHERE reporter_id = ANY($1::bigint[]) RETURNING insurer_id, part, code, calls
  ), sums AS (
    SELECT insurer_id, part, code, count(*) AS reporters, sum(calls) AS reports FROM gone GROUP BY 1, 2, 3
  )
  UPDATE profile_tally t SET reporters = t.reporters - s.reporters, reports = t.reports - s.reports
  FROM sums s WHERE (t.insurer_id, t.part, t.code) = (s.insurer_id, s.part, s.code)`;

// Merged drivers count as the one they became.
const PUT_IN = `
  WITH member AS (
    SELECT id, id AS driver FROM reporter WHERE id = ANY($1::bigint[]) AND merged_into_id IS NULL
    UNION ALL SELECT id, merged_into_id FROM reporter WHERE merged_into_id = ANY($1::bigint[])
  ), counted AS MATERIALIZED (
    SELECT r.insurer_id, m.driver AS reporter_id, r.role, r.lures, r.facts
    FROM member m JOIN report r ON r.reporter_id = m.id LEFT JOIN removal x ON x.report_id = r.id
    WHERE r.received_at > $2 AND r.received_at <= $3 AND r.claim = 'named' AND x.report_id IS NULL
  ), fresh AS (
    INSERT INTO profile_reporter (reporter_id, insurer_id, part, code, calls)
    SELECT reporter_id, insurer_id, part, code, count(*) FROM (
      SELECT insurer_id, reporter_id, 'role' AS part, role AS code FROM counted
      UNION ALL SELECT insurer_id, reporter_id, 'lure', unnest(lures) FROM counted
      UNION ALL SELECT insurer_id, reporter_id, 'fact', unnest(facts) FROM counted
    ) AS tags GROUP BY 1, 2, 3, 4 RETURNING insurer_id, part, code, calls
  )
  INSERT INTO profile_tally AS t (insurer_id, part, code, reporters, reports)
  SELECT insurer_id, part, code, count(*), sum(calls) FROM fresh GROUP BY 1, 2, 3
  ON CONFLICT (insurer_id, part, code)
  DO UPDATE SET reporters = t.reporters + excluded.reporters, reports = t.reports + excluded.reports`;

/** Takes drivers out of the tallies, who are then not counted at all. Runs in the transaction of whoever holds the profiles' lock. */
export async function takeOutOfTallies(client: pg.ClientBase, reporters: readonly string[]): Promise<void> {
  await client.query(TAKE_OUT, [reporters]);
}

async function recount(client: pg.ClientBase, reporters: readonly string[], from: Date, now: Date): Promise<void> {
  await takeOutOfTallies(client, reporters);
  await client.query(PUT_IN, [reporters, from, now]);
}

type TallyRow = { insurer_id: string; part: ProfilePart; code: string; reporters: string; reports: string };

async function readTallies(client: pg.ClientBase): Promise<Tally[]> {
  const { rows } = await client.query<TallyRow>('SELECT * FROM profile_tally WHERE reporters > 0');
  return rows.map(({ insurer_id, part, code, reporters, reports }) => ({
    insurerId: insurer_id,
    part,
    code,
    reporters: Number(reporters),
    reports: Number(reports),
  }));
}
