import 'server-only';
import type { Pool, PoolClient } from 'pg';
import { eraseContent } from '@/lib/ledger/erase-content.server';
import { err, ok, type Result } from '@/lib/platform/result';
import { takeOutOfTallies } from '@/lib/ranking/publish/profile-tallies.server';
import { eraseSentBy } from '@/lib/replies/own-replies.server';
import { INTAKE_LOCK } from '@/lib/reports/intake/intake-lock';
import { forgetWaiting } from '../account-ways.server';
import { Moved, settle } from '../merge-reporters.server';
import { OWN_ROWS } from '../my-data.server';
import { lockCounts, takeOutOfCounts } from './take-out-of-counts.server';
import { tidyUp } from './tidy-up.server';

/** Who is to be forgotten: reporters that stand for themselves (those merged into them go along) and the account that keeps them. */
export interface WhoGoes {
  readonly reporterIds: readonly bigint[];
  readonly userId: string | null;
}

/** What went. `entries`: places of the public log that hold a hash of nothing now. */
export interface Erased {
  readonly reports: number;
  readonly entries: number;
}

/** `works_here`: the account moderates; what it decided must keep its name. */
export type EraseProblem = 'works_here';

/**
 * Erases a driver in one transaction: either everything goes, out of every sum too, or nothing does. Reports that arrive meanwhile wait for its
 * end and find no driver. Another erasure or merge of the same driver makes it start over.
 */
export async function eraseDriver(pool: Pool, who: WhoGoes): Promise<Result<Erased, EraseProblem>> {
  const began = new Date();
  const standing = who.reporterIds.map(String);
  // Slow and in nobody's way: the table has no index by report. What comes until the locks are held is swept up there.
  await pool.query(
    `DELETE FROM submission s USING report r JOIN reporter p ON p.id = r.reporter_id
     WHERE s.report_id = r.id AND (p.id = ANY($1::bigint[]) OR p.merged_into_id = ANY($1::bigint[]))`,
    [standing],
  );
  const erased = await settle(pool, (client) => erase(client, standing, who.userId, began));
  if (erased.ok) await tidyUp();
  return erased;
}

async function erase(
  client: PoolClient,
  standing: readonly string[],
  userId: string | null,
  began: Date,
): Promise<Result<Erased, EraseProblem>> {
  if (userId !== null) {
    const { rows } = await client.query<{ role: string }>('SELECT role FROM "user" WHERE id = $1 FOR UPDATE', [userId]);
    if (rows[0]?.role === 'moderator') return err('works_here');
  }
  await lockCounts(client);
  // Whoever takes in a report now waits here, rather than for a driver who is about to go.
  await client.query('SELECT pg_advisory_xact_lock($1)', [INTAKE_LOCK]);
  const reporterIds = await lockAll(client, standing, userId);
  const reportIds = await idsOf(client, 'SELECT id FROM report WHERE reporter_id = ANY($1::bigint[]) ORDER BY id', [
    reporterIds,
  ]);
  await takeOutOfCounts(client, reporterIds, reportIds);
  await takeOutOfTallies(client, reporterIds);
  for (const part of OWN_ROWS) await part.erase(client, reporterIds);
  if (userId !== null) {
    await eraseSentBy(client, userId);
    await forgetWaiting(client, userId);
  }
  const entries = await eraseContent(client, reportIds, reporterIds);
  await deleteRows(client, reporterIds, reportIds, began);
  if (userId !== null) await client.query('DELETE FROM "user" WHERE id = $1', [userId]);
  return ok({ reports: reportIds.length, entries });
}

/** The reporters and all merged into them, locked. @throws Moved when one has been merged into somebody else meanwhile, or the account keeps another */
async function lockAll(client: PoolClient, standing: readonly string[], userId: string | null): Promise<string[]> {
  const { rows } = await client.query<{ id: string; merged_into_id: string | null }>(
    `SELECT id, merged_into_id FROM reporter
     WHERE id = ANY($1::bigint[]) OR merged_into_id = ANY($1::bigint[]) OR user_id = $2 ORDER BY id FOR UPDATE`,
    [standing, userId],
  );
  const known = new Set(standing);
  const strays = rows.some(({ id, merged_into_id }) => !known.has(merged_into_id ?? id));
  if (strays) throw new Moved();
  return rows.map(({ id }) => id);
}

// A submission found to be a double was pointed at the report after the sweep before the locks.
const LATE_SUBMISSIONS = `DELETE FROM submission WHERE report_id = ANY($1::bigint[]) AND created_at > $2::timestamptz - interval '10 minutes'`;

async function deleteRows(
  client: PoolClient,
  reporterIds: readonly string[],
  reportIds: readonly string[],
  began: Date,
): Promise<void> {
  await client.query(LATE_SUBMISSIONS, [reportIds, began]);
  await client.query('SELECT erase_reports($1::bigint[])', [reportIds]);
  for (const table of ['refold_request', 'profile_request', 'heat_identity'])
    await client.query(`DELETE FROM ${table} WHERE reporter_id = ANY($1::bigint[])`, [reporterIds]);
  await client.query('DELETE FROM reporter WHERE id = ANY($1::bigint[]) AND merged_into_id IS NOT NULL', [reporterIds]);
  await client.query('DELETE FROM reporter WHERE id = ANY($1::bigint[])', [reporterIds]);
}

async function idsOf(client: PoolClient, text: string, values: unknown[]): Promise<string[]> {
  return (await client.query<{ id: string }>(text, values)).rows.map(({ id }) => id);
}
