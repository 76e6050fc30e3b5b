import type { InsurerEvidence, InsurerExposure } from './evidence';
import { inBands } from './in-bands';
import type { RankingParameters } from './parameters';
import { centralInterval, type Drawable, drawIndices, rankRanges, shareAbove } from './posterior-draws';
import { type StandardisedRow, shareOverShare } from './share-over-share';
import { fitPrior, posterior } from './shrink';

export type { InsurerEvidence, InsurerExposure } from './evidence';
export type { RankingParameters } from './parameters';

/** One row of the ranking. Everything but the status and the evidence is null (red: false) unless the row is ranked. */
export type RankedInsurer = {
  readonly insurerId: string;
  readonly status: 'ranked' | 'insufficient' | 'not_normalised';
  /** Posterior mean of (share of reports ÷ share of vehicles); 1 = the market. */
  readonly index: number | null;
  /** Credible interval of the index. */
  readonly low: number | null;
  readonly high: number | null;
  /** Credible interval of the rank among the ranked rows, 1 = highest index. */
  readonly rankLow: number | null;
  readonly rankHigh: number | null;
  /** The index exceeds `redIndex` with more than `redProbability`. */
  readonly red: boolean;
  /** 1, 2, …: a band is a run of rows whose intervals overlap that of the band's first row. */
  readonly band: number | null;
  readonly evidence: InsurerEvidence;
};

/**
 * Ranks insurers by reports set against insured vehicles (method 1.0: caps, Gamma-Poisson shrinkage, rank intervals).
 * Ranked rows come first, highest index on top; then those with too few reporters; then those without a denominator,
 * both by insurer id, since any other order would tell their size. Throws RangeError on unusable input.
 */
export function rankInsurers(
  evidence: readonly InsurerEvidence[],
  exposure: readonly InsurerExposure[],
  parameters: RankingParameters,
  seed: number,
): RankedInsurer[] {
  const market = shareOverShare(evidence, exposure);
  const prior = fitPrior(market.rows);
  const enough = (row: StandardisedRow) => row.evidence.units > 0 && row.evidence.reporters >= parameters.minReporters;
  const estimates = market.rows
    .filter(enough)
    .map((row) => ({ row, posterior: posterior(prior, row) }))
    .map(({ row, posterior }) => ({
      insurerId: row.evidence.insurerId,
      evidence: row.evidence,
      posterior,
      index: posterior.shape / posterior.rate,
      logSd: Math.hypot(parameters.modelSd, row.exposure.logSd),
    }))
    .sort((a, b) => b.index - a.index || (a.insurerId < b.insurerId ? -1 : 1));
  const positioned = withIntervals(estimates, parameters, seed);
  return [
    ...inBands(positioned),
    ...market.rows.filter((row) => !enough(row)).map((row) => unranked(row.evidence, 'insufficient')),
    ...market.others.map((row) => unranked(row, 'not_normalised')),
  ];
}

type Estimate = Drawable & { readonly index: number; readonly evidence: InsurerEvidence };

function withIntervals(ordered: readonly Estimate[], parameters: RankingParameters, seed: number) {
  const columns = drawIndices(ordered, parameters.draws, seed);
  const ranges = rankRanges(columns, parameters.intervalMass);
  return ordered.map(({ insurerId, index, evidence }, i) => {
    const column = columns[i] ?? new Float64Array();
    const interval = centralInterval(column, parameters.intervalMass);
    return {
      insurerId,
      status: 'ranked' as const,
      index,
      low: Math.min(index, interval.low),
      high: Math.max(index, interval.high),
      rankLow: Math.min(i + 1, ranges[i]?.low ?? 1),
      rankHigh: Math.max(i + 1, ranges[i]?.high ?? ordered.length),
      red: shareAbove(column, parameters.redIndex) > parameters.redProbability,
      evidence,
    };
  });
}

function unranked(evidence: InsurerEvidence, status: 'insufficient' | 'not_normalised'): RankedInsurer {
  const nothing = { index: null, low: null, high: null, rankLow: null, rankHigh: null, red: false, band: null };
  return { insurerId: evidence.insurerId, status, ...nothing, evidence };
}
