import 'server-only';
import type pg from 'pg';
import type { Run } from '@/lib/dataset/files/file-columns';
import {
  type Published,
  reopenCrossCheck,
  reopenRanking,
  type ShownCrossCheck,
  type ShownRankingRow,
} from '@/lib/privacy/gate';
import { FILTERS } from '@/lib/ranking/view';

/** One published ranking of a period. */
export type PeriodRanking = {
  readonly period: string;
  readonly by: string;
  readonly code: string;
  readonly method: string;
  /** A ranking of all reports by a method that was being replaced when the period was closed. */
  readonly beside: boolean;
  readonly rows: readonly ShownRankingRow[];
  readonly crossCheck: Published<ShownCrossCheck> | null;
};

type Stored = { view: string; method: string; rows: { rows: unknown; crossCheck?: unknown } };

/** The newest ranking of every slice of a period: all reports first, by the method in force and by one that it replaced, then by slice and code. */
export async function periodRankings(client: pg.Pool | pg.ClientBase, period: string): Promise<PeriodRanking[]> {
  const { rows } = await client.query<Stored>(
    `SELECT DISTINCT ON (view) view, method, rows FROM ranking_snapshot WHERE split_part(view, '|', 1) = $1 ORDER BY view, id DESC`,
    [period],
  );
  const order = ['all', ...FILTERS] as readonly string[];
  const rankings = rows.flatMap(({ view, method, rows: stored }): PeriodRanking[] => {
    const [slice = '', replaced] = (view.split('|')[1] ?? '').split('@');
    const [by = '', code = 'all'] = slice.split(':');
    const published = order.includes(by) ? reopenRanking(stored.rows) : null;
    if (!published) return [];
    const crossCheck = reopenCrossCheck(stored.crossCheck);
    return [{ period, by, code, method, beside: replaced !== undefined, rows: published, crossCheck }];
  });
  const place = ({ by, beside, code }: PeriodRanking) => `${order.indexOf(by)} ${beside ? 1 : 0} ${code}`;
  return rankings.sort((a, b) => (place(a) < place(b) ? -1 : 1));
}

/** Rows of the rankings; a company named by a few and one named by nobody are both absent. */
export function* rankingRows(rankings: readonly PeriodRanking[]): Generator<Run> {
  for (const { period, by, code, method, rows } of rankings)
    for (const [i, row] of rows.filter(({ reporters }) => reporters !== null).entries())
      yield {
        times: 1,
        row: {
          ...{ period, method, slice_by: by, slice: code },
          ...{ position: i + 1, insurer: row.insurerId, status: row.status },
          ...{ index: row.index, low: row.low, high: row.high, rank_low: row.rankLow, rank_high: row.rankHigh },
          ...{ red: row.red, band: row.band, reporters: row.reporters, calls: row.calls },
          after_refusal_percent: row.afterRefusalPercent,
          own_percent: row.ownPercent,
          rival_percent: row.rivalPercent,
          unverified_percent: row.unverifiedPercent,
        },
      };
}

/** What each ranking of all reports has set aside, as far as it may be told. */
export function* setAsideRows(rankings: readonly PeriodRanking[]): Generator<Run> {
  for (const { period, method, crossCheck } of rankings)
    for (const decision of crossCheck?.setAside ?? [])
      yield {
        times: 1,
        row: {
          ...{ period, method, insurer: decision.insurerId, view: decision.view, province: decision.province },
          ...{ tiers: decision.tiers.join(' '), sign_up_from: decision.signUpFrom, sign_up_to: decision.signUpTo },
          ...{ week_from: decision.weekFrom, week_to: decision.weekTo, observed: decision.observed },
          ...{ expected: decision.expected, evidence: decision.evidence, left_out_percent: decision.leftOutPercent },
        },
      };
}
