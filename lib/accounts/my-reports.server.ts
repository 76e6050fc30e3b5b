import 'server-only';
import type { Pool } from 'pg';

/** One line of a driver's own list; codes are those of the taxonomy and the registries. */
export interface MyReport {
  readonly receipt: string;
  readonly calledAt: Date;
  readonly calledPrecision: string;
  readonly claim: string;
  readonly insurerId: string | null;
  readonly cityAdcode: string;
  readonly role: string;
  readonly removed: boolean;
}

/** `older`: the receipt to continue after, null on the last page. */
export interface MyReports {
  readonly reports: readonly MyReport[];
  readonly older: string | null;
}

const PAGE = 50;

/** The reports of a reporter and of all that were merged into it, last received first, from the one before receipt `after` on. */
export async function listMyReports(db: Pool, reporterId: bigint, after: string | null): Promise<MyReports> {
  const { rows } = await db.query<MyReport>(
    `select r.receipt, r.called_at as "calledAt", r.called_precision as "calledPrecision", r.claim,
            r.insurer_id as "insurerId", r.city_adcode as "cityAdcode", r.role, m.report_id is not null as removed
     from report r left join removal m on m.report_id = r.id
     where r.reporter_id in (select id from reporter where id = $1 or merged_into_id = $1)
       and ($2::text is null or r.id < (select id from report where receipt = $2))
     order by r.id desc limit $3`,
    [String(reporterId), after, PAGE + 1],
  );
  const reports = rows.slice(0, PAGE);
  return { reports, older: rows.length > PAGE ? (reports.at(-1)?.receipt ?? null) : null };
}

/** How many reports a reporter and all that were merged into it have sent. */
export async function countMyReports(db: Pool, reporterId: bigint): Promise<number> {
  const { rows } = await db.query<{ count: number }>(
    `select count(*)::int as count from report
     where reporter_id in (select id from reporter where id = $1 or merged_into_id = $1)`,
    [String(reporterId)],
  );
  return rows[0]?.count ?? 0;
}
