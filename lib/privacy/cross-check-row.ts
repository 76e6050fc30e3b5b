import { mayShow, ROUNDING, rounded } from './cell-rule';
import { LEAST_RANKED_REPORTERS } from './ranking-row';

/** Where a block of reports stands that was set aside; weeks are ISO weeks (yyyyww), both ends included, null: no limit. */
type Place = {
  readonly insurerId: string;
  readonly view: 'sign-up' | 'report-week' | 'sign-up-and-week' | 'tier' | 'province';
  /** Adcode; null: the whole country. */
  readonly province: string | null;
  readonly tiers: readonly number[];
  readonly signUpFrom: number | null;
  readonly signUpTo: number | null;
  readonly weekFrom: number;
  readonly weekTo: number;
};

/** A decision to set aside as the method made it, with what the gate must know of the two groups that it tells apart. */
export type SetAsideRow = Place & {
  readonly observed: number;
  readonly expected: number;
  readonly evidence: number;
  readonly leftOut: number;
  /** The fewest distinct reporters that can be in the block, and those and the kept calls of this insurer outside it. */
  readonly reporters: number;
  readonly restReporters: number;
  readonly restReports: number;
};

/** The same as the public sees it: counts to the nearest 5, evidence in whole nats. */
export type ShownSetAside = Place & {
  readonly observed: number;
  readonly expected: number;
  readonly evidence: number;
  readonly leftOutPercent: number;
};

/** Null unless both the block and the rest of the insurer's reports are groups that may be shown. */
export function showSetAside(row: SetAsideRow): ShownSetAside | null {
  const inside = { reporters: Math.floor(row.reporters), reports: Math.floor(row.observed) };
  const outside = { reporters: Math.floor(row.restReporters), reports: Math.floor(row.restReports) };
  const numbers = [row.observed, row.expected, row.evidence, row.leftOut];
  const enough = inside.reporters + outside.reporters >= LEAST_RANKED_REPORTERS;
  if (!enough || !mayShow(inside) || !mayShow(outside) || !numbers.every((value) => value >= 0 && value < Infinity))
    return null;
  const { insurerId, view, province, tiers, signUpFrom, signUpTo, weekFrom, weekTo } = row;
  return {
    ...{ insurerId, view, province, tiers, signUpFrom, signUpTo, weekFrom, weekTo },
    observed: rounded(row.observed),
    expected: rounded(row.expected),
    evidence: Math.round(row.evidence),
    leftOutPercent: Math.round(100 * row.leftOut),
  };
}

/** What the cross-check knows of one insurer beside its row. */
export type DetailRow = {
  readonly insurerId: string;
  /** Distinct reporters, and those of each evidence tier. */
  readonly reporters: number;
  readonly byTier: readonly [number, number, number];
  /** Kept calls, their squares summed over reporters. */
  readonly units: number;
  readonly squares: number;
  /** Share of the market's reports that the insurer is measured on. */
  readonly keptShare: number;
  /** Whether anything published was set aside for it. */
  readonly setAside: boolean;
};

/** The same as the public sees it; null is «not shown». */
export type ShownDetail = {
  readonly insurerId: string;
  /** Whole percent of the reporters: anonymous, contact verified, evidence attached. */
  readonly tierPercents: readonly [number, number, number] | null;
  /** Kept calls per reporter with its 90 % interval, to .01: what can be said without a denominator. */
  readonly callsPerReporter: number | null;
  readonly callsPerReporterLow: number | null;
  readonly callsPerReporterHigh: number | null;
  /** Whole percent of the market's reports that the insurer is measured on; 100 unless something was set aside. */
  readonly measuredPercent: number | null;
};

const Z = 1.645;

/** What of it may be shown: nothing below thirty reporters, no tiers where one of them has one to four. */
export function showDetail(row: DetailRow): ShownDetail {
  const { insurerId, reporters, byTier, units, squares, keptShare } = row;
  const sum = byTier.reduce((all, count) => all + count, 0);
  const enough = Number.isSafeInteger(reporters) && reporters >= LEAST_RANKED_REPORTERS && units >= reporters / 100;
  if (!enough || !(squares >= 0 && squares < Infinity)) return { insurerId, ...NOTHING };
  const mean = units / reporters;
  const error = Z * Math.sqrt(Math.max(0, squares / reporters - mean ** 2) / reporters);
  // Three shares add up: a tier with one to four reporters would be told by the two others.
  const groups = byTier.every((count) => count === 0 || count >= ROUNDING) && byTier.filter((c) => c > 0).length > 1;
  const percent = (count: number) => Math.round((100 * count) / sum);
  return {
    insurerId,
    tierPercents: groups && sum > 0 ? [percent(byTier[0]), percent(byTier[1]), percent(byTier[2])] : null,
    callsPerReporter: hundredth(mean),
    callsPerReporterLow: hundredth(Math.max(0, mean - error)),
    callsPerReporterHigh: hundredth(mean + error),
    measuredPercent: row.setAside ? Math.round(100 * Math.min(1, Math.max(0, keptShare))) : null,
  };
}

const NOTHING = {
  tierPercents: null,
  callsPerReporter: null,
  callsPerReporterLow: null,
  callsPerReporterHigh: null,
  measuredPercent: null,
};

const hundredth = (value: number) => Math.round(value * 100) / 100;

/** What was set aside and what is known besides, as published with one ranking. */
export type ShownCrossCheck = {
  readonly setAside: readonly ShownSetAside[];
  readonly details: readonly ShownDetail[];
};

/** The same of a whole ranking; what must not be shown is left out. */
export const showCrossCheck = (
  setAside: readonly SetAsideRow[],
  details: readonly Omit<DetailRow, 'setAside'>[],
): ShownCrossCheck => {
  const shown = setAside.flatMap((row) => showSetAside(row) ?? []);
  const named = new Set(shown.map((row) => row.insurerId));
  return {
    setAside: shown,
    // Of a company named by a few there is no line, as of one that nobody names.
    details: details
      .map((row) => showDetail({ ...row, setAside: named.has(row.insurerId) }))
      .filter(({ callsPerReporter }) => callsPerReporter !== null),
  };
};
