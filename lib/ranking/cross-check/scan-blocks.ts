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
export const NEGLIGIBLE = 3;
const ROUNDING = 1e-9;

/** What an insurer's calls are compared with: market intensity by cell, its sum, and sums from the origin by set of tiers. */
export type Exposure = { readonly cells: Float64Array; readonly total: number; readonly sums: readonly Float64Array[] };
type Run = readonly [from: number, to: number];

/** A market intensity by cell, with the sums that a search of its blocks reads. */
export const exposureOf = (grid: Grid, cells: Float64Array): Exposure => ({
  cells,
  total: total(cells),
  sums: TIER_SETS.map((tiers) => prefixSums(grid, cells, tiers)),
});

/**
 * The hottest block of one insurer (a scan statistic after Kulldorff 1997): of all runs of sign-up cohorts over all weeks,
 * and all runs of weeks over the runs of cohort groups, each with each set of tiers, the one with the largest
 * L = [O ln(O/E) + (N−O) ln((N−O)/(N−E))] ÷ design effect, E = N · market share of the block. Blocks of part of the weeks
 * are discounted by the honest variation of campaigns, D ÷ (D + weekSd² · E/weeks). Null without one above `hotRatio`.
 * `evidence` of a whole tier is raised by `blockEvidence` − `tierEvidence`, so that one limit serves both.
 */
export function hottestBlock(
  grid: Grid,
  market: Exposure,
  { calls, share }: Kept,
  designEffect: number,
  parameters: CrossCheckParameters,
  tierEvidence: number,
): HotBlock | null {
  const least = parameters.leastCalls * designEffect;
  const all = total(calls);
  if (all < least) return null;
  const exposed = share
    ? exposureOf(
        grid,
        market.cells.map((q, c) => q * (share[c] ?? 1)),
      )
    : market;
  if (!(exposed.total > 0)) return null;
  const sums = { calls: all, market: exposed.total, designEffect, least, parameters };
  const runs = runsOf(cohortEdges(grid.cohorts));
  let best: HotBlock | null = null;
  for (const [set, tiers] of TIER_SETS.entries()) {
    const bonus = tiers.length < TIERS ? parameters.blockEvidence - tierEvidence : 0;
    const hot = hottestRectangle(grid, prefixSums(grid, calls, tiers), exposed.sums[set] ?? calls, sums, runs, bonus);
    if (hot && hot.evidence > (best?.evidence ?? 0)) best = { tiers, ...hot };
  }
  return best;
}

type Sums = { calls: number; market: number; designEffect: number; least: number; parameters: CrossCheckParameters };
type Rectangle = Omit<HotBlock, 'tiers'>;
type Scan = { readonly sums: Sums; readonly weeks: number; best: Rectangle | null; toBeat: number };

function hottestRectangle(
  grid: Grid,
  calls: Float64Array,
  market: Float64Array,
  sums: Sums,
  runs: readonly Run[],
  bonus: number,
) {
  const { weeks, cohorts } = grid;
  const row = weeks + 1;
  const scan: Scan = { sums, weeks, best: null, toBeat: sums.parameters.blockEvidence - NEGLIGIBLE };
  for (let from = 0; from < cohorts; from++)
    for (let to = from + 1; to <= cohorts; to++) {
      const observed = (calls[to * row + weeks] ?? 0) - (calls[from * row + weeks] ?? 0);
      if (observed < sums.least) continue;
      const exposed = (market[to * row + weeks] ?? 0) - (market[from * row + weeks] ?? 0);
      const extra = to - from === cohorts ? bonus : 0;
      if (mayBeHot(observed, exposed, sums)) tryBlock(scan, from, to, 0, weeks, observed, exposed, extra);
    }
  for (const [from, to] of runs) tryWeeks(scan, from, to, calls, market);
  return scan.best;
}

// Plain arithmetic, no objects: some 76,000 rectangles per insurer and set of tiers.
function tryWeeks(scan: Scan, from: number, to: number, calls: Float64Array, market: Float64Array): void {
  const { sums, weeks } = scan;
  const [low, high] = [from * (weeks + 1), to * (weeks + 1)];
  if ((calls[high + weeks] ?? 0) - (calls[low + weeks] ?? 0) < sums.least) return;
  for (let first = 0; first < weeks; first++) {
    const callsHigh = calls[high + first] ?? 0;
    const callsLow = calls[low + first] ?? 0;
    const marketHigh = market[high + first] ?? 0;
    const marketLow = market[low + first] ?? 0;
    for (let end = first + 1; end <= weeks; end++) {
      const observed = (calls[high + end] ?? 0) - (calls[low + end] ?? 0) - callsHigh + callsLow;
      if (observed < sums.least) continue;
      const exposed = (market[high + end] ?? 0) - (market[low + end] ?? 0) - marketHigh + marketLow;
      if (end - first < weeks && mayBeHot(observed, exposed, sums))
        tryBlock(scan, from, to, first, end, observed, exposed, 0);
    }
  }
}

// O ≥ hotRatio · (N − O) · share ÷ (1 − share) as a product: nearly all blocks end here.
const mayBeHot = (observed: number, exposed: number, { calls, market, parameters }: Sums) =>
  observed * (market - exposed) >= parameters.hotRatio * (calls - observed) * exposed * (1 - ROUNDING);

function tryBlock(
  scan: Scan,
  cohortFrom: number,
  cohortTo: number,
  weekFrom: number,
  weekTo: number,
  observed: number,
  exposed: number,
  extra: number,
): void {
  const { sums, weeks, toBeat } = scan;
  const share = exposed / sums.market;
  const partOfWeeks = weekTo - weekFrom < weeks ? weekTo - weekFrom : 0;
  const evidence = evidenceOf(observed, share, partOfWeeks, sums, toBeat - extra) + extra;
  if (evidence <= toBeat) return;
  const expected = expectedFromRest(observed, share, sums);
  scan.best = { cohortFrom, cohortTo, weekFrom, weekTo, observed, expected, evidence };
  scan.toBeat = evidence;
}

/** Calls expected in a block that holds `share` of the market, from the rest of the insurer's own. */
export const expectedFromRest = (observed: number, share: number, { calls, designEffect }: Sums) =>
  (Math.max(calls - observed, designEffect / 2) * share) / (1 - share);

/** Evidence of a block in nats, as {@link hottestBlock} defines it; less than exact, or −∞, where it cannot exceed `toBeat`. `partOfWeeks` 0: all weeks. */
export function evidenceOf(observed: number, share: number, partOfWeeks: number, sums: Sums, toBeat: number): number {
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

const runsOf = (edges: readonly number[]): Run[] =>
  edges.flatMap((from, i) => edges.slice(i + 1).map((to): Run => [from, to]));

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
