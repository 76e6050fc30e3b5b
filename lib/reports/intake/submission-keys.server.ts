import 'server-only';
import type pg from 'pg';
import { type Arrival, type Arrived, hex, type ReceiptColumns, receiptOf } from './arrival';
import { findReporters } from './find-reporters.server';

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
