import 'server-only';
import type pg from 'pg';
import { isoWeek } from '@/lib/platform/china-time';
import { INTAKE_LOCK } from '@/lib/reports/intake/intake-lock';
import { RANKING_PARAMETERS } from '../parameters';
import { type Call, foldCalls, type Unit } from './fold-calls';

/** Advisory lock of the one folder at work. */
const FOLD_LOCK = 7_202;
const BATCH = 5_000;

/**
 * Folds reports that have come in since the last time into the units, exactly once: units and watermark move in one transaction.
 * @returns how many reports were folded; 0 also when another folder is at work
 */
export async function foldReports(pool: pg.Pool): Promise<number> {
  const client = await pool.connect();
  let broken: Error | undefined;
  try {
    const newest = await newestCommitted(client);
    let folded = 0;
    for (;;) {
      const batch = await foldBatch(client, newest);
      folded += batch;
      if (batch < BATCH) return folded;
    }
  } catch (error) {
    broken = error as Error;
    await client.query('ROLLBACK').catch(() => {});
    throw error;
  } finally {
    client.release(broken);
  }
}

/** The highest report id below which nothing can still be committed: ids are drawn under the intake's shared lock. */
async function newestCommitted(client: pg.PoolClient): Promise<string> {
  await client.query('BEGIN');
  await client.query('SELECT pg_advisory_xact_lock($1)', [INTAKE_LOCK]);
  const { rows } = await client.query<{ newest: string }>('SELECT coalesce(max(id), 0) AS newest FROM report');
  await client.query('COMMIT');
  return rows[0]?.newest ?? '0';
}

async function foldBatch(client: pg.PoolClient, newest: string): Promise<number> {
  await client.query('BEGIN');
  const lock = await client.query<{ got: boolean }>('SELECT pg_try_advisory_xact_lock($1) AS got', [FOLD_LOCK]);
  const rows = lock.rows[0]?.got ? await nextReports(client, newest) : [];
  const last = rows.at(-1)?.id;
  if (last !== undefined) {
    await foldRows(client, rows);
    await client.query(
      `INSERT INTO fold_watermark (name, last_report_id, folded_at) VALUES ('unit', $1, now())
       ON CONFLICT (name) DO UPDATE SET last_report_id = excluded.last_report_id, folded_at = excluded.folded_at`,
      [last],
    );
  }
  await client.query('COMMIT');
  return rows.length;
}

type ReportRow = {
  id: string;
  reporter_id: string;
  insurer_id: string | null;
  claim: string;
  called_at: Date;
  province_adcode: string;
  role: string;
  relation: string;
  refusal: string;
  removed: boolean;
};

const SELECT_REPORTS = `
  SELECT r.id, coalesce(p.merged_into_id, p.id) AS reporter_id, r.insurer_id, r.claim, r.called_at, r.province_adcode, r.role, r.relation,
         r.refusal, x.report_id IS NOT NULL AS removed
  FROM report r JOIN reporter p ON p.id = r.reporter_id LEFT JOIN removal x ON x.report_id = r.id`;

async function nextReports(client: pg.PoolClient, newest: string): Promise<ReportRow[]> {
  const { rows } = await client.query<ReportRow>({
    name: 'next-reports',
    text: `${SELECT_REPORTS}
      WHERE r.id > coalesce((SELECT last_report_id FROM fold_watermark WHERE name = 'unit'), 0) AND r.id <= $1 ORDER BY r.id LIMIT $2`,
    values: [newest, BATCH],
  });
  return rows;
}

/** Only a named insurer counts towards the ranking; an impersonated one does not. */
export const callsOf = (rows: readonly ReportRow[]): Call[] =>
  rows.flatMap((row) =>
    row.claim === 'named' && row.insurer_id !== null && !row.removed
      ? {
          reporterId: row.reporter_id,
          insurerId: row.insurer_id,
          week: isoWeek(row.called_at),
          provinceAdcode: row.province_adcode,
          role: row.role,
          relation: row.relation,
          refused: row.refusal === 'before',
        }
      : [],
  );

async function foldRows(client: pg.PoolClient, rows: readonly ReportRow[]): Promise<void> {
  const calls = callsOf(rows);
  const units = await unitsOf(client, [...new Set(calls.map((call) => call.reporterId))]);
  await writeUnits(client, foldCalls(units, calls, RANKING_PARAMETERS));
}

type UnitRow = {
  reporter_id: string;
  insurer_id: string;
  week: number;
  province_adcode: string;
  role: string;
  relation: string;
  calls: number;
  kept: number;
  refused: number;
};

async function unitsOf(client: pg.PoolClient, reporterIds: readonly string[]): Promise<Unit[]> {
  if (reporterIds.length === 0) return [];
  const { rows } = await client.query<UnitRow>({
    name: 'units-of',
    text: 'SELECT * FROM unit WHERE reporter_id = ANY($1::bigint[])',
    values: [reporterIds],
  });
  return rows.map((row) => ({
    reporterId: row.reporter_id,
    insurerId: row.insurer_id,
    week: row.week,
    provinceAdcode: row.province_adcode,
    role: row.role,
    relation: row.relation,
    calls: row.calls,
    kept: row.kept,
    refused: row.refused,
  }));
}

const WRITE_UNITS = `
  INSERT INTO unit (reporter_id, insurer_id, week, province_adcode, role, relation, calls, kept, refused)
  SELECT * FROM unnest($1::bigint[], $2::text[], $3::int[], $4::text[], $5::text[], $6::text[], $7::smallint[], $8::smallint[], $9::smallint[])
  ON CONFLICT (reporter_id, insurer_id, week, province_adcode, role, relation)
  DO UPDATE SET calls = excluded.calls, kept = excluded.kept, refused = excluded.refused`;

async function writeUnits(client: pg.PoolClient, units: readonly Unit[]): Promise<void> {
  if (units.length === 0) return;
  const column = <K extends keyof Unit>(name: K): Unit[K][] => units.map((unit) => unit[name]);
  await client.query({
    name: 'write-units',
    text: WRITE_UNITS,
    values: [
      column('reporterId'),
      column('insurerId'),
      column('week'),
      column('provinceAdcode'),
      column('role'),
      column('relation'),
      column('calls'),
      column('kept'),
      column('refused'),
    ],
  });
}

/**
 * Folds all reports of some reporters anew, after a merge, a withdrawal or a removal; nobody else's units move.
 * Runs inside the caller's transaction and waits for a folder at work.
 */
export async function refoldReporters(client: pg.PoolClient, reporterIds: readonly string[]): Promise<void> {
  if (reporterIds.length === 0) return;
  await client.query('SELECT pg_advisory_xact_lock($1)', [FOLD_LOCK]);
  const { rows } = await client.query<ReportRow>(
    `${SELECT_REPORTS}
     WHERE (p.id = ANY($1::bigint[]) OR p.merged_into_id = ANY($1::bigint[]))
       AND r.id <= coalesce((SELECT last_report_id FROM fold_watermark WHERE name = 'unit'), 0) ORDER BY r.id`,
    [reporterIds],
  );
  await client.query('DELETE FROM unit WHERE reporter_id = ANY($1::bigint[])', [reporterIds]);
  await writeUnits(client, foldCalls([], callsOf(rows), RANKING_PARAMETERS));
}
