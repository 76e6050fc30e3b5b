import 'server-only';
import type pg from 'pg';
import { inTransaction } from '@/lib/platform/in-transaction.server';
import { recountLines, recountSums } from '@/lib/ranking/state/recount-evidence.server';
import { RANKING_PARAMETERS } from '../parameters';
import { callsOfReports } from './calls-of-reports';
import { compareUnits, describeDifference } from './compare-units';
import { foldCalls, type Unit, unitKey } from './fold-calls';
import { FOLD_LOCK } from './fold-lock';
import { foldedReportsIn, type ReporterRange } from './read-reports.server';
import { unitsIn, writeUnits } from './stored-units.server';

/** Drivers looked at together, and reports read at a time: what fits into memory whatever the size of the tables. */
const REPORTERS = 2_000;
const PIECE = 5_000;
const SHOWN = 20;
const LAST_ID = '9223372036854775807';

export type Recount = {
  readonly reporters: number;
  readonly reports: number;
  readonly units: number;
  /** Rows of the rollups that differ from the recount, all of them, and the first few in words. */
  readonly different: number;
  readonly first: readonly string[];
};

/**
 * Counts every unit and all evidence again from the reports folded so far and compares it with what is stored; `repair` replaces what differs.
 * Goes through the drivers range by range, each in one transaction that keeps the folder out, so it may run beside a working site; the sums
 * over all drivers come last, out of the drivers' evidence.
 */
export async function recountUnits(pool: pg.Pool, { repair }: { repair: boolean }): Promise<Recount> {
  const sum = { reporters: 0, reports: 0, units: 0, different: 0 };
  const first: string[] = [];
  for (let after = '0'; after !== LAST_ID; ) {
    const range = await nextRange(pool, after);
    const found = await inTransaction(pool, (client) => recountRange(client, range, repair));
    sum.reporters += range.reporters;
    sum.reports += found.reports;
    sum.units += found.units;
    sum.different += found.wrong.length;
    first.push(...found.wrong.slice(0, SHOWN - first.length));
    after = range.upTo;
  }
  const sums = await inTransaction(pool, (client) => recountAll(client, repair));
  sum.different += sums.length;
  first.push(...sums.slice(0, SHOWN - first.length));
  return { ...sum, first };
}

/** The last range is open: a unit of a driver who does not exist is a difference like any other. */
async function nextRange(pool: pg.Pool, after: string): Promise<ReporterRange & { reporters: number }> {
  const { rows } = await pool.query<{ last: string | null; reporters: string }>(
    'SELECT max(id) AS last, count(*) AS reporters FROM (SELECT id FROM reporter WHERE id > $1 ORDER BY id LIMIT $2) AS next',
    [after, REPORTERS],
  );
  const reporters = Number(rows[0]?.reporters ?? 0);
  return { after, upTo: reporters < REPORTERS ? LAST_ID : (rows[0]?.last ?? LAST_ID), reporters };
}

async function recountRange(client: pg.PoolClient, range: ReporterRange, repair: boolean) {
  await client.query('SET LOCAL statement_timeout = 0');
  await client.query('SELECT pg_advisory_xact_lock($1)', [FOLD_LOCK]);
  let reports = 0;
  const recounted = new Map<string, Unit>();
  const lines = await recountLines(client, range);
  for await (const piece of foldedReportsIn(client, range, PIECE)) {
    reports += piece.length;
    lines.add(piece);
    const changed = foldCalls([...recounted.values()], callsOfReports(piece), RANKING_PARAMETERS);
    for (const unit of changed) recounted.set(unitKey(unit), unit);
  }
  const units = [...recounted.values()];
  const differences = compareUnits(await unitsIn(client, range), units);
  if (repair && differences.length > 0) await replaceUnits(client, range, units);
  const wrong = [...differences.map(describeDifference), ...(await lines.compare(repair))];
  return { reports, units: units.length, wrong };
}

async function recountAll(client: pg.PoolClient, repair: boolean): Promise<readonly string[]> {
  await client.query('SET LOCAL statement_timeout = 0');
  await client.query('SELECT pg_advisory_xact_lock($1)', [FOLD_LOCK]);
  return recountSums(client, repair);
}

async function replaceUnits(client: pg.PoolClient, { after, upTo }: ReporterRange, units: readonly Unit[]) {
  await client.query('DELETE FROM unit WHERE reporter_id > $1 AND reporter_id <= $2', [after, upTo]);
  await writeUnits(client, units);
}
