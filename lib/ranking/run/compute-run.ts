import { weeksBack } from '@/lib/platform/china-time';
import type { DetailRow, RankingRow, SetAsideRow } from '@/lib/privacy/gate';
import { CROSS_CHECK_PARAMETERS, type CrossCheckParameters } from '@/lib/ranking/cross-check/cross-check-parameters';
import { type Engine, NEWEST_ENGINE } from '@/lib/ranking/cross-check/engine';
import { type CrossCheckedRanking, rankCrossChecked } from '@/lib/ranking/cross-check/rank-cross-checked';
import { HUNDREDTHS } from '@/lib/ranking/state/cap-calls';
import { type InsurerEvidence, noEvidence } from '../evidence';
import { inBands } from '../in-bands';
import { type InsurerEvidenceRows, reportersOf } from './run-evidence';
import { crossCheckInput, gridOf, POOL, type RunInput } from './run-input';

const EMPTY: CrossCheckedRanking = { rows: [], setAside: [], commonBlocks: [] };

/** The ranking of an input; empty without a denominator. Pure: the same input, parameters, seed and engine give the same bytes. */
export function computeRun(
  input: RunInput,
  parameters: CrossCheckParameters,
  seed: number,
  engine: Engine = NEWEST_ENGINE,
): CrossCheckedRanking {
  const given = crossCheckInput(input);
  if (given.insurers.length === 0 || given.provinces.length === 0) return EMPTY;
  return rankCrossChecked(given, parameters, seed, engine);
}

/** One text for one result, compared and hashed when a run is replayed. */
export const canonicalOutput = (ranking: CrossCheckedRanking): string => JSON.stringify(ranking);

/** Rows for the gate: the method's figures beside the counts of the same window. Insurers without a denominator of their own stand «not normalised». */
export function rowsOfRun(ranking: CrossCheckedRanking, counts: readonly InsurerEvidence[]): RankingRow[] {
  const evidence = new Map(counts.map((row) => [row.insurerId, row]));
  const of = (insurerId: string) => evidence.get(insurerId) ?? noEvidence(insurerId);
  const measured = ranking.rows.filter(({ insurerId }) => insurerId !== POOL);
  const ranked = inBands(measured.filter((row) => row.ranked));
  const known = new Set(measured.map(({ insurerId }) => insurerId));
  const nothing = { index: null, low: null, high: null, rankLow: null, rankHigh: null, red: false, band: null };
  const byId = <T extends { insurerId: string }>(rows: readonly T[]) =>
    [...rows].sort((a, b) => (a.insurerId < b.insurerId ? -1 : 1));
  return [
    ...ranked.map(({ insurerId, score, low, high, rankLow, rankHigh, red, band }) => ({
      ...{ insurerId, status: 'ranked' as const, index: score, rankLow, rankHigh, red, band },
      low: Math.min(low, score),
      high: Math.max(high, score),
      evidence: of(insurerId),
    })),
    ...byId(measured.filter((row) => !row.ranked)).map(({ insurerId }) => ({
      ...{ insurerId, status: 'insufficient' as const, ...nothing },
      evidence: of(insurerId),
    })),
    ...byId(counts.filter(({ insurerId }) => !known.has(insurerId))).map((row) => ({
      ...{ insurerId: row.insurerId, status: 'not_normalised' as const, ...nothing },
      evidence: row,
    })),
  ];
}

/** Decisions for the gate, with weeks in place of numbers. */
export function setAsideOfRun({ setAside }: CrossCheckedRanking, input: RunInput): SetAsideRow[] {
  const { weeks, cohorts, cohortAt, weekOf, signUpOf } = gridOf(input);
  return setAside.flatMap((decision): SetAsideRow[] => {
    const rows = input.evidence.insurers[decision.insurerId];
    if (!rows) return [];
    const inside = (signUp: number, tier: number) =>
      decision.tiers.includes(tier) && cohortAt(signUp) >= decision.cohortFrom && cohortAt(signUp) < decision.cohortTo;
    const everyWeek = decision.weekFrom === 0 && decision.weekTo === weeks && decision.province === null;
    const pairs = rows.pairs.filter(([signUp, tier]) => inside(signUp, tier));
    const kept = rows.cells.reduce((sum, [, , , , hundredths]) => sum + hundredths, 0) / HUNDREDTHS;
    const { observed } = decision;
    // Of part of the weeks, or of one province, only the caps tell how many people there must be.
    const least = Math.ceil(observed / CROSS_CHECK_PARAMETERS.callsPerPair);
    const reporters = everyWeek ? pairs.reduce((sum, [, , n]) => sum + n, 0) : least;
    const restReports = Math.max(0, kept - observed);
    const restLeast = Math.ceil(restReports / CROSS_CHECK_PARAMETERS.callsPerPair);
    const { insurerId, view, province, tiers, expected, evidence, leftOut } = decision;
    return [
      {
        ...{ insurerId, view, province, tiers, observed, expected, evidence, leftOut, reporters, restReports },
        restReporters: everyWeek ? reportersOf(rows) - reporters : restLeast,
        signUpFrom: decision.cohortFrom === 0 ? null : signUpOf(decision.cohortFrom),
        signUpTo: decision.cohortTo === cohorts ? null : weeksBack(signUpOf(decision.cohortTo), 1),
        weekFrom: weekOf(decision.weekFrom),
        weekTo: weekOf(decision.weekTo - 1),
      },
    ];
  });
}

/** What is known of each insurer beside its row. */
export function detailsOfRun(ranking: CrossCheckedRanking, input: RunInput): Omit<DetailRow, 'setAside'>[] {
  const keptShare = new Map(ranking.rows.map((row) => [row.insurerId, row.keptShare]));
  return Object.entries(input.evidence.insurers).map(([insurerId, rows]) => ({
    insurerId,
    reporters: reportersOf(rows),
    byTier: [tierCount(rows, 0), tierCount(rows, 1), tierCount(rows, 2)],
    units: rows.cells.reduce((sum, [, , , , hundredths]) => sum + hundredths, 0) / HUNDREDTHS,
    squares: rows.pairs.reduce((sum, [, , , squares]) => sum + squares, 0) / HUNDREDTHS ** 2,
    keptShare: keptShare.get(insurerId) ?? 1,
  }));
}

const tierCount = ({ pairs }: InsurerEvidenceRows, wanted: number): number =>
  pairs.reduce((sum, [, tier, n]) => (tier === wanted ? sum + n : sum), 0);
