import 'server-only';
import { pool } from '@/lib/platform/database.server';
import {
  type Published,
  reopenCrossCheck,
  reopenRanking,
  type ShownCrossCheck,
  type ShownRankingRow,
} from '@/lib/privacy/gate';
import type { RunSummary } from './run-summary';

export type PublishedRun = RunSummary & {
  readonly parameters: Readonly<Record<string, number>>;
  readonly rows: Published<ShownRankingRow[]>;
  readonly crossCheck: Published<ShownCrossCheck>;
};

type SummaryRow = {
  id: string;
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

const SUMMARY = 'id, day, ran_at, cause, method, seed, from_week, through_week, input_hash';

const summaryOf = (row: SummaryRow): RunSummary => ({
  id: row.id,
  day: row.day,
  ranAt: row.ran_at,
  cause: row.cause,
  method: row.method,
  seed: Number(row.seed),
  fromWeek: row.from_week,
  throughWeek: row.through_week,
  fingerprint: row.input_hash,
});

/** All runs, newest first; `before` goes on from a run's number. */
export async function readRuns(limit: number, before: string | null = null): Promise<RunSummary[]> {
  const { rows } = await pool().query<SummaryRow>({
    name: 'read-runs',
    text: `SELECT ${SUMMARY} FROM ranking_run WHERE $2::bigint IS NULL OR id < $2 ORDER BY id DESC LIMIT $1`,
    values: [limit, before],
  });
  return rows.map(summaryOf);
}

/** A run by its number, or the last of a day (`YYYY-MM-DD`); null when there is none, or when what is stored could not have come through the gate. */
export async function readRun(idOrDay: string): Promise<PublishedRun | null> {
  const byDay = idOrDay.includes('-');
  if (!byDay && !/^\d{1,18}$/.test(idOrDay)) return null;
  const { rows } = await pool().query<Row>({
    name: byDay ? 'read-run-of-day' : 'read-run',
    text: `SELECT ${SUMMARY}, parameters, rows, cross_check FROM ranking_run WHERE ${byDay ? 'day' : 'id'} = $1 ORDER BY id DESC LIMIT 1`,
    values: [idOrDay],
  });
  const [row] = rows;
  const [shown, crossCheck] = [reopenRanking(row?.rows), reopenCrossCheck(row?.cross_check)];
  return row && shown && crossCheck ? { ...summaryOf(row), parameters: row.parameters, rows: shown, crossCheck } : null;
}

/** One insurer's row in the last run of every day, oldest first: its rank range through time. */
export async function readRunsOf(insurerId: string): Promise<
  {
    readonly id: string;
    readonly day: string;
    readonly method: string;
    readonly row: Published<ShownRankingRow[]>[number];
  }[]
> {
  const { rows } = await pool().query<{ id: string; day: string; method: string; row: unknown }>({
    name: 'read-runs-of',
    text: `SELECT DISTINCT ON (day) id, day, method,
        (SELECT r FROM jsonb_array_elements(rows) AS r WHERE r->>'insurerId' = $1 LIMIT 1) AS row
      FROM ranking_run ORDER BY day, id DESC`,
    values: [insurerId],
  });
  return rows.flatMap(({ row, ...run }) => {
    const [shown] = row ? (reopenRanking([row]) ?? []) : [];
    return shown ? [{ ...run, row: shown }] : [];
  });
}
