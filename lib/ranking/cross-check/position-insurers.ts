import { centralInterval, drawIndices, narrowestRankRanges, shareAbove } from '../posterior-draws';
import { fitPrior, type Prior, posterior } from '../shrink';
import type { CrossCheckParameters } from './cross-check-parameters';

/** One row of the cross-checked ranking. */
export type CrossCheckedRow = {
  readonly insurerId: string;
  /** Posterior mean of (share of reports ÷ share of vehicles); 1 = the market. */
  readonly score: number;
  /** Central interval of the score. */
  readonly low: number;
  readonly high: number;
  /** Position by score among the ranked rows; null with too few surviving reporters. */
  readonly rank: number | null;
  /** Interval of the rank among all insurers with vehicles, 1 = highest score. */
  readonly rankLow: number;
  readonly rankHigh: number;
  readonly ranked: boolean;
  readonly red: boolean;
  /** Distinct reporters left, and the share of the market's reports this insurer is measured on. */
  readonly reporters: number;
  readonly keptShare: number;
};

/** What is left of one insurer's reports, set against its vehicles. */
export type Measured = {
  readonly insurerId: string;
  /** Effective number of independent calls, and how many are expected at index 1. */
  readonly count: number;
  readonly expected: number;
  readonly reporters: number;
  readonly keptShare: number;
  /** Sd of the logarithm of its vehicles. */
  readonly logSd: number;
};

type Parameters = Pick<
  CrossCheckParameters,
  'minReporters' | 'modelSd' | 'redIndex' | 'redProbability' | 'intervalMass' | 'draws'
>;

/** The last steps of the method: shrinkage to the `prior` (by default the one that fits these rows), draws, intervals, ranks. Highest score first. */
export function positionInsurers(
  rows: readonly Measured[],
  parameters: Parameters,
  seed: number,
  prior: Prior = fitPrior(rows),
): CrossCheckedRow[] {
  const ordered = rows
    .map((row) => {
      const after = posterior(prior, row);
      const logSd = Math.hypot(parameters.modelSd, row.logSd);
      return { ...row, posterior: after, score: after.shape / after.rate, logSd };
    })
    .sort((a, b) => b.score - a.score || (a.insurerId < b.insurerId ? -1 : 1));
  const columns = drawIndices(ordered, parameters.draws, seed);
  const ranges = narrowestRankRanges(columns, parameters.intervalMass);
  let position = 0;
  return ordered.map(({ insurerId, score, reporters, keptShare }, i) => {
    const column = columns[i] ?? new Float64Array();
    const ranked = reporters >= parameters.minReporters;
    return {
      insurerId,
      score,
      ...centralInterval(column, parameters.intervalMass),
      rank: ranked ? ++position : null,
      rankLow: ranges[i]?.low ?? 1,
      rankHigh: ranges[i]?.high ?? rows.length,
      ranked,
      red: ranked && shareAbove(column, parameters.redIndex) > parameters.redProbability,
      reporters,
      keptShare,
    };
  });
}
