import 'server-only';
import type { Pool, PoolClient } from 'pg';
import type { FollowUp } from './follow-up-codes';
import type { MyCall } from './my-call';

/** All that is stored of one driver's calls and what he said of them later. */
export interface DriverRecord {
  readonly calls: readonly MyCall[];
  readonly followUps: readonly FollowUp[];
  /** Weeks (yyyyww) of which the driver said that no call came. */
  readonly quietWeeks: readonly number[];
  /** When the driver stated that the car is gone; null without a standing statement. */
  readonly carGoneAt: Date | null;
}

type Reader = Pool | PoolClient;

/** No driver has as many; a program that reports has. */
const MOST_CALLS = 5_000;

const FAMILY = '(select id from reporter where id = $1 or merged_into_id = $1)';

/** The record of a reporter and of all that were merged into it; calls newest first. */
export async function readRecord(db: Reader, reporterId: bigint): Promise<DriverRecord> {
  const [calls, followUps, quietWeeks, carGoneAt] = await Promise.all([
    readCalls(db, reporterId),
    readFollowUps(db, reporterId),
    readQuietWeeks(db, reporterId),
    readCarGone(db, reporterId),
  ]);
  return { calls, followUps, quietWeeks, carGoneAt };
}

async function readCalls(db: Reader, reporterId: bigint): Promise<MyCall[]> {
  const { rows } = await db.query<MyCall>(
    `select r.receipt, r.called_at as "calledAt", r.called_precision as precision, r.claim, r.insurer_id as "insurerId",
            r.city_adcode as "cityAdcode", r.role, r.relation, r.refusal, r.refused_days_ago as "refusedDaysAgo",
            r.days_to_expiry as "daysToExpiry", r.expiry_bucket as "expiryBucket", coalesce(r.facts, '{}') as facts, coalesce(r.did, '{}') as did,
            case when r.number_kind not in ('hidden', 'unknown') then dense_rank() over (order by r.caller_key)::int end as caller,
            coalesce(r.enterprise_number, r.number_prefix || '****') as "shownNumber",
            case when r.addressed_as = 'planted_variant' then r.leak_point end as "markedPlace", m.report_id is not null as removed
     from report r left join removal m on m.report_id = r.id
     where r.reporter_id in ${FAMILY}
     order by r.called_at desc, r.id desc limit $2`,
    [String(reporterId), MOST_CALLS],
  );
  return rows;
}

async function readFollowUps(db: Reader, reporterId: bigint): Promise<FollowUp[]> {
  const { rows } = await db.query<FollowUp>(
    `select r.receipt, f.channel, f.after_days as "afterDays", f.answer
     from report r join follow_up f on f.report_id = r.id
     where r.reporter_id in ${FAMILY} and not exists (select from removal m where m.report_id = r.id)
     order by f.id`,
    [String(reporterId)],
  );
  return rows;
}

async function readQuietWeeks(db: Reader, reporterId: bigint): Promise<number[]> {
  const { rows } = await db.query<{ week: number }>(
    `select distinct week from quiet_week where reporter_id in ${FAMILY} order by week desc`,
    [String(reporterId)],
  );
  return rows.map(({ week }) => week);
}

async function readCarGone(db: Reader, reporterId: bigint): Promise<Date | null> {
  const { rows } = await db.query<{ gone: boolean; saidAt: Date }>(
    `select gone, said_at as "saidAt" from car_gone where reporter_id in ${FAMILY} order by id desc limit 1`,
    [String(reporterId)],
  );
  return rows[0]?.gone ? rows[0].saidAt : null;
}
