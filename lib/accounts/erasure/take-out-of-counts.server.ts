import 'server-only';
import type { PoolClient } from 'pg';
import { HEAT_LOCK } from '@/lib/heatmaps/fold/heat-lock';
import { foldedUpTo } from '@/lib/heatmaps/fold/read-heat-reports.server';
import { settleChanges } from '@/lib/heatmaps/fold/settle-changes.server';
import { PROFILES_LOCK } from '@/lib/ranking/publish/profiles-lock';
import { FOLD_LOCK } from '@/lib/ranking/units/fold-lock';
import { refoldReporters } from '@/lib/ranking/units/refold-reporters.server';
import { letSameCallsStand } from '@/lib/reports/set-aside-same-calls.server';

/** An erasure may have to wait for a folder at work; a longer wait is an error, and nothing has been erased. */
const PATIENCE = `SET LOCAL statement_timeout = '60s'`;

/** Keeps everything that counts away, always in this order, until the transaction ends. */
export async function lockCounts(client: PoolClient): Promise<void> {
  await client.query(PATIENCE);
  for (const lock of [FOLD_LOCK, PROFILES_LOCK, HEAT_LOCK])
    await client.query('SELECT pg_advisory_xact_lock($1)', [lock]);
}

const SET_ASIDE = `
  INSERT INTO removal (report_id, reason, removed_at) SELECT id, 'erased', now() FROM report WHERE id = ANY($1::bigint[])
  ON CONFLICT (report_id) DO NOTHING`;

/**
 * Takes reports out of every sum that has counted them, as a removal does, so that a recount without them gives the same. The removals live for
 * this transaction only. Call it under `lockCounts`.
 */
export async function takeOutOfCounts(
  client: PoolClient,
  reporterIds: readonly string[],
  reportIds: readonly string[],
): Promise<void> {
  await letSameCallsStand(client, reportIds);
  await client.query(SET_ASIDE, [reportIds]);
  await refoldReporters(client, reporterIds);
  await settleChanges(client, await foldedUpTo(client));
}
