import 'server-only';
import type { Pool } from 'pg';

/** How many reports a reporter and all that were merged into it have sent. */
export async function countMyReports(db: Pool, reporterId: bigint): Promise<number> {
  const { rows } = await db.query<{ count: number }>(
    `select count(*)::int as count from report
     where reporter_id in (select id from reporter where id = $1 or merged_into_id = $1)`,
    [String(reporterId)],
  );
  return rows[0]?.count ?? 0;
}
