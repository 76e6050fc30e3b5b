import 'server-only';
import { pool } from '@/lib/platform/database.server';
import { ok, type Result } from '@/lib/platform/result';
import { type Erased, type EraseProblem, eraseDriver } from './erasure/erase-driver.server';
import { eraseReport } from './erasure/erase-report.server';
import type { WhoAsks } from './export/read-about.server';
import { readThisVisitor } from './this-visitor.server';

/** What `/me/data` counts. `locked`: this device has reports that an account keeps and whose owner is not signed in here. */
export interface MyDataCounts {
  readonly signedIn: boolean;
  readonly locked: boolean;
  /** The account speaks for a company: what was published in its name stays. */
  readonly represents: boolean;
  readonly reports: number;
  /** Reports received in months whose release is out and stays as it is. */
  readonly released: number;
  readonly devices: number;
}

/** Whose data the visitor of the running request may export and erase: the account's, and what this device holds beside it. */
export async function whoAsks(): Promise<WhoAsks & { readonly locked: boolean; readonly represents: boolean }> {
  const { session, own, unkept, locked } = await readThisVisitor();
  return {
    reporterIds: [own, unkept].flatMap((reporter) => (reporter ? [reporter.id] : [])),
    userId: session?.userId ?? null,
    locked,
    represents: session?.role === 'insurer_representative',
  };
}

const COUNTS = `
  WITH member AS (SELECT id FROM reporter WHERE id = ANY($1::bigint[]) OR merged_into_id = ANY($1::bigint[])),
  own AS (SELECT to_char(received_at AT TIME ZONE 'Asia/Shanghai', 'YYYY-MM') AS month FROM report WHERE reporter_id IN (SELECT id FROM member))
  SELECT (SELECT count(*) FROM own)::int AS reports, (SELECT count(*) FROM own WHERE month IN (SELECT month FROM release))::int AS released,
    (SELECT count(*) FROM device WHERE reporter_id IN (SELECT id FROM member))::int AS devices`;

/** How much there is to take along or to erase. */
export async function countMyData(): Promise<MyDataCounts> {
  const { reporterIds, userId, locked, represents } = await whoAsks();
  const { rows } = await pool().query<Pick<MyDataCounts, 'reports' | 'released' | 'devices'>>(COUNTS, [
    reporterIds.map(String),
  ]);
  return { signedIn: userId !== null, locked, represents, ...(rows[0] ?? { reports: 0, released: 0, devices: 0 }) };
}

/** Erases the visitor, whole. */
export async function eraseMe(): Promise<Result<Erased, EraseProblem>> {
  return eraseDriver(pool(), await whoAsks());
}

/** Erases one report of the visitor's; what is none of theirs is left alone. */
export async function eraseMyReport(receipt: string): Promise<Result<void, 'unknown_report'>> {
  for (const reporterId of (await whoAsks()).reporterIds) {
    const erased = await eraseReport(pool(), reporterId, receipt);
    if (erased.ok) return ok(undefined);
  }
  return { ok: false, error: 'unknown_report' };
}
