import 'server-only';
import type pg from 'pg';
import { inTransaction, UNHURRIED } from '@/lib/platform/in-transaction.server';
import { LEAST_REPORTERS } from '@/lib/privacy/cell-rule';
import { type Count, type Published, publishCount } from '@/lib/privacy/gate';
import { LEDGER_LOCK } from './ledger-lock';

/** How many entries of a kind, removals for a reason (`removal:brigade`) or evidence of a kind (`evidence:picture`), the log has; null: too few to say. */
export type EntryCount = { readonly code: string; readonly count: Published<Count> | null };

// New entries since each count was held, and of how many different people. Reports are counted on from where they were; the rest is rare.
const NEW = `
  WITH held AS (SELECT code, entries, size FROM ledger_count), said AS (
    SELECT 'report' AS code, r.reporter_id::text AS who, e.index FROM ledger_entry e LEFT JOIN report r ON r.id = e.report_id
    WHERE e.kind = 'report' AND e.index >= coalesce((SELECT size FROM held WHERE code = 'report'), 0) AND e.index < $1
    UNION ALL
    SELECT CASE e.kind WHEN 'removal' THEN 'removal:' || (e.content::jsonb ->> 'reason')
        WHEN 'evidence' THEN 'evidence:' || (e.content::jsonb ->> 'what') ELSE e.kind END,
      coalesce(e.content::jsonb ->> 'from', e.content::jsonb ->> 'wish', r.reporter_id::text), e.index
    FROM ledger_entry e
      LEFT JOIN ledger_entry o ON o.index = coalesce(e.content::jsonb ->> 'report', e.content::jsonb ->> 'of')::bigint
      LEFT JOIN report r ON r.id = o.report_id
    WHERE e.kind NOT IN ('report', 'padding', 'publication') AND e.content IS NOT NULL AND e.index < $1
  )
  SELECT said.code, coalesce(min(held.entries), 0) + count(*) AS entries, count(DISTINCT who) AS people
  FROM said LEFT JOIN held USING (code) WHERE said.index >= coalesce(held.size, 0) GROUP BY said.code`;

/** Brings the shown counts to the first `size` entries where at least five different people are behind what is new; others stay as they are. */
export async function countEntries(pool: pg.Pool, size: number): Promise<void> {
  const count = async (client: pg.PoolClient) => {
    await client.query('SELECT pg_advisory_xact_lock($1)', [LEDGER_LOCK]);
    const { rows } = await client.query<{ code: string; entries: string; people: string }>(NEW, [size]);
    const refreshed = rows.filter(({ people }) => Number(people) >= LEAST_REPORTERS);
    await client.query(
      `INSERT INTO ledger_count (code, entries, size) SELECT code, entries, $3 FROM unnest($1::text[], $2::bigint[]) AS c(code, entries)
       ON CONFLICT (code) DO UPDATE SET entries = excluded.entries, size = excluded.size`,
      [refreshed.map(({ code }) => code), refreshed.map(({ entries }) => entries), size],
    );
  };
  await inTransaction(pool, count, UNHURRIED);
}

/** The counts as they may be shown, most entries first. */
export async function readEntryCounts(pool: pg.Pool): Promise<EntryCount[]> {
  const { rows } = await pool.query<{ code: string; entries: string }>(
    'SELECT code, entries FROM ledger_count ORDER BY entries DESC, code',
  );
  // Every step by which a count grew rests on this many people.
  return rows.map(({ code, entries }) => ({ code, count: publishCount(LEAST_REPORTERS, Number(entries)) }));
}
