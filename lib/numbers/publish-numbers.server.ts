import 'server-only';
import type pg from 'pg';
import { inTransaction, UNHURRIED } from '@/lib/platform/in-transaction.server';
import { RANKING_PARAMETERS } from '@/lib/ranking/parameters';
import { ALL_CLAIMS, type NumberTally } from './number-tally';
import { holdNumbers, publishNotices } from './publish-notices';

const NUMBERS_LOCK = 7_211;
const WEEK = 7 * 24 * 3600_000;

/** Tells anew what may be shown of enterprise numbers over the live window. @returns whether something new was published */
export function publishNumbers(pool: pg.Pool, now: Date): Promise<boolean> {
  const publish = async (client: pg.PoolClient) => {
    await client.query('SELECT pg_advisory_xact_lock($1)', [NUMBERS_LOCK]);
    const { rows: held } = await client.query<NumberTally>('SELECT number, claim, reporters, reports FROM held_number');
    const shown = holdNumbers(held, await tallies(client, now));
    await hold(client, shown);
    const { numbers, claims } = publishNotices(shown);
    return insertIfNew(client, JSON.stringify(numbers), JSON.stringify(claims), now);
  };
  return inTransaction(pool, publish, UNHURRIED);
}

// Per reporter first, so that a number named by many is counted through a hash table, not a sort.
const TALLIES = `
  WITH told AS MATERIALIZED (
    SELECT r.enterprise_number AS number, coalesce(p.merged_into_id, p.id) AS reporter_id,
           CASE WHEN r.claim IN ('named', 'impersonation') THEN r.insurer_id ELSE r.claim END AS claim, count(*) AS reports
    FROM report r JOIN reporter p ON p.id = r.reporter_id LEFT JOIN removal x ON x.report_id = r.id
    WHERE r.enterprise_number IS NOT NULL AND r.received_at > $1 AND r.received_at <= $2 AND x.report_id IS NULL
    GROUP BY 1, 2, 3
  )
  SELECT number, claim, count(*)::int AS reporters, sum(reports)::int AS reports FROM told GROUP BY 1, 2
  UNION ALL
  SELECT number, $3, count(*)::int, sum(reports)::int
  FROM (SELECT number, reporter_id, sum(reports) AS reports FROM told GROUP BY 1, 2) AS per_reporter GROUP BY 1`;

async function tallies(client: pg.ClientBase, now: Date): Promise<NumberTally[]> {
  const from = new Date(now.getTime() - RANKING_PARAMETERS.windowWeeks * WEEK);
  const { rows } = await client.query<NumberTally>({
    name: 'number-tallies',
    text: TALLIES,
    values: [from, now, ALL_CLAIMS],
  });
  return rows;
}

async function hold(client: pg.ClientBase, shown: readonly NumberTally[]): Promise<void> {
  const kept = [shown.map(({ number }) => number), shown.map(({ claim }) => claim)];
  await client.query(
    `INSERT INTO held_number (number, claim, reporters, reports) SELECT * FROM unnest($1::text[], $2::text[], $3::int[], $4::int[])
     ON CONFLICT (number, claim) DO UPDATE SET reporters = excluded.reporters, reports = excluded.reports
     WHERE (held_number.reporters, held_number.reports) IS DISTINCT FROM (excluded.reporters, excluded.reports)`,
    [...kept, shown.map(({ reporters }) => reporters), shown.map(({ reports }) => reports)],
  );
  await client.query(
    `DELETE FROM held_number h WHERE NOT EXISTS (
       SELECT FROM unnest($1::text[], $2::text[]) AS s(number, claim) WHERE s.number = h.number AND s.claim = h.claim)`,
    kept,
  );
}

async function insertIfNew(client: pg.ClientBase, numbers: string, claims: string, now: Date): Promise<boolean> {
  const { rowCount } = await client.query(
    `INSERT INTO number_snapshot (taken_at, numbers, claims)
     SELECT $1, $2::jsonb, $3::jsonb WHERE NOT EXISTS (
       SELECT FROM (SELECT numbers, claims FROM number_snapshot ORDER BY id DESC LIMIT 1) AS newest
       WHERE newest.numbers = $2::jsonb AND newest.claims = $3::jsonb)`,
    [now, numbers, claims],
  );
  return rowCount === 1;
}
