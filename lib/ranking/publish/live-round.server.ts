import 'server-only';
import type pg from 'pg';
import { chinaDate } from '@/lib/platform/china-time';
import { newestCommitted } from '@/lib/ranking/units/newest-committed.server';

const ROUND = 'live-round';

/** Reports up to this one are in the round. */
export type LiveRound = { readonly newest: string; readonly now: Date };

/** Drivers whose reports have come since the last round. */
const COME = `SELECT DISTINCT coalesce(p.merged_into_id, p.id) AS driver FROM fold_watermark w
  JOIN report r ON r.id > w.last_report_id AND r.id <= $2 JOIN reporter p ON p.id = r.reporter_id WHERE w.name = $1 LIMIT $3`;

/**
 * Whether the live views move now, all at once: so many drivers have come since they last did, or an editor has changed a denominator, or a day has
 * begun in China and nobody has come, so that only the window or the method moves. Of a view that moves somebody of the round has reported in it; so a
 * round must have more people than anybody can look at singly. Null: not yet.
 */
export async function liveRound(pool: pg.Pool, leastDrivers: number, now: Date): Promise<LiveRound | null> {
  const newest = await newestCommitted(pool);
  const { rows } = await pool.query<{ due: boolean }>(
    `WITH come AS (${COME}), last AS (SELECT folded_at FROM fold_watermark WHERE name = $1)
     SELECT NOT EXISTS (SELECT FROM last)
       OR EXISTS (SELECT FROM last JOIN exposure_change c ON c.changed_at > last.folded_at)
       OR (SELECT count(*) FROM come) >= $3
       OR NOT EXISTS (SELECT FROM come) AND EXISTS (SELECT FROM last WHERE (folded_at AT TIME ZONE 'Asia/Shanghai')::date < $4::date) AS due`,
    [ROUND, newest, leastDrivers, chinaDate(now)],
  );
  return rows[0]?.due ? { newest, now } : null;
}

/** Remembers that the live views have moved. */
export async function endLiveRound(pool: pg.Pool, { newest, now }: LiveRound): Promise<void> {
  await pool.query(
    `INSERT INTO fold_watermark (name, last_report_id, folded_at) VALUES ($1, $2, $3)
     ON CONFLICT (name) DO UPDATE SET last_report_id = excluded.last_report_id, folded_at = excluded.folded_at`,
    [ROUND, newest, now],
  );
}
