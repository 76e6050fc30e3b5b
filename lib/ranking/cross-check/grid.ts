import type { CrossCheckInput } from './evidence-cells';
import { add } from './sums';

export const TIERS = 3;

/** Calls of one insurer in one province: cell numbers and their weights. */
export type ProvinceCalls = { readonly at: number[]; readonly weight: number[] };

/**
 * The evidence as dense arrays, insurers and provinces by id, so that the order of the input cannot matter.
 * Cell number = (tier · cohorts + cohort) · weeks + week; block number = tier · cohorts + cohort.
 */
export type Grid = {
  readonly weeks: number;
  readonly cohorts: number;
  readonly blocks: number;
  readonly cells: number;
  readonly ids: readonly string[];
  readonly provinces: readonly string[];
  /** Share of all insured vehicles, per insurer. */
  readonly share: Float64Array;
  /** Kept calls per insurer, by cell. */
  readonly calls: readonly Float64Array[];
  readonly inProvince: readonly (readonly ProvinceCalls[])[];
  /** Distinct reporters and Σ(Σw)² per insurer, by block. */
  readonly reporters: readonly Float64Array[];
  readonly squares: readonly Float64Array[];
  /** [named][insurer] → kept calls by block, where there are any. */
  readonly companions: readonly (readonly (Float64Array | undefined)[])[];
};

/** Lays the evidence out. Evidence on insurers without vehicles, or in unknown provinces, is left out. */
export function layOut(input: CrossCheckInput): Grid {
  const { weeks, cohorts } = input;
  const sizes = [...input.insurers].sort((a, b) => (a.insurerId < b.insurerId ? -1 : 1));
  const ids = sizes.map((size) => size.insurerId);
  const provinces = input.provinces.map((province) => province.code).sort();
  const vehicles = sizes.reduce((sum, size) => sum + size.vehicles, 0);
  const blocks = TIERS * cohorts;
  const perBlock = () => ids.map(() => new Float64Array(blocks));
  const grid = {
    weeks,
    cohorts,
    blocks,
    cells: blocks * weeks,
    ids,
    provinces,
    share: Float64Array.from(sizes, (size) => size.vehicles / vehicles),
    calls: ids.map(() => new Float64Array(blocks * weeks)),
    inProvince: ids.map(() => provinces.map((): ProvinceCalls => ({ at: [], weight: [] }))),
    reporters: perBlock(),
    squares: perBlock(),
    companions: ids.map(() => ids.map((): Float64Array | undefined => undefined)),
  };
  fill(grid, input);
  return grid;
}

type Draft = Grid & { companions: (Float64Array | undefined)[][] };

function fill(grid: Draft, input: CrossCheckInput): void {
  const insurer = new Map(grid.ids.map((id, i) => [id, i]));
  const province = new Map(grid.provinces.map((code, p) => [code, p]));
  const blockOf = (of: { tier: number; cohort: number }) => of.tier * grid.cohorts + of.cohort;
  const keyOf = (cell: (typeof input.cells)[number]) => blockOf(cell) * grid.weeks + cell.week;
  for (const cell of input.cells) {
    const i = insurer.get(cell.insurerId);
    const calls = grid.inProvince[i ?? -1]?.[province.get(cell.province) ?? -1];
    const all = grid.calls[i ?? -1];
    if (!calls || !all) continue;
    calls.at.push(keyOf(cell));
    calls.weight.push(cell.weight);
  }
  grid.inProvince.forEach((provinces, i) => {
    for (const calls of provinces) sortByCell(calls);
    for (const { at, weight } of provinces)
      for (let j = 0; j < at.length; j++) add(grid.calls[i] ?? new Float64Array(), at[j] ?? 0, weight[j] ?? 0);
  });
  for (const pair of input.pairs) {
    const i = insurer.get(pair.insurerId) ?? -1;
    add(grid.reporters[i] ?? new Float64Array(), blockOf(pair), pair.reporters);
    add(grid.squares[i] ?? new Float64Array(), blockOf(pair), pair.squares);
  }
  for (const companion of input.companions) {
    const row = grid.companions[insurer.get(companion.named) ?? -1];
    const i = insurer.get(companion.insurerId);
    if (!row || i === undefined) continue;
    const calls = row[i] ?? new Float64Array(grid.blocks);
    add(calls, blockOf(companion), companion.weight);
    row[i] = calls;
  }
}

// By cell number, so that sums are made in the same order whatever the order of the input.
function sortByCell({ at, weight }: ProvinceCalls): void {
  const order = at.map((_, j) => j).sort((a, b) => (at[a] ?? 0) - (at[b] ?? 0));
  const [cells, weights] = [at.slice(), weight.slice()];
  order.forEach((from, to) => {
    at[to] = cells[from] ?? 0;
    weight[to] = weights[from] ?? 0;
  });
}
