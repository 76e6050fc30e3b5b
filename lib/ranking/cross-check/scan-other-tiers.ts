import type { CrossCheckParameters } from './cross-check-parameters';
import { type Grid, TIERS } from './grid';
import type { Kept } from './market-intensity';
import { evidenceOf, expectedFromRest, type HotBlock, NEGLIGIBLE } from './scan-blocks';
import type { Block } from './set-aside';

/**
 * Whether a brigade goes on in another tier: the sign-up cohorts and weeks of each block already found, in each tier that it does not cover, measured
 * as by {@link hottestBlock}. Which runs to try is known beforehand, so `tierEvidenceAgain` suffices where the search among thousands
 * asks for `blockEvidence`; `evidence` is raised by the difference, so that one limit serves both. Null without one above `hotRatio`.
 */
export function hottestInOtherTiers(
  grid: Grid,
  market: Float64Array,
  kept: Kept,
  designEffect: number,
  parameters: CrossCheckParameters,
  found: readonly Block[],
): HotBlock | null {
  const bonus = parameters.blockEvidence - parameters.tierEvidenceAgain;
  const least = parameters.leastCalls * designEffect;
  const all = sumsIn(grid, market, kept, { tiers: [0, 1, 2], ...everything(grid) });
  const sums = { calls: all.observed, market: all.exposed, designEffect, least, parameters };
  let best: HotBlock | null = null;
  for (const block of found)
    for (let tier = 0; tier < TIERS; tier++) {
      if (block.tiers.includes(tier)) continue;
      const { cohortFrom, cohortTo, weekFrom, weekTo } = block;
      const other = { tiers: [tier], cohortFrom, cohortTo, weekFrom, weekTo };
      const { observed, exposed } = sumsIn(grid, market, kept, other);
      if (observed < least || !(exposed > 0)) continue;
      const share = exposed / all.exposed;
      const partOfWeeks = weekTo - weekFrom < grid.weeks ? weekTo - weekFrom : 0;
      const toBeat: number = best?.evidence ?? parameters.blockEvidence - NEGLIGIBLE;
      const evidence = evidenceOf(observed, share, partOfWeeks, sums, toBeat - bonus) + bonus;
      if (evidence > toBeat) best = { ...other, observed, expected: expectedFromRest(observed, share, sums), evidence };
    }
  return best;
}

const everything = ({ cohorts, weeks }: Grid) => ({ cohortFrom: 0, cohortTo: cohorts, weekFrom: 0, weekTo: weeks });

/** Kept calls in a block, and the market's intensity there as far as the insurer is compared with it. */
function sumsIn(grid: Grid, market: Float64Array, { calls, share }: Kept, block: Block) {
  let [observed, exposed] = [0, 0];
  for (const tier of block.tiers)
    for (let cohort = block.cohortFrom; cohort < block.cohortTo; cohort++)
      for (let week = block.weekFrom; week < block.weekTo; week++) {
        const cell = (tier * grid.cohorts + cohort) * grid.weeks + week;
        observed += calls[cell] ?? 0;
        exposed += (market[cell] ?? 0) * (share?.[cell] ?? 1);
      }
  return { observed, exposed };
}
