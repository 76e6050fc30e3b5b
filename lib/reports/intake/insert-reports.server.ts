import 'server-only';
import type pg from 'pg';
import { appendEntries, entriesOfReports } from '@/lib/ledger/append-entries.server';
import { inTransaction } from '@/lib/platform/in-transaction.server';
import type { Arrival, Arrived, ReportRow, StoredReceipt } from './arrival';
import { findDoubles } from './find-doubles.server';
import { INTAKE_LOCK } from './intake-lock';
import { type KnownReporter, LostDevice, storeBatch } from './store-batch.server';
import { findReplays, forgetKeys } from './submission-keys.server';

/**
 * Stores reports that arrived together in one transaction; resolves after the commit. Constraints settle replays (submission key), duplicates
 * (reporter, caller, minute) and two first reports of one device. The order of the answers is that of the arrivals.
 */
export async function insertReports(pool: pg.Pool, arrivals: readonly Arrival[], tries = 5): Promise<Arrived[]> {
  try {
    const answers = await inTransaction(pool, (client) => insertAll(client, arrivals), BEGIN);
    return arrivals.map((arrival) => answers.get(arrival) ?? missing());
  } catch (error) {
    if (!(error instanceof LostDevice) || tries <= 1) throw error;
    return insertReports(pool, arrivals, tries - 1);
  }
}

// The shared lock tells the folder of the rollups that report ids are being drawn that are not committed yet.
const BEGIN = `BEGIN; SELECT pg_advisory_xact_lock_shared(${INTAKE_LOCK})`;

const missing = (): never => {
  throw new Error('an arrival was left without an answer');
};

/** A row of table `report`, whole. */
type StoredReport = { readonly id: string; readonly reporter_id: string } & ReportRow;

/** Nearly always two statements, the reports and their entries in the log: only what the first could not store is looked at again. */
async function insertAll(client: pg.PoolClient, arrivals: readonly Arrival[]): Promise<Map<Arrival, Arrived>> {
  const answers = new Map<Arrival, Arrived>();
  const claimed = await storeBatch(client, arrivals);
  const strangers: Arrival[] = [];
  const written: StoredReport[] = [];
  const doubles = new Map<Arrival, KnownReporter>();
  for (const [arrival, { id, reporter, stored }] of claimed) {
    if (!reporter) strangers.push(arrival);
    else if (stored) {
      answers.set(arrival, { kind: 'accepted', ...acceptedOf(arrival, reporter) });
      written.push({ id, reporter_id: reporter.id, ...arrival.row });
    } else doubles.set(arrival, reporter);
  }
  for (const arrival of strangers) answers.set(arrival, { kind: 'unknown_recovery' });
  await forgetKeys(client, strangers);
  for (const [arrival, receipt] of await findDoubles(client, doubles)) {
    answers.set(arrival, { kind: 'duplicate', ...receipt });
  }
  const replays = arrivals.filter((arrival) => !answers.has(arrival));
  for (const [arrival, answer] of await findReplays(client, replays)) answers.set(arrival, answer);
  await appendEntries(client, entriesOfReports(written));
  return answers;
}

const acceptedOf = ({ row }: Arrival, { recovery }: KnownReporter): StoredReceipt => ({
  receipt: row.receipt,
  receivedAt: new Date(row.received_at),
  calledAt: new Date(row.called_at),
  claim: row.claim,
  insurerId: row.insurer_id,
  recovery,
});
