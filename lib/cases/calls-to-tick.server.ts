import 'server-only';
import type { Pool } from 'pg';
import { MOST_CALLS } from './case-input';

/** A call that a case may be about, as its form lists it. */
export interface CallToTick {
  readonly receipt: string;
  readonly calledAt: Date;
  readonly calledPrecision: string;
  readonly claim: string;
  readonly insurerId: string | null;
}

/** The calls of a reporter that a case may be about: those it is about already, and the newest. */
export async function listCallsToTick(
  db: Pool,
  reporterId: bigint,
  receipts: readonly string[] = [],
): Promise<CallToTick[]> {
  const { rows } = await db.query<CallToTick>(
    `select r.receipt, r.called_at as "calledAt", r.called_precision as "calledPrecision", r.claim, r.insurer_id as "insurerId"
     from report r where r.reporter_id in (select id from reporter where id = $1 or merged_into_id = $1)
       and (r.receipt = any($2::text[]) or not exists (select from removal x where x.report_id = r.id))
     order by r.receipt = any($2::text[]) desc, r.called_at desc, r.id desc limit $3`,
    [String(reporterId), receipts, MOST_CALLS],
  );
  return rows;
}
