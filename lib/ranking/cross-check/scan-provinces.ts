import type { CrossCheckParameters } from './cross-check-parameters';
import type { Grid } from './grid';
import { likelihoodRatio, TIER_SETS } from './scan-blocks';
import { type Block, coveredBlocks, type SetAside } from './set-aside';
import { add, total } from './sums';

const LEAST_CALLS = 20;
/** Calls' worth of the country's profile that is mixed into a province's, which may be small. */
const COUNTRY_CALLS = 50;
/** A province's profile stays within this factor of the country's: a brigade's camouflage must not pass for local habit. */
const LOCAL_FACTOR = 2;
const LEAST_EXPECTED = 5;

/** Kept calls by province and block: the part of the evidence that the provincial cross-check reads. */
export type ProvinceTable = {
  readonly calls: readonly (readonly Float64Array[])[];
  /** Per insurer and province. */
  readonly sums: readonly Float64Array[];
  /** All insurers, per province, by block and in sum. */
  readonly market: readonly Float64Array[];
  readonly marketSums: Float64Array;
};

/** The kept calls of a grid, by province instead of country. */
export function tabulateProvinces(grid: Grid): ProvinceTable {
  const market = grid.provinces.map(() => new Float64Array(grid.blocks));
  const calls = grid.inProvince.map((provinces) =>
    provinces.map(({ at, weight }, p) => {
      const blocks = new Float64Array(grid.blocks);
      const all = market[p] ?? blocks;
      for (let j = 0; j < at.length; j++) {
        const block = Math.floor((at[j] ?? 0) / grid.weeks);
        add(blocks, block, weight[j] ?? 0);
        add(all, block, weight[j] ?? 0);
      }
      return blocks;
    }),
  );
  const sums = calls.map((provinces) => Float64Array.from(provinces, total));
  return { calls, sums, market, marketSums: Float64Array.from(market, total) };
}

/**
 * Provincial cross-check. Local insurers are rightly hot where they work, so a province is set aside only where it is hot
 * for this insurer (`provinceRatio`) **and** the heat sits in some tiers and sign-up cohorts: measured within the province
 * against all other insurers' profile there (kept near the country's), by the scan of {@link likelihoodRatio} with limit `provinceEvidence`.
 */
export function hotProvinces(
  grid: Grid,
  table: ProvinceTable,
  insurer: number,
  country: Float64Array,
  designEffect: number,
  parameters: CrossCheckParameters,
): SetAside[] {
  const own = table.sums[insurer] ?? new Float64Array();
  const all = total(own);
  const others = total(table.marketSums) - all;
  return grid.provinces.flatMap((province, p): SetAside[] => {
    const here = own[p] ?? 0;
    const share = others > 0 ? ((table.marketSums[p] ?? 0) - here) / others : 0;
    const expected = Math.max(LEAST_EXPECTED, ((all - here) * share) / Math.max(1e-9, 1 - share));
    if (here < LEAST_CALLS || here < parameters.provinceRatio * expected) return [];
    const calls = table.calls[insurer]?.[p] ?? new Float64Array(grid.blocks);
    const local = country.map((q, b) => q * COUNTRY_CALLS + (table.market[p]?.[b] ?? 0) - (calls[b] ?? 0));
    const size = total(local);
    const profile = country.map((q, b) =>
      Math.min(q * LOCAL_FACTOR, Math.max(q / LOCAL_FACTOR, (local[b] ?? 0) / size)),
    );
    const hot = hottestCohorts(grid, calls, profile, parameters.leastOutside);
    const evidence = (hot?.ratio ?? 0) / designEffect;
    if (!hot || evidence < parameters.provinceEvidence) return [];
    const covered = coveredBlocks(hot, grid.cohorts, grid.blocks);
    const provinceShare = shareOutside(table, insurer, p, covered, share);
    const { ratio: _ratio, ...block } = hot;
    const insurerId = grid.ids[insurer] ?? '';
    return [{ ...block, insurerId, province, view: 'province', evidence, leftOut: 1, provinceShare }];
  });
}

function hottestCohorts({ cohorts, weeks }: Grid, calls: Float64Array, profile: Float64Array, leastOutside: number) {
  const [all, market] = [total(calls), total(profile)];
  let best: (Block & { readonly observed: number; readonly expected: number; readonly ratio: number }) | null = null;
  for (const tiers of TIER_SETS)
    for (let from = 0; from < cohorts; from++) {
      let [observed, exposed] = [0, 0];
      for (let to = from + 1; to <= cohorts; to++) {
        for (const tier of tiers) observed += calls[tier * cohorts + to - 1] ?? 0;
        for (const tier of tiers) exposed += profile[tier * cohorts + to - 1] ?? 0;
        const share = exposed / market;
        if (share <= 0 || share > 1 - leastOutside || observed <= all * share) continue;
        const ratio = likelihoodRatio(observed, share, all);
        if (ratio <= (best?.ratio ?? 0)) continue;
        const expected = ((all - observed) * share) / (1 - share);
        best = { tiers, cohortFrom: from, cohortTo: to, weekFrom: 0, weekTo: weeks, observed, expected, ratio };
      }
    }
  return best;
}

// Where the insurer works shows in the blocks that are not set aside; the market's share stands in for a few calls.
function shareOutside(table: ProvinceTable, insurer: number, p: number, covered: Uint8Array, share: number): number {
  let [here, everywhere] = [0, 0];
  table.calls[insurer]?.forEach((calls, q) => {
    for (let b = 0; b < covered.length; b++) {
      if (covered[b]) continue;
      everywhere += calls[b] ?? 0;
      if (q === p) here += calls[b] ?? 0;
    }
  });
  return Math.min(0.95, (here + LEAST_EXPECTED * share) / (everywhere + LEAST_EXPECTED));
}
