import 'server-only';
import type pg from 'pg';
import { inTransaction, UNHURRIED } from '@/lib/platform/in-transaction.server';
import { INTAKE_LOCK } from '@/lib/reports/intake/intake-lock';
import { HEAT_LOCK } from './heat-lock';
import { countedReportsOf, foldedUpTo, nextHeatReports, WATERMARK } from './read-heat-reports.server';
import { settleChanges } from './settle-changes.server';
import { changeCells } from './stored-cells.server';
import { byDriver, foldDriver, type Tally } from './tally';

const BATCH = 25_000;

/**
 * Folds reports that have come in since the last time into the heat cells, exactly once: cells and watermark move in one transaction. Then
 * settles removals and merges. @returns how many reports were folded; 0 also when another folder is at work
 */
export async function foldHeat(pool: pg.Pool): Promise<number> {
  const newest = await newestCommitted(pool);
  let folded = 0;
  for (;;) {
    const batch = await inTransaction(pool, (client) => foldBatch(client, newest), UNHURRIED);
    folded += batch;
    if (batch < BATCH) break;
  }
  await inTransaction(pool, settle, UNHURRIED);
  return folded;
}

/** The highest report id below which nothing can still be committed: ids are drawn under the intake's shared lock. */
function newestCommitted(pool: pg.Pool): Promise<string> {
  return inTransaction(pool, async (client) => {
    await client.query('SELECT pg_advisory_xact_lock($1)', [INTAKE_LOCK]);
    const { rows } = await client.query<{ newest: string }>('SELECT coalesce(max(id), 0) AS newest FROM report');
    return rows[0]?.newest ?? '0';
  });
}

async function settle(client: pg.PoolClient): Promise<void> {
  if (await mayFold(client)) await settleChanges(client, await foldedUpTo(client));
}

async function mayFold(client: pg.PoolClient): Promise<boolean> {
  const { rows } = await client.query<{ got: boolean }>('SELECT pg_try_advisory_xact_lock($1) AS got', [HEAT_LOCK]);
  return rows[0]?.got ?? false;
}

async function foldBatch(client: pg.PoolClient, newest: string): Promise<number> {
  if (!(await mayFold(client))) return 0;
  await startOver(client);
  const after = await foldedUpTo(client);
  const reports = await nextHeatReports(client, [after, newest], BATCH);
  const last = reports.at(-1)?.id;
  if (last === undefined) return 0;
  const fresh = byDriver(reports.filter(({ removed }) => !removed));
  const before = byDriver(await countedReportsOf(client, [...fresh.keys()], after));
  const tally: Tally = new Map();
  for (const [driver, own] of fresh) foldDriver(tally, before.get(driver) ?? [], own);
  await changeCells(client, tally);
  await client.query('INSERT INTO heat_left_out (report_id) SELECT unnest($1::bigint[])', [
    reports.flatMap(({ id, removed }) => (removed ? [id] : [])),
  ]);
  await client.query(
    `INSERT INTO fold_watermark (name, last_report_id, folded_at) VALUES ($1, $2, now())
     ON CONFLICT (name) DO UPDATE SET last_report_id = excluded.last_report_id, folded_at = excluded.folded_at`,
    [WATERMARK, last],
  );
  return reports.length;
}

/** Cells that another version of the fold has counted count nothing any more; what they have shown stays. */
async function startOver(client: pg.PoolClient): Promise<void> {
  const { rowCount } = await client.query(`DELETE FROM fold_watermark WHERE name LIKE 'heatmaps %' AND name <> $1`, [
    WATERMARK,
  ]);
  if (!rowCount) return;
  await client.query('UPDATE heat_cell SET reporters = 0, reports = 0, squares = 0');
  await client.query('DELETE FROM heat_left_out');
}
