import type { CrossChecked } from './cross-check';
import type { CrossCheckParameters } from './cross-check-parameters';
import type { InsurerSize, ProvinceSize } from './evidence-cells';
import type { Grid } from './grid';
import { countedShare } from './leave-out';
import { product } from './market-intensity';
import { coveredBlocks } from './set-aside';
import { total } from './sums';

/** One insurer's kept reports set against its vehicles. */
export type Standardised = {
  /** Share of reports ÷ share of vehicles, provinces weighed; 0 without reports. */
  readonly rawIndex: number;
  /** Effective number of independent calls behind it. */
  readonly count: number;
  /** Effective calls expected at index 1. */
  readonly expected: number;
  /** Share of the market's reports that this insurer is compared with. */
  readonly keptShare: number;
  /** Distinct reporters that remain. */
  readonly reporters: number;
};

const ROUNDS = 40;

/**
 * Calls made, from calls reported: T(i) = Σ_p (a + y_p/D) ÷ (a/(T f_p) + κ d_p) · D, where y_p are kept calls from province
 * p, d_p its reporters per car, κ the share of the market kept for i, D the design effect, f_p the published share of
 * the insurer's cars there (a part of the calls is dialled nationwide), a = `provinceTrust`. With a = 0, or nothing published, this is
 * weighting by 1/d_p; with a → ∞ the ratio of all reports to all expected. In between each province's rate is a compromise.
 */
export function standardise(
  grid: Grid,
  checked: CrossChecked,
  density: Float64Array,
  insurers: readonly InsurerSize[],
  provinces: readonly ProvinceSize[],
  parameters: CrossCheckParameters,
): Standardised[] {
  const published = new Map(insurers.map((size) => [size.insurerId, size.provinceVehicles]));
  const intensity = total(checked.market);
  const rows = grid.ids.map((id, i) => {
    const part = checked.kept[i]?.share;
    const keptShare = part ? product(checked.market, part) / (intensity || 1) : 1;
    const footprint = footprintOf(grid, published.get(id), provinces, parameters.nationwideShare);
    const trust = footprint ? parameters.provinceTrust : 0;
    const scale = checked.designEffects[i] ?? 1;
    const calls = keptByProvince(grid, checked, i);
    const made = callsMade(calls, density, { keptShare, footprint, trust, scale });
    return { ...made, keptShare, reporters: survivors(grid, checked, i), size: grid.share[i] ?? 0, scale };
  });
  const all = rows.reduce((sum, row) => sum + row.made, 0);
  return rows.map(({ made, count, keptShare, reporters, size, scale }) => {
    const rawIndex = all > 0 ? made / all / size : 0;
    const expected = count > 0 ? count / rawIndex : (all * size * keptShare) / scale;
    return { rawIndex, count, expected, keptShare, reporters };
  });
}

type Setting = { keptShare: number; footprint: readonly number[] | null; trust: number; scale: number };

function callsMade(calls: Float64Array, density: Float64Array, { keptShare, footprint, trust, scale }: Setting) {
  const exposed = density.map((d) => d * Math.max(keptShare, 1e-6));
  let made = calls.reduce((sum, y, p) => sum + y / (exposed[p] ?? 1), 0);
  const weight = (p: number) =>
    1 / ((trust > 0 ? trust / ((made / scale) * (footprint?.[p] ?? 0)) : 0) + (exposed[p] ?? 1));
  if (trust > 0 && made > 0)
    for (let round = 0; round < ROUNDS; round++)
      made = calls.reduce((sum, y, p) => sum + (trust * scale + y) * weight(p), 0);
  let [linear, square] = [0, 0];
  calls.forEach((y, p) => {
    linear += weight(p) * y;
    square += weight(p) ** 2 * y * scale;
  });
  return { made, count: square > 0 ? linear ** 2 / square : 0 };
}

function footprintOf(
  grid: Grid,
  vehicles: InsurerSize['provinceVehicles'],
  provinces: readonly ProvinceSize[],
  nationwide: number,
): number[] | null {
  const own = vehicles ? Object.values(vehicles).reduce((a, b) => a + b, 0) : 0;
  if (!vehicles || !(own > 0)) return null;
  const cars = new Map(provinces.map((province) => [province.code, province.vehicles]));
  const all = provinces.reduce((sum, province) => sum + province.vehicles, 0);
  return grid.provinces.map(
    (code) => ((1 - nationwide) * (vehicles[code] ?? 0)) / own + (nationwide * (cars.get(code) ?? 0)) / all,
  );
}

function keptByProvince(grid: Grid, { leftOut }: CrossChecked, i: number): Float64Array {
  const counted = countedShare(grid, i, leftOut);
  return Float64Array.from(grid.provinces, (province, p) => {
    const decision = leftOut.decisions[i]?.find((one) => one.province === province);
    const aside = decision ? coveredBlocks(decision, grid.cohorts, grid.blocks) : null;
    const { at, weight } = grid.inProvince[i]?.[p] ?? { at: [], weight: [] };
    return at.reduce(
      (sum, cell, j) => sum + (aside?.[Math.floor(cell / grid.weeks)] ? 0 : (weight[j] ?? 0) * (counted[cell] ?? 1)),
      0,
    );
  });
}

// A block of reporters survives by the share of its calls that does.
function survivors(grid: Grid, { kept }: CrossChecked, i: number): number {
  const { weeks } = grid;
  let sum = 0;
  grid.reporters[i]?.forEach((reporters, b) => {
    const before = reporters > 0 ? total(grid.calls[i]?.subarray(b * weeks, (b + 1) * weeks) ?? []) : 0;
    if (before > 0) sum += (reporters * total(kept[i]?.calls.subarray(b * weeks, (b + 1) * weeks) ?? [])) / before;
  });
  return Math.floor(sum + 1e-9);
}
