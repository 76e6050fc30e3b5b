import 'server-only';
import type pg from 'pg';
import { type Arrival, type Arrived, hex, type ReceiptColumns, receiptOf } from './arrival';
import { findReporters } from './resolve-reporters.server';

const CLAIM = `
  INSERT INTO submission (key, fingerprint, report_id, created_at)
  SELECT k, f, nextval(pg_get_serial_sequence('report', 'id')), t FROM unnest($1::bytea[], $2::bytea[], $3::timestamptz[]) AS a(k, f, t)
  ON CONFLICT (key) DO NOTHING RETURNING key, report_id`;

/** Claims each submission key for a report id drawn beforehand; an arrival without an id in the answer is a replay. */
export async function claimKeys(client: pg.PoolClient, arrivals: readonly Arrival[]): Promise<Map<Arrival, string>> {
  const first = new Map<string, Arrival>();
  for (const arrival of arrivals) if (!first.has(hex(arrival.key))) first.set(hex(arrival.key), arrival);
  // One order for all transactions: two that wait for each other's keys would both be lost.
  const sorted = [...first.values()].sort((a, b) => Buffer.compare(a.key, b.key));
  const { rows } = await client.query<{ key: Buffer; report_id: string }>({
    name: 'claim-keys',
    text: CLAIM,
    values: [sorted.map((a) => a.key), sorted.map((a) => a.fingerprint), sorted.map((a) => a.row.received_at)],
  });
  const claimed = new Map<Arrival, string>();
  for (const { key, report_id } of rows) {
    const arrival = first.get(hex(key));
    if (arrival) claimed.set(arrival, report_id);
  }
  return claimed;
}

/** Gives keys back whose arrivals could not be stored. */
export async function forgetKeys(client: pg.PoolClient, arrivals: readonly Arrival[]): Promise<void> {
  if (arrivals.length === 0) return;
  await client.query('DELETE FROM submission WHERE key = ANY($1::bytea[])', [arrivals.map((arrival) => arrival.key)]);
}

const FIND_REPLAYS = `
  SELECT s.key, s.fingerprint, r.id, r.receipt, r.received_at, r.called_at, r.claim, r.insurer_id, p.recovery_seed, p.recovery_hash,
    coalesce(p.merged_into_id, p.id) AS driver
  FROM submission s LEFT JOIN report r ON r.id = s.report_id LEFT JOIN reporter p ON p.id = r.reporter_id WHERE s.key = ANY($1::bytea[])`;

type ReplayRow = ReceiptColumns & {
  key: Buffer;
  fingerprint: Buffer;
  recovery_seed: Buffer;
  recovery_hash: Buffer;
  driver: string;
};

/** The first answers of keys that were claimed before, or that the key was used for something else. */
export async function findReplays(client: pg.PoolClient, arrivals: readonly Arrival[]): Promise<Map<Arrival, Arrived>> {
  const answers = new Map<Arrival, Arrived>();
  if (arrivals.length === 0) return answers;
  const { rows } = await client.query<ReplayRow>({
    name: 'find-replays',
    text: FIND_REPLAYS,
    values: [arrivals.map((arrival) => arrival.key)],
  });
  const byKey = new Map(rows.map((row) => [hex(row.key), row]));
  const senders = await findReporters(client, arrivals);
  for (const arrival of arrivals) {
    answers.set(arrival, answer(byKey.get(hex(arrival.key)), arrival, senders.get(arrival)?.id));
  }
  return answers;
}

function answer(row: ReplayRow | undefined, arrival: Arrival, sender: string | undefined): Arrived {
  // A key that is gone again was claimed by a twin in this batch whose recovery code nobody holds.
  if (!row) return { kind: 'unknown_recovery' };
  if (row.receipt === null || !row.fingerprint.equals(arrival.fingerprint)) return { kind: 'key_reused' };
  const recovery = { recoverySeed: row.recovery_seed, recoveryHash: row.recovery_hash };
  return { kind: 'replayed', proven: row.driver === sender, ...receiptOf(row, recovery) };
}
