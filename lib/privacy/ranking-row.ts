import { type Count, mayShow, ROUNDING, roundedCount } from './cell-rule';

/** Where an insurer stands: all null (red: false) unless it is ranked. */
type Position = {
  readonly insurerId: string;
  readonly status: 'ranked' | 'insufficient' | 'not_normalised';
  readonly index: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly rankLow: number | null;
  readonly rankHigh: number | null;
  readonly red: boolean;
  readonly band: number | null;
};

/** What the gate needs of a ranked insurer; `RankedInsurer` of lib/ranking is one. */
export type RankingRow = Position & {
  readonly evidence: {
    readonly reporters: number;
    readonly calls: number;
    readonly afterRefusal: number;
    readonly afterRefusalReporters: number;
    /** Of what the two above are a part, where a live view has held them longer than the row. */
    readonly refusalCalls?: number;
    readonly refusalReporters?: number;
    readonly own: number;
    readonly ownReporters: number;
    readonly rival: number;
    readonly rivalReporters: number;
    readonly unverified: number;
    readonly unverifiedReporters: number;
    /** What own, rival and unverified add up to, where they were held longer than the row. */
    readonly relationCalls?: number;
  };
};

/**
 * A ranking row as the public sees it: the index and its interval to .01, no ranks where only one company of the view has a position. Null is «not
 * shown»: too few reporters, or none at all.
 */
export type ShownRankingRow = Position & {
  /** Distinct reporters, rounded down to 5, from 30 up. */
  readonly reporters: number | null;
  /** Calls, rounded to 5, from the same number of reporters up. */
  readonly calls: number | null;
  /** Whole percent of the calls that came after a refusal. */
  readonly afterRefusalPercent: number | null;
  /** Whole percent of the calls in the name of the driver's own insurer, of a rival, of one whose relation was not told. */
  readonly ownPercent: number | null;
  readonly rivalPercent: number | null;
  readonly unverifiedPercent: number | null;
};

const NO_RELATION_SHARES = { ownPercent: null, rivalPercent: null, unverifiedPercent: null };

/** The row of a company of which nothing is shown. */
export const nothingShown = (
  insurerId: string,
  status: ShownRankingRow['status'] = 'insufficient',
): ShownRankingRow => ({
  insurerId,
  status,
  index: null,
  low: null,
  high: null,
  rankLow: null,
  rankHigh: null,
  red: false,
  band: null,
  reporters: null,
  calls: null,
  afterRefusalPercent: null,
  ...NO_RELATION_SHARES,
});

/** Fewest distinct reporters whose number is shown beside a row, and fewest for a position. */
export const LEAST_RANKED_REPORTERS = 30;

/**
 * What of a ranking row may be shown. Below 30 reporters a row has no number at all, so that it may follow every report until then. Numbers
 * that do not make sense show nothing.
 */
export function showRankingRow(row: RankingRow): ShownRankingRow {
  const { evidence, insurerId } = row;
  const sound = Object.values(evidence).every((value) => typeof value !== 'number' || (value >= 0 && value < Infinity));
  const numbers = [row.index, row.low, row.high, row.rankLow, row.rankHigh, row.band];
  const positioned = numbers.every((value) => value !== null && Number.isFinite(value));
  const ranked = sound && row.status === 'ranked' && positioned && evidence.reporters >= LEAST_RANKED_REPORTERS;
  const hundredth = (value: number | null) => (ranked && value !== null ? Math.round(value * 100) / 100 : null);
  const enough = sound && evidence.reporters >= LEAST_RANKED_REPORTERS;
  return {
    insurerId,
    status: row.status === 'ranked' && !ranked ? 'insufficient' : row.status,
    index: hundredth(row.index),
    low: hundredth(row.low),
    high: hundredth(row.high),
    rankLow: ranked ? row.rankLow : null,
    rankHigh: ranked ? row.rankHigh : null,
    red: ranked && row.red,
    band: ranked ? row.band : null,
    reporters: enough ? Math.floor(evidence.reporters / ROUNDING) * ROUNDING : null,
    calls: enough ? (roundedCount({ reporters: evidence.reporters, reports: evidence.calls })?.reports ?? null) : null,
    afterRefusalPercent: enough ? afterRefusal(evidence) : null,
    ...(enough ? relationShares(evidence) : NO_RELATION_SHARES),
  };
}

/** The rows of one view; where only one has a position, it loses it: first of one is no rank. */
export function withoutLoneRank(rows: readonly ShownRankingRow[]): ShownRankingRow[] {
  const alone = rows.filter(({ rankLow }) => rankLow !== null).length === 1;
  return rows.map((row) => (alone ? { ...row, rankLow: null, rankHigh: null } : row));
}

const percent = (part: number, all: number) => Math.round((100 * part) / all);

// Of the other side we only know that it has at least the reporters who are not on this one.
function afterRefusal(evidence: RankingRow['evidence']): number | null {
  const { refusalCalls: calls = evidence.calls, refusalReporters: reporters = evidence.reporters } = evidence;
  const after = { reporters: evidence.afterRefusalReporters, reports: evidence.afterRefusal };
  const rest = { reporters: reporters - after.reporters, reports: calls - after.reports };
  return mayShow(after) && mayShow(rest) ? percent(after.reports, calls) : null;
}

// Three shares add up to 100, so two of them tell the third: all three pass, or own against the rest, or nothing.
function relationShares(
  evidence: RankingRow['evidence'],
): typeof NO_RELATION_SHARES | Record<keyof typeof NO_RELATION_SHARES, number | null> {
  const own = { reporters: evidence.ownReporters, reports: evidence.own };
  const rival = { reporters: evidence.rivalReporters, reports: evidence.rival };
  const unverified = { reporters: evidence.unverifiedReporters, reports: evidence.unverified };
  const all = own.reports + rival.reports + unverified.reports;
  if (all !== (evidence.relationCalls ?? evidence.calls)) return NO_RELATION_SHARES;
  const share = (count: Count) => percent(count.reports, all);
  if ([own, rival, unverified].every(mayShow))
    return { ownPercent: share(own), rivalPercent: share(rival), unverifiedPercent: share(unverified) };
  const rest = {
    reporters: Math.max(rival.reporters, unverified.reporters),
    reports: rival.reports + unverified.reports,
  };
  return mayShow(own) && mayShow(rest) ? { ...NO_RELATION_SHARES, ownPercent: share(own) } : NO_RELATION_SHARES;
}
