import 'server-only';
import type { Pool } from 'pg';

/** A place of which a driver’s own reports say: the caller used what was left there and nowhere else. */
export interface MarkedPlace {
  readonly place: string;
  readonly calls: number;
  readonly first: Date;
  readonly last: Date;
  /** Of the calls, the last first. */
  readonly receipts: readonly string[];
}

/** The places that canaries have marked, the most calls first; reports taken back do not count. */
export async function readMarkedPlaces(db: Pool, reporterId: bigint): Promise<MarkedPlace[]> {
  const { rows } = await db.query<MarkedPlace>(
    `select r.leak_point as place, count(*)::int as calls, min(r.called_at) as first, max(r.called_at) as last,
       array_agg(r.receipt order by r.called_at desc, r.id desc) as receipts
     from report r left join removal x on x.report_id = r.id
     where r.reporter_id in (select id from reporter where id = $1 or merged_into_id = $1)
       and r.addressed_as = 'planted_variant' and r.leak_point is not null and x.report_id is null
     group by 1 order by calls desc, place`,
    [String(reporterId)],
  );
  return rows;
}
