import 'server-only';
import type pg from 'pg';
import { inTransaction } from '@/lib/platform/in-transaction.server';
import { INTAKE_LOCK } from '@/lib/reports/intake/intake-lock';
import { RANKING_PARAMETERS } from '../parameters';
import { callsOfReports, type FoldedReport } from './calls-of-reports';
import { foldCalls } from './fold-calls';
import { FOLD_LOCK } from './fold-lock';
import { nextReports } from './read-reports.server';
import { refoldReporters } from './refold-reporters.server';
import { unitsOf, writeUnits } from './stored-units.server';

const BATCH = 5_000;

/**
 * Folds reports that have come in since the last time into the units, exactly once: units and watermark move in one transaction.
 * @returns how many reports were folded; 0 also when another folder is at work
 */
export async function foldReports(pool: pg.Pool): Promise<number> {
  await foldMerged(pool);
  const newest = await newestCommitted(pool);
  let folded = 0;
  for (;;) {
    const batch = await inTransaction(pool, (client) => foldBatch(client, newest));
    folded += batch;
    if (batch < BATCH) return folded;
  }
}

/** The highest report id below which nothing can still be committed: ids are drawn under the intake's shared lock. */
function newestCommitted(pool: pg.Pool): Promise<string> {
  return inTransaction(pool, async (client) => {
    await client.query('SELECT pg_advisory_xact_lock($1)', [INTAKE_LOCK]);
    const { rows } = await client.query<{ newest: string }>('SELECT coalesce(max(id), 0) AS newest FROM report');
    return rows[0]?.newest ?? '0';
  });
}

async function foldBatch(client: pg.PoolClient, newest: string): Promise<number> {
  const lock = await client.query<{ got: boolean }>('SELECT pg_try_advisory_xact_lock($1) AS got', [FOLD_LOCK]);
  const reports = lock.rows[0]?.got ? await nextReports(client, newest, BATCH) : [];
  const last = reports.at(-1)?.id;
  if (last === undefined) return 0;
  await foldIntoUnits(client, reports);
  await client.query(
    `INSERT INTO fold_watermark (name, last_report_id, folded_at) VALUES ('unit', $1, now())
     ON CONFLICT (name) DO UPDATE SET last_report_id = excluded.last_report_id, folded_at = excluded.folded_at`,
    [last],
  );
  return reports.length;
}

async function foldIntoUnits(client: pg.PoolClient, reports: readonly FoldedReport[]): Promise<void> {
  const calls = callsOfReports(reports);
  const units = await unitsOf(client, [...new Set(calls.map((call) => call.reporterId))]);
  await writeUnits(client, foldCalls(units, calls, RANKING_PARAMETERS));
}

/** A merge whose refold never came, because the process that made it was killed, leaves units under the old driver. */
async function foldMerged(pool: pg.Pool): Promise<void> {
  const { rows } = await pool.query<{ id: string }>(
    `SELECT p.id FROM reporter p WHERE p.merged_into_id IS NOT NULL AND EXISTS (SELECT FROM unit u WHERE u.reporter_id = p.id)`,
  );
  const ids = rows.map(({ id }) => id);
  if (ids.length > 0) await inTransaction(pool, (client) => refoldReporters(client, ids));
}
