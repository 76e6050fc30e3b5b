import { fitSpread, type ProvincialCalls, provincialIndex, type Spread } from './calls-by-province';
import { type CallsPerDriver, callsPerDriver } from './calls-per-driver';
import type { CrossChecked } from './cross-check';
import type { InsurerSize, ProvinceSize } from './evidence-cells';
import type { Grid } from './grid';
import { countedShare, keptOf } from './leave-out';
import { product } from './market-intensity';
import { coveredBlocks } from './set-aside';
import { total } from './sums';

/** One insurer's kept reports set against its vehicles. */
export type Standardised = {
  /** Share of reports ÷ share of vehicles, provinces and calls per driver considered; 0 without reports. */
  readonly rawIndex: number;
  /** Effective number of independent calls behind it. */
  readonly count: number;
  /** Effective calls expected at index 1. */
  readonly expected: number;
  /** Share of the market's reports that this insurer is compared with. */
  readonly keptShare: number;
  /** Distinct reporters that remain. */
  readonly reporters: number;
  /** Kept calls that remain, and what they are multiplied with for how often the insurer's drivers are called. */
  readonly left: number;
  readonly driverFactor: number;
};

const NOBODY: CallsPerDriver = { drivers: 0, own: 1, used: 1, factor: 1, perEffective: 1, perIndependent: 1 };

type Row = { readonly calls: ProvincialCalls; readonly perDriver: CallsPerDriver; readonly keptShare: number };

/**
 * Share of reports ÷ share of vehicles from what the cross-check kept: per insurer the index that fits its calls by province
 * ({@link provincialIndex}), corrected for how often its drivers are called ({@link callsPerDriver}), and normalised so that the
 * market's is 1. Also returns how calls spread over the country.
 */
export function standardise(
  grid: Grid,
  checked: CrossChecked,
  density: Float64Array,
  insurers: readonly InsurerSize[],
  provinces: readonly ProvinceSize[],
): { readonly rows: Standardised[]; readonly spread: Spread } {
  const rows = rowsOf(grid, checked, density, insurers, provinces);
  const spread = fitSpread(rows.map((row) => row.calls));
  const fitted = rows.map(({ calls, perDriver }) => {
    const { index, information } = provincialIndex(calls, spread);
    const informed = (information * perDriver.perIndependent) / perDriver.perEffective;
    return { index: index * perDriver.factor, count: total(calls.calls) > 0 ? informed : 0 };
  });
  const all = fitted.reduce((sum, { index }, i) => sum + index * (grid.share[i] ?? 0), 0);
  return {
    spread,
    rows: rows.map(({ calls, perDriver, keptShare }, i) => {
      const { index, count } = fitted[i] ?? { index: 0, count: 0 };
      const rawIndex = count > 0 ? index / all : 0;
      const expected = count > 0 ? count / rawIndex : total(calls.alike) / perDriver.perEffective;
      const { drivers: reporters, factor: driverFactor } = perDriver;
      return { rawIndex, count, expected, keptShare, reporters, left: total(calls.calls), driverFactor };
    }),
  };
}

function rowsOf(
  grid: Grid,
  checked: CrossChecked,
  density: Float64Array,
  insurers: readonly InsurerSize[],
  provinces: readonly ProvinceSize[],
): Row[] {
  const published = new Map(insurers.map((size) => [size.insurerId, size.provinceVehicles]));
  const cars = carShares(grid, provinces);
  const perDriver = callsPerDriver(grid, checked.kept);
  const intensity = total(checked.market);
  const calls = grid.ids.map((_, i) => keptByProvince(grid, checked, i));
  const market = calls.reduce((sum, row) => sum + row.reduce((all, y, p) => all + y / (density[p] ?? 1), 0), 0);
  return grid.ids.map((id, i): Row => {
    const part = checked.kept[i]?.share;
    const keptShare = part ? product(checked.market, part) / (intensity || 1) : 1;
    const kept = keptShares(grid, checked, i);
    const reach = market * (grid.share[i] ?? 0);
    const own = perDriver[i] ?? NOBODY;
    const spread = (share: Float64Array) => share.map((part, p) => reach * part * (density[p] ?? 1) * (kept[p] ?? 1));
    const licences = licenceShares(grid, published.get(id));
    return {
      calls: {
        calls: calls[i] ?? new Float64Array(cars.length),
        alike: spread(cars),
        licensed: licences ? spread(licences) : null,
        cars,
        dispersion: own.perIndependent,
      },
      perDriver: own,
      keptShare,
    };
  });
}

function carShares(grid: Grid, provinces: readonly ProvinceSize[]): Float64Array {
  const cars = new Map(provinces.map((province) => [province.code, province.vehicles]));
  const all = provinces.reduce((sum, province) => sum + province.vehicles, 0);
  return Float64Array.from(grid.provinces, (code) => (cars.get(code) ?? 0) / all);
}

function licenceShares(grid: Grid, vehicles: InsurerSize['provinceVehicles']): Float64Array | null {
  const all = vehicles ? Object.values(vehicles).reduce((a, b) => a + b, 0) : 0;
  return vehicles && all > 0 ? Float64Array.from(grid.provinces, (code) => (vehicles[code] ?? 0) / all) : null;
}

/** Share of the market's reports that insurer `i` is compared with, by province. */
function keptShares(grid: Grid, { leftOut, market }: CrossChecked, i: number): Float64Array {
  const own = leftOut.decisions[i] ?? [];
  const nationwide = own.filter((decision) => decision.province === null);
  const decisions = leftOut.decisions.map((row, j) => (j === i ? nationwide : row));
  const part = keptOf(grid, i, { ...leftOut, decisions }).share;
  const open = part ? market.map((q, cell) => q * (part[cell] ?? 1)) : market;
  const all = total(market) || 1;
  return Float64Array.from(grid.provinces, (province) => {
    const decision = own.find((one) => one.province === province);
    const aside = decision ? coveredBlocks(decision, grid.cohorts, grid.blocks) : null;
    const left = aside
      ? open.reduce((sum, q, cell) => (aside[Math.floor(cell / grid.weeks)] ? sum : sum + q), 0)
      : total(open);
    return Math.max(left / all, 1e-6);
  });
}

function keptByProvince(grid: Grid, { leftOut }: CrossChecked, i: number): Float64Array {
  const counted = countedShare(grid, i, leftOut);
  return Float64Array.from(grid.provinces, (province, p) => {
    const decision = leftOut.decisions[i]?.find((one) => one.province === province);
    const aside = decision ? coveredBlocks(decision, grid.cohorts, grid.blocks) : null;
    const here = grid.inProvince[i]?.[p];
    let sum = 0;
    for (let j = 0; here && j < here.at.length; j++) {
      const cell = here.at[j] ?? 0;
      if (!aside?.[Math.floor(cell / grid.weeks)]) sum += (here.weight[j] ?? 0) * (counted[cell] ?? 1);
    }
    return sum;
  });
}
