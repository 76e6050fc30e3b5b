import 'server-only';
import type pg from 'pg';
import { inTransaction } from '@/lib/platform/in-transaction.server';
import { RANKING_PARAMETERS } from '../parameters';
import { callsOfReports } from './calls-of-reports';
import { compareUnits, type UnitDifference } from './compare-units';
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
  /** Units that differ from the recount, all of them, and the first few. */
  readonly different: number;
  readonly first: readonly UnitDifference[];
};

/**
 * Counts every unit again from the reports folded so far and compares it with what is stored; `repair` replaces what differs. Goes through
 * the drivers range by range, each in one transaction that keeps the folder out, so it may run beside a working site.
 */
export async function recountUnits(pool: pg.Pool, { repair }: { repair: boolean }): Promise<Recount> {
  const sum = { reporters: 0, reports: 0, units: 0, different: 0 };
  const first: UnitDifference[] = [];
  for (let after = '0'; after !== LAST_ID; ) {
    const range = await nextRange(pool, after);
    const found = await inTransaction(pool, (client) => recountRange(client, range, repair));
    sum.reporters += range.reporters;
    sum.reports += found.reports;
    sum.units += found.units;
    sum.different += found.differences.length;
    first.push(...found.differences.slice(0, SHOWN - first.length));
    after = range.upTo;
  }
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
  for await (const piece of foldedReportsIn(client, range, PIECE)) {
    reports += piece.length;
    const changed = foldCalls([...recounted.values()], callsOfReports(piece), RANKING_PARAMETERS);
    for (const unit of changed) recounted.set(unitKey(unit), unit);
  }
  const units = [...recounted.values()];
  const differences = compareUnits(await unitsIn(client, range), units);
  if (repair && differences.length > 0) await replaceUnits(client, range, units);
  return { reports, units: units.length, differences };
}

async function replaceUnits(client: pg.PoolClient, { after, upTo }: ReporterRange, units: readonly Unit[]) {
  await client.query('DELETE FROM unit WHERE reporter_id > $1 AND reporter_id <= $2', [after, upTo]);
  await writeUnits(client, units);
}
