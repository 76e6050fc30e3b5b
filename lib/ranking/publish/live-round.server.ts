import 'server-only';
import type pg from 'pg';
import { newestCommitted } from '@/lib/ranking/units/newest-committed.server';

const ROUND = 'live-round';

/** Reports up to this one are in the round. */
export type LiveRound = { readonly newest: string; readonly now: Date };

/**
 * Whether the live views move now, all at once: so many drivers have come since they last did, or an editor has changed a denominator. Of a view that
 * moves somebody of the round has reported in it; so a round must have more people than anybody can look at singly. Null: not yet.
 */
export async function liveRound(pool: pg.Pool, leastDrivers: number, now: Date): Promise<LiveRound | null> {
  const newest = await newestCommitted(pool);
  const { rows } = await pool.query<{ due: boolean }>(
    `SELECT NOT EXISTS (SELECT FROM fold_watermark WHERE name = $1) OR EXISTS (
       SELECT FROM fold_watermark w JOIN exposure_change c ON c.changed_at > w.folded_at WHERE w.name = $1
     ) OR (
       SELECT count(*) FROM (
         SELECT DISTINCT coalesce(p.merged_into_id, p.id) FROM fold_watermark w JOIN report r ON r.id > w.last_report_id AND r.id <= $2
         JOIN reporter p ON p.id = r.reporter_id WHERE w.name = $1 LIMIT $3
       ) AS come
     ) >= $3 AS due`,
    [ROUND, newest, leastDrivers],
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
