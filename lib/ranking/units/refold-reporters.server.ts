import 'server-only';
import type pg from 'pg';
import { inTransaction } from '@/lib/platform/in-transaction.server';
import { refoldEvidence } from '@/lib/ranking/state/fold-evidence.server';
import { setAsideSameCalls } from '@/lib/reports/set-aside-same-calls.server';
import { RANKING_PARAMETERS } from '../parameters';
import { callsOfReports } from './calls-of-reports';
import { foldCalls } from './fold-calls';
import { FOLD_LOCK } from './fold-lock';
import { foldedReportsOf } from './read-reports.server';
import { deleteUnitsOf, writeUnits } from './stored-units.server';

/**
 * Folds all reports of some drivers anew, after a merge, a withdrawal, a removal or a change of tier; nobody else's units move. Runs inside the caller's
 * transaction and waits for a folder at work.
 */
export async function refoldReporters(client: pg.PoolClient, reporterIds: readonly string[]): Promise<void> {
  if (reporterIds.length === 0) return;
  await client.query('SELECT pg_advisory_xact_lock($1)', [FOLD_LOCK]);
  await setAsideSameCalls(client, reporterIds);
  // Before anything is read: a change that is committed later leaves a request of its own.
  await client.query('DELETE FROM refold_request WHERE reporter_id = ANY($1::bigint[])', [reporterIds]);
  // What a merged driver reported counts for the one he became, whose own reports must then be folded with them.
  const { rows } = await client.query<{ id: string }>(
    'SELECT DISTINCT coalesce(merged_into_id, id) AS id FROM reporter WHERE id = ANY($1::bigint[])',
    [reporterIds],
  );
  const standing = rows.map(({ id }) => id);
  const reports = await foldedReportsOf(client, standing);
  await deleteUnitsOf(client, [...reporterIds, ...standing]);
  await writeUnits(client, foldCalls([], callsOfReports(reports), RANKING_PARAMETERS));
  await refoldEvidence(client, { gone: reporterIds, standing }, reports);
}

/** Folds drivers anew after their merge was committed, in a transaction of its own. */
export const refoldAfterMerge =
  (pool: pg.Pool) =>
  (reporterIds: readonly bigint[]): Promise<void> =>
    inTransaction(pool, (client) => refoldReporters(client, reporterIds.map(String)));
