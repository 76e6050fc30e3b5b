import 'server-only';
import { pool } from '@/lib/platform/database.server';
import {
  type Published,
  reopenCrossCheck,
  reopenRanking,
  type ShownCrossCheck,
  type ShownRankingRow,
} from '@/lib/privacy/gate';
import { besideKey, type View, viewKey } from './view';

/** A published ranking: when it was taken, by which method, its rows in order. */
export type PublishedRanking = {
  readonly id: string;
  readonly view: string;
  readonly takenAt: Date;
  readonly method: string;
  /** Every number the method depended on, as it was then. */
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly inputsHash: string;
  readonly rows: Published<ShownRankingRow[]>;
  /** What was set aside and the like; null for a ranking by plain counts. */
  readonly crossCheck: Published<ShownCrossCheck> | null;
};

type Row = {
  id: string;
  view: string;
  taken_at: Date;
  method: string;
  parameters: Record<string, unknown>;
  inputs_hash: string;
  rows: { rows: unknown; crossCheck?: unknown };
};

/** The newest published ranking of a view; null when there is none, or when what is stored could not have come through the gate. */
export const readRanking = (view: View): Promise<PublishedRanking | null> => newestOf(viewKey(view));

/** The ranking of all reports of a period by a method that is being replaced; null where there is none. */
export const readBeside = (period: string, version: string): Promise<PublishedRanking | null> =>
  newestOf(besideKey(period, version));

async function newestOf(view: string): Promise<PublishedRanking | null> {
  const { rows } = await pool().query<Row>({
    name: 'read-ranking',
    text: 'SELECT id, view, taken_at, method, parameters, inputs_hash, rows FROM ranking_snapshot WHERE view = $1 ORDER BY id DESC LIMIT 1',
    values: [view],
  });
  return rows[0] ? publishedRanking(rows[0]) : null;
}

/** The newest ranking of every period, for one insurer's record through time; oldest period first, the live window last. */
export async function readRankingsOfPeriods(): Promise<PublishedRanking[]> {
  const { rows } = await pool().query<Row>({
    name: 'read-rankings-of-periods',
    text: `SELECT DISTINCT ON (view) id, view, taken_at, method, parameters, inputs_hash, rows FROM ranking_snapshot WHERE view LIKE '%|all' ORDER BY view, id DESC`,
  });
  return rows.flatMap((row) => publishedRanking(row) ?? []);
}

/** Periods that have a ranking, newest first, without the live window. */
export async function rankedPeriods(): Promise<string[]> {
  const { rows } = await pool().query<{ period: string }>({
    name: 'ranked-periods',
    text: `SELECT DISTINCT split_part(view, '|', 1) AS period FROM ranking_snapshot WHERE view LIKE '20%|all' ORDER BY 1 DESC`,
  });
  return rows.map(({ period }) => period);
}

function publishedRanking(row: Row): PublishedRanking | null {
  const rows = reopenRanking(row.rows.rows);
  const { id, view, taken_at: takenAt, method, parameters, inputs_hash: inputsHash } = row;
  return (
    rows && {
      id,
      view,
      takenAt,
      method,
      parameters,
      inputsHash,
      rows,
      crossCheck: reopenCrossCheck(row.rows.crossCheck),
    }
  );
}
