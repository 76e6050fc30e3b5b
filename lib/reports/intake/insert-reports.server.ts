import 'server-only';
import type pg from 'pg';
import { appendEntries, entriesOfReports } from '@/lib/ledger/append-entries.server';
import { inTransaction } from '@/lib/platform/in-transaction.server';
import { type Arrival, type Arrived, hex, type ReceiptColumns, receiptOf, type StoredReceipt } from './arrival';
import { INTAKE_LOCK } from './intake-lock';
import { type KnownReporter, resolveReporters } from './resolve-reporters.server';
import { claimKeys, findReplays, forgetKeys } from './submission-keys.server';

/**
 * Stores reports that arrived together in one transaction; resolves after the commit. Constraints settle replays (submission key), duplicates
 * (reporter, caller, minute) and two first reports of one device. The order of the answers is that of the arrivals.
 */
export async function insertReports(pool: pg.Pool, arrivals: readonly Arrival[]): Promise<Arrived[]> {
  const answers = await inTransaction(pool, (client) => insertAll(client, arrivals), BEGIN);
  return arrivals.map((arrival) => answers.get(arrival) ?? missing());
}

// The shared lock tells the folder of the rollups that report ids are being drawn that are not committed yet.
const BEGIN = `BEGIN; SELECT pg_advisory_xact_lock_shared(${INTAKE_LOCK})`;

const missing = (): never => {
  throw new Error('an arrival was left without an answer');
};

async function insertAll(client: pg.PoolClient, arrivals: readonly Arrival[]): Promise<Map<Arrival, Arrived>> {
  const answers = new Map<Arrival, Arrived>();
  const ids = await claimKeys(client, arrivals);
  const claimed = arrivals.filter((arrival) => ids.has(arrival));
  const reporters = await resolveReporters(client, claimed);
  const strangers = claimed.filter((arrival) => !reporters.has(arrival));
  for (const arrival of strangers) answers.set(arrival, { kind: 'unknown_recovery' });
  await forgetKeys(client, strangers);
  const known = claimed.filter((arrival) => reporters.has(arrival));
  const stored = await insertRows(client, known, ids, reporters);
  for (const [arrival, receipt] of stored) answers.set(arrival, { kind: 'accepted', ...receipt });
  const doubles = known.filter((arrival) => !stored.has(arrival));
  for (const [arrival, receipt] of await findDoubles(client, doubles, reporters)) {
    answers.set(arrival, { kind: 'duplicate', ...receipt });
  }
  const replays = arrivals.filter((arrival) => !answers.has(arrival));
  for (const [arrival, answer] of await findReplays(client, replays)) answers.set(arrival, answer);
  const written = [...stored.keys()].map((arrival) => storedRow(arrival, ids, reporters));
  await appendEntries(client, entriesOfReports(written));
  return answers;
}

/** A row of table `report`, whole. */
const storedRow = (
  arrival: Arrival,
  ids: ReadonlyMap<Arrival, string>,
  reporters: ReadonlyMap<Arrival, KnownReporter>,
) => ({ ...arrival.row, id: ids.get(arrival) ?? missing(), reporter_id: reporters.get(arrival)?.id ?? missing() });

const COLUMNS = `receipt, received_at, called_at, called_precision, caller_key, number_kind, number_prefix, enterprise_number, claim, insurer_id,
  city_adcode, province_adcode, role, relation, refusal, refused_days_ago, answer, same_day_calls, campaign_start, campaign_calls, addressed_as,
  said_name, said_company, said_certificate, facts, lures, leak_point, leak_confidence, days_to_expiry, expiry_bucket, did, wants, outcome, door, proof`;

// The constraint sees one reporter; whom he has absorbed, if anybody, has to be asked.
const INSERT = `
  INSERT INTO report (id, reporter_id, ${COLUMNS})
  SELECT id, reporter_id, ${COLUMNS} FROM jsonb_populate_recordset(NULL::report, $1::jsonb) WITH ORDINALITY AS n
  WHERE NOT EXISTS (
    SELECT FROM reporter m JOIN report r ON r.reporter_id = m.id AND r.caller_key = n.caller_key AND r.called_at = n.called_at
    WHERE m.merged_into_id = n.reporter_id)
  ORDER BY reporter_id, caller_key, called_at, ordinality
  ON CONFLICT (reporter_id, caller_key, called_at) DO NOTHING
  RETURNING id, receipt, received_at, called_at, claim, insurer_id`;

async function insertRows(
  client: pg.PoolClient,
  arrivals: readonly Arrival[],
  ids: ReadonlyMap<Arrival, string>,
  reporters: ReadonlyMap<Arrival, KnownReporter>,
): Promise<Map<Arrival, StoredReceipt>> {
  const stored = new Map<Arrival, StoredReceipt>();
  if (arrivals.length === 0) return stored;
  const rows = arrivals.map((arrival) => storedRow(arrival, ids, reporters));
  const result = await client.query<ReceiptColumns>({
    name: 'insert-reports',
    text: INSERT,
    values: [JSON.stringify(rows)],
  });
  const byId = new Map(result.rows.map((row) => [row.id, row]));
  for (const arrival of arrivals) {
    const row = byId.get(ids.get(arrival) ?? '');
    const reporter = reporters.get(arrival);
    if (row && reporter) stored.set(arrival, receiptOf(row, reporter.recovery));
  }
  return stored;
}

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
async function findDoubles(
  client: pg.PoolClient,
  arrivals: readonly Arrival[],
  reporters: ReadonlyMap<Arrival, KnownReporter>,
): Promise<Map<Arrival, StoredReceipt>> {
  const found = new Map<Arrival, StoredReceipt>();
  if (arrivals.length === 0) return found;
  const { rows } = await client.query<ReceiptColumns & { key: Buffer }>(FIND_DOUBLES, [
    arrivals.map((arrival) => arrival.key),
    arrivals.map((arrival) => reporters.get(arrival)?.id),
    arrivals.map((arrival) => arrival.row.caller_key),
    arrivals.map((arrival) => arrival.row.called_at),
  ]);
  const byKey = new Map(rows.map((row) => [hex(row.key), row]));
  for (const arrival of arrivals) {
    const row = byKey.get(hex(arrival.key));
    const reporter = reporters.get(arrival);
    if (row && reporter) found.set(arrival, receiptOf(row, reporter.recovery));
  }
  return found;
}
