import 'server-only';
import type pg from 'pg';
import { type Arrival, hex, type ReceiptColumns, receiptOf, type StoredReceipt } from './arrival';
import type { KnownReporter } from './store-batch.server';

const FIND_DOUBLES = `
  WITH twice AS (SELECT * FROM unnest($1::bytea[], $2::bigint[], $3::bytea[], $4::timestamptz[]) AS t(key, reporter, caller, minute)), found AS (
    SELECT twice.key, r.id, r.receipt, r.received_at, r.called_at, r.claim, r.insurer_id FROM twice
    CROSS JOIN LATERAL (
      SELECT * FROM report r WHERE r.caller_key = twice.caller AND r.called_at = twice.minute
      AND r.reporter_id IN (SELECT twice.reporter UNION ALL SELECT m.id FROM reporter m WHERE m.merged_into_id = twice.reporter)
      ORDER BY r.id LIMIT 1) AS r
  ), pointed AS (UPDATE submission s SET report_id = found.id FROM found WHERE s.key = found.key)
  SELECT * FROM found`;

/** The reports that stood in the way of a second one; their submissions are pointed at them, so that a replay finds the same answer. */
export async function findDoubles(
  client: pg.PoolClient,
  doubles: ReadonlyMap<Arrival, KnownReporter>,
): Promise<Map<Arrival, StoredReceipt>> {
  const found = new Map<Arrival, StoredReceipt>();
  if (doubles.size === 0) return found;
  const arrivals = [...doubles.keys()];
  const { rows } = await client.query<ReceiptColumns & { key: Buffer }>(FIND_DOUBLES, [
    arrivals.map((arrival) => arrival.key),
    arrivals.map((arrival) => doubles.get(arrival)?.id),
    arrivals.map((arrival) => arrival.row.caller_key),
    arrivals.map((arrival) => arrival.row.called_at),
  ]);
  const byKey = new Map(rows.map((row) => [hex(row.key), row]));
  for (const [arrival, { recovery }] of doubles) {
    const row = byKey.get(hex(arrival.key));
    if (row) found.set(arrival, receiptOf(row, recovery));
  }
  return found;
}
