import type { ProvinceSize } from './evidence-cells';
import { type Grid, TIERS } from './grid';
import { countedShare, type LeftOut } from './leave-out';
import { coveredBlocks } from './set-aside';
import { add } from './sums';

/**
 * Reporters of each province as far as their calls were kept: of each tier the share of its calls there that the cross-check
 * left. A brigade of verified accounts would else make its provinces look full of drivers, and every insurer at home there small.
 */
export function keptReporters(grid: Grid, leftOut: LeftOut, provinces: readonly ProvinceSize[]): ProvinceSize[] {
  const [given, kept] = [
    new Float64Array(grid.provinces.length * TIERS),
    new Float64Array(grid.provinces.length * TIERS),
  ];
  const perTier = grid.cohorts * grid.weeks;
  grid.inProvince.forEach((row, i) => {
    const counted = countedShare(grid, i, leftOut);
    row.forEach(({ at, weight }, p) => {
      const decision = leftOut.decisions[i]?.find((one) => one.province === grid.provinces[p]);
      const aside = decision ? coveredBlocks(decision, grid.cohorts, grid.blocks) : null;
      for (let j = 0; j < at.length; j++) {
        const cell = at[j] ?? 0;
        const slot = p * TIERS + Math.floor(cell / perTier);
        const calls = weight[j] ?? 0;
        add(given, slot, calls);
        if (!aside?.[Math.floor(cell / grid.weeks)]) add(kept, slot, calls * (counted[cell] ?? 1));
      }
    });
  });
  const left = (code: string, tier: number, reporters: number) => {
    const slot = grid.provinces.indexOf(code) * TIERS + tier;
    return (given[slot] ?? 0) > 0 ? (reporters * (kept[slot] ?? 0)) / (given[slot] ?? 1) : reporters;
  };
  return provinces.map(({ reporters: [device, contact, evidence], ...province }) => ({
    ...province,
    reporters: [left(province.code, 0, device), left(province.code, 1, contact), left(province.code, 2, evidence)],
  }));
}
