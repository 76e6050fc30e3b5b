import {
  crossCheckFor,
  nothingShown,
  type Published,
  type ShownCrossCheck,
  type ShownRankingRow,
} from '@/lib/privacy/gate';
import { LIVE } from './view';

/** How one company stood in one period. */
export type RecordEntry = { readonly period: string; readonly takenAt: Date; readonly row: ShownRankingRow };

type Ranking = { readonly view: string; readonly takenAt: Date; readonly rows: readonly ShownRankingRow[] };

/**
 * One company's rows out of the rankings of all periods: the live window first, then months, then quarters, newest first.
 * A company named by a few and one named by nobody get the same row, without a number.
 */
export function recordOf(rankings: readonly Ranking[], insurerId: string): RecordEntry[] {
  return rankings
    .map(({ view, takenAt, rows }) => ({ period: view.split('|')[0] ?? '', takenAt, row: rowOf(rows, insurerId) }))
    .sort((a, b) => kindOf(a.period) - kindOf(b.period) || (a.period < b.period ? 1 : -1));
}

const kindOf = (period: string): number => (period === LIVE ? 0 : period.includes('Q') ? 2 : 1);

function rowOf(rows: readonly ShownRankingRow[], insurerId: string): ShownRankingRow {
  const row = rows.find((candidate) => candidate.insurerId === insurerId);
  return row && row.reporters !== null ? row : nothingShown(insurerId);
}

/** What was set aside for one company in the live window, and what is known besides; null without a cross-checked ranking. */
export function crossCheckOf(
  rankings: readonly { readonly view: string; readonly crossCheck: Published<ShownCrossCheck> | null }[],
  insurerId: string,
): Published<ShownCrossCheck> | null {
  const all = rankings.find(({ view }) => view === `${LIVE}|all`)?.crossCheck ?? null;
  return all && crossCheckFor(all, insurerId);
}
