import type { CrossCheckParameters } from './cross-check-parameters';
import { type Grid, TIERS } from './grid';
import type { Kept } from './market-intensity';
import type { Block } from './set-aside';
import { total } from './sums';

/** A block in which an insurer runs hotter than in the rest of its own reports. */
export type HotBlock = Block & { readonly observed: number; readonly expected: number; readonly evidence: number };

/** Tiers that are tried together. */
export const TIER_SETS: readonly (readonly number[])[] = [[0], [1], [2], [0, 1], [1, 2], [0, 1, 2]];

/** Blocks this far below the limit are left out to less than a twentieth, that is not at all. */
const NEGLIGIBLE = 3;

/**
 * The hottest block of one insurer (a scan statistic after Kulldorff 1997): of all runs of sign-up cohorts over all weeks,
 * and all runs of weeks over the runs of cohort groups, each with each set of tiers, the one with the largest
 * L = [O ln(O/E) + (N−O) ln((N−O)/(N−E))] ÷ design effect, E = N · market share of the block. Blocks of part of the weeks
 * are discounted by the honest variation of campaigns, D ÷ (D + weekSd² · E/weeks). Null without one above `hotRatio`.
 * `evidence` of a whole tier is raised by `blockEvidence` − `tierEvidence`, so that one limit serves both.
 */
export function hottestBlock(
  grid: Grid,
  market: Float64Array,
  kept: Kept,
  designEffect: number,
  parameters: CrossCheckParameters,
  tierEvidence: number,
): HotBlock | null {
  const exposed = kept.share ? market.map((q, c) => q * (kept.share?.[c] ?? 1)) : market;
  const sums = { calls: total(kept.calls), market: total(exposed), designEffect, parameters };
  if (sums.calls < parameters.leastCalls * designEffect || !(sums.market > 0)) return null;
  const wholeTier = parameters.blockEvidence - tierEvidence;
  let best: HotBlock | null = null;
  for (const tiers of TIER_SETS) {
    const bonus = tiers.length < TIERS ? wholeTier : 0;
    const hot = hottestRectangle(
      grid,
      prefixSums(grid, kept.calls, tiers),
      prefixSums(grid, exposed, tiers),
      sums,
      bonus,
    );
    if (hot && hot.evidence > (best?.evidence ?? 0)) best = { tiers, ...hot };
  }
  return best;
}

type Sums = { calls: number; market: number; designEffect: number; parameters: CrossCheckParameters };

function hottestRectangle(grid: Grid, calls: Float64Array, market: Float64Array, sums: Sums, bonus: number) {
  const { weeks, cohorts } = grid;
  const row = weeks + 1;
  const floor = sums.parameters.blockEvidence - NEGLIGIBLE;
  const least = sums.parameters.leastCalls * sums.designEffect;
  let best: Omit<HotBlock, 'tiers'> | null = null;
  // Plain arithmetic, no objects: some 76,000 rectangles per insurer and set of tiers.
  const inside = (s: Float64Array, c0: number, c1: number, w0: number, w1: number) =>
    (s[c1 * row + w1] ?? 0) - (s[c0 * row + w1] ?? 0) - (s[c1 * row + w0] ?? 0) + (s[c0 * row + w0] ?? 0);
  const tried = (cohortFrom: number, cohortTo: number, weekFrom: number, weekTo: number, extra: number) => {
    const observed = inside(calls, cohortFrom, cohortTo, weekFrom, weekTo);
    if (observed < least) return;
    const share = inside(market, cohortFrom, cohortTo, weekFrom, weekTo) / sums.market;
    const partOfWeeks = weekTo - weekFrom < weeks ? weekTo - weekFrom : 0;
    const toBeat = best?.evidence ?? floor;
    const evidence = evidenceOf(observed, share, partOfWeeks, sums, toBeat - extra) + extra;
    if (evidence <= toBeat) return;
    const expected = expectedFromRest(observed, share, sums);
    best = { cohortFrom, cohortTo, weekFrom, weekTo, observed, expected, evidence };
  };
  for (let from = 0; from < cohorts; from++)
    for (let to = from + 1; to <= cohorts; to++) tried(from, to, 0, weeks, to - from === cohorts ? bonus : 0);
  for (const [from, to] of runsOf(cohortEdges(cohorts))) {
    if (inside(calls, from, to, 0, weeks) < least) continue;
    for (let first = 0; first < weeks; first++)
      for (let end = first + 1; end <= weeks; end++) if (end - first < weeks) tried(from, to, first, end, 0);
  }
  return best as Omit<HotBlock, 'tiers'> | null;
}

const expectedFromRest = (observed: number, share: number, { calls, designEffect }: Sums) =>
  (Math.max(calls - observed, designEffect / 2) * share) / (1 - share);

function evidenceOf(observed: number, share: number, partOfWeeks: number, sums: Sums, toBeat: number): number {
  const { parameters, designEffect } = sums;
  if (share <= 0 || share > 1 - parameters.leastOutside) return Number.NEGATIVE_INFINITY;
  const expected = expectedFromRest(observed, share, sums);
  if (observed < parameters.hotRatio * expected) return Number.NEGATIVE_INFINITY;
  const wobble = partOfWeeks > 0 ? (parameters.weekSd ** 2 * expected) / partOfWeeks : 0;
  // χ² bounds the likelihood ratio from above and needs no logarithm.
  const bound = (observed - sums.calls * share) ** 2 / (sums.calls * share * (1 - share));
  if (bound / (designEffect + wobble) <= toBeat) return Number.NEGATIVE_INFINITY;
  return likelihoodRatio(observed, share, sums.calls) / (designEffect + wobble);
}

/** O ln(O/E) + (N−O) ln((N−O)/(N−E)) with E = N · share, in nats; 0 unless O > E. */
export function likelihoodRatio(observed: number, share: number, all: number): number {
  const expected = all * share;
  if (observed <= expected) return 0;
  const rest = all - observed;
  return observed * Math.log(observed / expected) + (rest > 0 ? rest * Math.log(rest / (all - expected)) : 0);
}

/** Bounds of eight groups of cohorts, about equally many in each. */
export const cohortEdges = (cohorts: number): number[] => {
  const groups = Math.min(8, cohorts);
  return Array.from({ length: groups + 1 }, (_, g) => Math.round((g * cohorts) / groups));
};

const runsOf = (edges: readonly number[]): [number, number][] =>
  edges.flatMap((from, i) => edges.slice(i + 1).map((to): [number, number] => [from, to]));

function prefixSums({ cohorts, weeks }: Grid, values: Float64Array, tiers: readonly number[]): Float64Array {
  const row = weeks + 1;
  const sums = new Float64Array((cohorts + 1) * row);
  for (let cohort = 0; cohort < cohorts; cohort++) {
    let sum = 0;
    for (let week = 0; week < weeks; week++) {
      for (const tier of tiers) sum += values[(tier * cohorts + cohort) * weeks + week] ?? 0;
      sums[(cohort + 1) * row + week + 1] = (sums[cohort * row + week + 1] ?? 0) + sum;
    }
  }
  return sums;
}
