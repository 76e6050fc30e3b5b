import 'server-only';
import { pool } from '@/lib/platform/database.server';
import { type Published, reopenRanking, type ShownRankingRow } from '@/lib/privacy/gate';

/** The last ranking of a day, with its rows. */
export type RecentRun = {
  readonly id: string;
  readonly day: string;
  readonly method: string;
  readonly ranAt: Date;
  readonly rows: Published<ShownRankingRow[]>;
};

/** The last ranking of each of the newest days, newest first; one that could not have come through the gate is left out. */
export async function readRecentRuns(days: number): Promise<RecentRun[]> {
  const { rows } = await pool().query<{ id: string; day: string; method: string; ran_at: Date; rows: unknown }>({
    name: 'read-recent-runs',
    text: 'SELECT DISTINCT ON (day) id, day, method, ran_at, rows FROM ranking_run ORDER BY day DESC, id DESC LIMIT $1',
    values: [days],
  });
  return rows.flatMap(({ id, day, method, ran_at, rows: stored }) => {
    const shown = reopenRanking(stored);
    return shown ? [{ id, day, method, ranAt: ran_at, rows: shown }] : [];
  });
}
