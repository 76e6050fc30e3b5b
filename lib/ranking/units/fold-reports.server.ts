import 'server-only';
import type pg from 'pg';
import { inTransaction } from '@/lib/platform/in-transaction.server';
import { reachWeek } from '@/lib/ranking/state/evidence-window.server';
import { foldIntoEvidence } from '@/lib/ranking/state/fold-evidence.server';
import { weekOfReceipt } from '@/lib/ranking/state/units-of-reports';
import { setAsideSameCalls } from '@/lib/reports/set-aside-same-calls.server';
import { RANKING_PARAMETERS } from '../parameters';
import { callsOfReports, type FoldedReport } from './calls-of-reports';
import { foldCalls } from './fold-calls';
import { FOLD_LOCK } from './fold-lock';
import { newestCommitted } from './newest-committed.server';
import { nextReports } from './read-reports.server';
import { refoldReporters } from './refold-reporters.server';
import { unitsOf, writeUnits } from './stored-units.server';

const BATCH = 5_000;

/**
 * Folds reports that have come in since the last time into units and evidence, exactly once: they and the watermark move in one transaction.
 * @returns how many reports were folded; 0 also when another folder is at work
 */
export async function foldReports(pool: pg.Pool): Promise<number> {
  await foldRequested(pool);
  const newest = await newestCommitted(pool);
  await inTransaction(pool, (client) => reachReport(client, newest));
  let folded = 0;
  for (;;) {
    const batch = await inTransaction(pool, (client) => foldBatch(client, newest));
    folded += batch;
    if (batch < BATCH) return folded;
  }
}

async function foldBatch(client: pg.PoolClient, newest: string): Promise<number> {
  const lock = await client.query<{ got: boolean }>('SELECT pg_try_advisory_xact_lock($1) AS got', [FOLD_LOCK]);
  const reports = lock.rows[0]?.got ? await nextReports(client, newest, BATCH) : [];
  const last = reports.at(-1)?.id;
  if (last === undefined) return 0;
  await foldIntoUnits(client, reports);
  await foldIntoEvidence(client, reports);
  await client.query(
    `INSERT INTO fold_watermark (name, last_report_id, folded_at) VALUES ('unit', $1, now())
     ON CONFLICT (name) DO UPDATE SET last_report_id = excluded.last_report_id, folded_at = excluded.folded_at`,
    [last],
  );
  // A report may have been under way to a driver who was merged meanwhile; by now it can be seen.
  const drivers = [...new Set(reports.map((report) => report.reporter_id))];
  await refoldReporters(client, await setAsideSameCalls(client, drivers));
  return reports.length;
}

async function foldIntoUnits(client: pg.PoolClient, reports: readonly FoldedReport[]): Promise<void> {
  const calls = callsOfReports(reports);
  const units = await unitsOf(client, [...new Set(calls.map((call) => call.reporterId))]);
  await writeUnits(client, foldCalls(units, calls, RANKING_PARAMETERS));
}

/** Lets the evidence's window end with the week it is, reports or none. */
export async function reachNow(pool: pg.Pool, now: Date): Promise<void> {
  await inTransaction(pool, async (client) => {
    await client.query('SELECT pg_advisory_xact_lock($1)', [FOLD_LOCK]);
    await reachWeek(client, weekOfReceipt(now));
  });
}

/** The evidence's window ends with the newest report, whatever is folded first: what lies before it need not be counted and let go again. */
async function reachReport(client: pg.PoolClient, newest: string): Promise<void> {
  const lock = await client.query<{ got: boolean }>('SELECT pg_try_advisory_xact_lock($1) AS got', [FOLD_LOCK]);
  const { rows } = await client.query<{ received_at: Date }>('SELECT received_at FROM report WHERE id = $1', [newest]);
  if (lock.rows[0]?.got && rows[0]) await reachWeek(client, weekOfReceipt(rows[0].received_at));
}

const REQUESTS = 500;

/** Reporters whose reports were removed, who were merged or whose tier changed, and whose own refold has not come. */
async function foldRequested(pool: pg.Pool): Promise<void> {
  for (let found = REQUESTS; found === REQUESTS; )
    found = await inTransaction(pool, async (client) => {
      const { rows } = await client.query<{ reporter_id: string }>(
        'SELECT reporter_id FROM refold_request ORDER BY id LIMIT $1',
        [REQUESTS],
      );
      await refoldReporters(client, [...new Set(rows.map((row) => row.reporter_id))]);
      return rows.length;
    });
}
