import 'server-only';
import type { Pool } from 'pg';
import { fromChinaLocal } from '@/lib/platform/china-time';
import { type Choice, UNNAMED } from './choice';
import { MOST_CALLS, type PackCall } from './pack-call';

/** A call as it is stored; proof and files come from elsewhere. */
export type StoredCall = Omit<PackCall, 'receivedAt' | 'calledAt' | 'proof' | 'files'> & {
  readonly receivedAt: Date;
  readonly calledAt: Date;
};

/** The latest calls of a driver that a choice lets through, in the order of time, and how many there are in all. */
export async function findCalls(
  pool: Pool,
  reporterId: bigint,
  choice: Choice,
): Promise<{ calls: StoredCall[]; all: number }> {
  const { rows } = await pool.query<StoredCall & { all: number }>(
    `SELECT r.receipt, r.received_at AS "receivedAt", r.called_at AS "calledAt", r.called_precision AS "calledPrecision",
            r.number_kind AS "numberKind", r.number_prefix AS "numberPrefix", r.enterprise_number AS "enterpriseNumber",
            r.claim, r.insurer_id AS "insurerId", r.city_adcode AS "cityAdcode", r.role, r.relation, r.refusal,
            r.refused_days_ago AS "refusedDaysAgo", r.answer, r.same_day_calls AS "sameDayCalls", r.said_name AS "saidName",
            r.said_company AS "saidCompany", r.said_certificate AS "saidCertificate", r.facts, r.lures, r.did, r.wants, r.outcome,
            r.days_to_expiry AS "daysToExpiry", r.expiry_bucket AS "expiryBucket", m.report_id IS NOT NULL AS removed,
            (count(*) OVER ())::int AS all
     FROM report r LEFT JOIN removal m ON m.report_id = r.id
     WHERE r.reporter_id IN (SELECT id FROM reporter WHERE id = $1 OR merged_into_id = $1)
       AND ($2::text IS NULL OR CASE WHEN $2 = '${UNNAMED}' THEN r.insurer_id IS NULL ELSE r.insurer_id = $2 END)
       AND ($3::timestamptz IS NULL OR r.called_at >= $3)
       AND ($4::timestamptz IS NULL OR r.called_at < $4::timestamptz + interval '1 day')
       AND ($5::text[] IS NULL OR r.receipt = ANY($5))
     ORDER BY r.called_at DESC, r.id DESC LIMIT ${MOST_CALLS}`,
    [String(reporterId), choice.insurer, midnight(choice.from), midnight(choice.to), choice.receipts],
  );
  const all = rows[0]?.all ?? 0;
  return { calls: rows.reverse().map(({ all: _, ...call }) => call), all };
}

const midnight = (day: string | null): Date | null => (day === null ? null : fromChinaLocal(`${day}T00:00`));

/** The companies that a driver's calls claimed, by how often; null for calls that claimed none. */
export async function claimedInsurers(pool: Pool, reporterId: bigint): Promise<(string | null)[]> {
  const { rows } = await pool.query<{ insurer: string | null }>(
    `SELECT insurer_id AS insurer FROM report
     WHERE reporter_id IN (SELECT id FROM reporter WHERE id = $1 OR merged_into_id = $1)
     GROUP BY insurer_id ORDER BY insurer_id IS NULL, count(*) DESC, insurer_id`,
    [String(reporterId)],
  );
  return rows.map(({ insurer }) => insurer);
}
