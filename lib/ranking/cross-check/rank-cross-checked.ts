import { centralInterval, drawIndices, narrowestRankRanges, shareAbove } from '../posterior-draws';
import { fitPrior, posterior } from '../shrink';
import { crossCheck } from './cross-check';
import type { CrossCheckParameters } from './cross-check-parameters';
import type { CrossCheckInput } from './evidence-cells';
import { layOut } from './grid';
import { keptReporters } from './kept-reporters';
import { reporterDensity } from './province-density';
import type { SetAside } from './set-aside';
import { type Standardised, standardise } from './standardise';

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

export type CrossCheckedRanking = {
  readonly rows: readonly CrossCheckedRow[];
  /** What was left out, for whom and why; blocks left out for all carry no insurer. */
  readonly setAside: readonly SetAside[];
  readonly commonBlocks: readonly { readonly tier: number; readonly cohort: number }[];
};

/**
 * Ranks insurers by reports set against insured vehicles after cross-checking (method 2.0). Highest score first. Pure and
 * deterministic: the same input, in any order, with the same seed gives the same bytes. Throws RangeError without insurers.
 */
export function rankCrossChecked(
  input: CrossCheckInput,
  parameters: CrossCheckParameters,
  seed: number,
): CrossCheckedRanking {
  refuseUnusable(input);
  const grid = layOut(input);
  const checked = crossCheck(grid, parameters);
  const remaining = keptReporters(grid, checked.leftOut, input.provinces);
  const density = reporterDensity(remaining, grid.provinces, parameters);
  const { rows: standard } = standardise(grid, checked, density, input.insurers, input.provinces);
  const logSd = new Map(input.insurers.map((size) => [size.insurerId, size.logSd]));
  const rows = grid.ids.map((insurerId, i) => ({ insurerId, logSd: logSd.get(insurerId) ?? 0, of: standard[i] }));
  return {
    rows: withIntervals(
      rows.flatMap(({ of, ...row }) => (of ? [{ ...row, of }] : [])),
      parameters,
      seed,
    ),
    setAside: checked.leftOut.decisions.flat(),
    commonBlocks: [...checked.leftOut.common].flatMap((flag, b) =>
      flag ? [{ tier: Math.floor(b / grid.cohorts), cohort: b % grid.cohorts }] : [],
    ),
  };
}

type Row = { readonly insurerId: string; readonly logSd: number; readonly of: Standardised };

function withIntervals(rows: readonly Row[], parameters: CrossCheckParameters, seed: number): CrossCheckedRow[] {
  const prior = fitPrior(rows.map((row) => row.of));
  const ordered = rows
    .map(({ insurerId, logSd, of }) => {
      const after = posterior(prior, of);
      return {
        insurerId,
        of,
        posterior: after,
        score: after.shape / after.rate,
        logSd: Math.hypot(parameters.modelSd, logSd),
      };
    })
    .sort((a, b) => b.score - a.score || (a.insurerId < b.insurerId ? -1 : 1));
  const columns = drawIndices(ordered, parameters.draws, seed);
  const ranges = narrowestRankRanges(columns, parameters.intervalMass);
  let position = 0;
  return ordered.map(({ insurerId, of, score }, i) => {
    const column = columns[i] ?? new Float64Array();
    const ranked = of.reporters >= parameters.minReporters;
    return {
      insurerId,
      score,
      ...centralInterval(column, parameters.intervalMass),
      rank: ranked ? ++position : null,
      rankLow: ranges[i]?.low ?? 1,
      rankHigh: ranges[i]?.high ?? rows.length,
      ranked,
      red: ranked && shareAbove(column, parameters.redIndex) > parameters.redProbability,
      reporters: of.reporters,
      keptShare: of.keptShare,
    };
  });
}

function refuseUnusable({ insurers, provinces }: CrossCheckInput): void {
  if (insurers.length === 0 || provinces.length === 0) throw new RangeError('a ranking needs insurers and provinces');
  if (new Set(insurers.map((size) => size.insurerId)).size !== insurers.length)
    throw new RangeError('exposure names an insurer twice');
  for (const { insurerId, vehicles } of insurers)
    if (!(vehicles > 0 && vehicles < Infinity)) throw new RangeError(`unusable exposure of ${insurerId}`);
}
