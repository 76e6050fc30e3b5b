import 'server-only';
import { pool } from '@/lib/platform/database.server';
import {
  type Published,
  reopenCrossCheck,
  reopenRanking,
  type ShownCrossCheck,
  type ShownRankingRow,
} from '@/lib/privacy/gate';
import { LIVE } from '../view';
import type { RunSummary } from './run-summary';

export type PublishedRun = RunSummary & {
  readonly parameters: Readonly<Record<string, number>>;
  readonly rows: Published<ShownRankingRow[]>;
  readonly crossCheck: Published<ShownCrossCheck>;
};

type SummaryRow = {
  id: string;
  period: string;
  day: string;
  ran_at: Date;
  cause: string;
  method: string;
  seed: string;
  from_week: number;
  through_week: number;
  input_hash: string;
};
type Row = SummaryRow & { parameters: Record<string, number>; rows: unknown; cross_check: unknown };

const SUMMARY = 'id, period, day, ran_at, cause, method, seed, from_week, through_week, input_hash';

const summaryOf = (row: SummaryRow): RunSummary => ({
  id: row.id,
  period: row.period,
  day: row.day,
  ranAt: row.ran_at,
  cause: row.cause,
  method: row.method,
  seed: Number(row.seed),
  fromWeek: row.from_week,
  throughWeek: row.through_week,
  fingerprint: row.input_hash,
});

/** All runs, of the live window and of closed periods, newest first; `before` goes on from a run's number. */
export async function readRuns(limit: number, before: string | null = null): Promise<RunSummary[]> {
  const { rows } = await pool().query<SummaryRow>({
    name: 'read-runs',
    text: `SELECT ${SUMMARY} FROM ranking_run WHERE $2::bigint IS NULL OR id < $2 ORDER BY id DESC LIMIT $1`,
    values: [limit, before],
  });
  return rows.map(summaryOf);
}

/** A run by its number, or the last of the live window on a day (`YYYY-MM-DD`); null when there is none, or when what is stored could not have come through the gate. */
export async function readRun(idOrDay: string): Promise<PublishedRun | null> {
  const byDay = idOrDay.includes('-');
  if (!byDay && !/^\d{1,18}$/.test(idOrDay)) return null;
  const { rows } = await pool().query<Row>({
    name: byDay ? 'read-run-of-day' : 'read-run',
    text: `SELECT ${SUMMARY}, parameters, rows, cross_check FROM ranking_run WHERE ${byDay ? `period = '${LIVE}' AND day` : 'id'} = $1 ORDER BY id DESC LIMIT 1`,
    values: [idOrDay],
  });
  const [row] = rows;
  const [shown, crossCheck] = [reopenRanking(row?.rows), reopenCrossCheck(row?.cross_check)];
  return row && shown && crossCheck ? { ...summaryOf(row), parameters: row.parameters, rows: shown, crossCheck } : null;
}

/** The run of a closed period; null for one that was closed by a method without a cross-check. */
export async function readRunOfPeriod(period: string): Promise<RunSummary | null> {
  const { rows } = await pool().query<SummaryRow>({
    name: 'read-run-of-period',
    text: `SELECT ${SUMMARY} FROM ranking_run WHERE period = $1 ORDER BY id DESC LIMIT 1`,
    values: [period],
  });
  return rows[0] && period !== LIVE ? summaryOf(rows[0]) : null;
}

/** How far back an insurer's record by day goes; older runs stay at their own addresses. */
const DAYS = 120;

/** `companies`: how many had a position in that run. */
type RunRow = RunKey & { readonly companies: number; readonly row: Published<ShownRankingRow[]>[number] };
type RunKey = { readonly id: string; readonly day: string; readonly method: string };

/** One insurer's row in the last run of each of the newest days, oldest first: its rank range through time. */
export async function readRunsOf(insurerId: string): Promise<RunRow[]> {
  const { rows } = await pool().query<RunKey & { rows: unknown }>({
    name: 'read-runs-of',
    text: `SELECT * FROM (SELECT DISTINCT ON (day) id, day, method, rows FROM ranking_run WHERE period = '${LIVE}' ORDER BY day DESC, id DESC LIMIT $1) AS newest ORDER BY day`,
    values: [DAYS],
  });
  return rows.flatMap(({ rows, ...run }) => {
    const shown = reopenRanking(rows) ?? [];
    const row = shown.find((each) => each.insurerId === insurerId);
    return row ? [{ ...run, companies: shown.filter(({ rankLow }) => rankLow !== null).length, row }] : [];
  });
}
