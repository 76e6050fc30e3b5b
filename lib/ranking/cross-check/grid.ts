import type { CrossCheckInput } from './evidence-cells';
import { add } from './sums';

export const TIERS = 3;

/** Calls of one insurer in one province: cell numbers, rising, and their weights. */
export type ProvinceCalls = { readonly at: Int32Array; readonly weight: Float64Array };

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

/** Lays the evidence out. Evidence on insurers without vehicles, or in unknown provinces, is left out. Throws RangeError on a cell outside the window. */
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
    inProvince: callsInProvinces(input, ids, provinces),
    reporters: perBlock(),
    squares: perBlock(),
    companions: ids.map(() => ids.map((): Float64Array | undefined => undefined)),
  };
  fill(grid, input);
  return grid;
}

type Draft = Grid & { readonly companions: (Float64Array | undefined)[][] };

const numbered = (names: readonly string[]) => new Map(names.map((name, at) => [name, at]));
const blockOf = (of: { readonly tier: number; readonly cohort: number }, cohorts: number) =>
  of.tier * cohorts + of.cohort;

function fill(grid: Draft, input: CrossCheckInput): void {
  const insurer = numbered(grid.ids);
  grid.inProvince.forEach((provinces, i) => {
    const all = grid.calls[i] ?? new Float64Array();
    for (const { at, weight } of provinces) for (let j = 0; j < at.length; j++) add(all, at[j] ?? 0, weight[j] ?? 0);
  });
  for (const pair of input.pairs) {
    const i = insurer.get(pair.insurerId) ?? -1;
    add(grid.reporters[i] ?? new Float64Array(), blockOf(pair, grid.cohorts), pair.reporters);
    add(grid.squares[i] ?? new Float64Array(), blockOf(pair, grid.cohorts), pair.squares);
  }
  for (const companion of input.companions) {
    const row = grid.companions[insurer.get(companion.named) ?? -1];
    const i = insurer.get(companion.insurerId);
    if (!row || i === undefined) continue;
    const calls = row[i] ?? new Float64Array(grid.blocks);
    add(calls, blockOf(companion, grid.cohorts), companion.weight);
    row[i] = calls;
  }
}

/**
 * Views into one pair of arrays, by insurer and province and there by cell number, so that sums are made in the same order
 * whatever the order of the input. Cells of the same number keep theirs.
 */
function callsInProvinces(
  { weeks, cohorts, cells }: CrossCheckInput,
  ids: readonly string[],
  codes: readonly string[],
) {
  const [insurer, province] = [numbered(ids), numbered(codes)];
  const [cell, list] = [new Int32Array(cells.length), new Int32Array(cells.length)];
  const given = new Float64Array(cells.length);
  let known = 0;
  for (const one of cells) {
    if (!(one.weight >= 0) || one.week < 0 || one.week >= weeks || one.cohort < 0 || one.cohort >= cohorts)
      throw new RangeError(`unusable cell of ${one.insurerId}`);
    const i = insurer.get(one.insurerId);
    const p = province.get(one.province);
    if (i === undefined || p === undefined) continue;
    cell[known] = blockOf(one, cohorts) * weeks + one.week;
    list[known] = i * codes.length + p;
    given[known++] = one.weight;
  }
  const byCell = countingSort(null, known, cell, TIERS * cohorts * weeks);
  const { order, from } = countingSort(byCell.order, known, list, ids.length * codes.length);
  const [at, weight] = [new Int32Array(known), new Float64Array(known)];
  for (let j = 0; j < known; j++) {
    at[j] = cell[order[j] ?? 0] ?? 0;
    weight[j] = given[order[j] ?? 0] ?? 0;
  }
  return ids.map((_, i) =>
    codes.map((_, p): ProvinceCalls => {
      const [start, end] = [from[i * codes.length + p], from[i * codes.length + p + 1]];
      return { at: at.subarray(start, end), weight: weight.subarray(start, end) };
    }),
  );
}

/**
 * Sorts the numbers 0 … `length` − 1, given in some order (null: rising), by key (0 … `keys` − 1), stably. Key k then stands at
 * from[k] … from[k + 1] − 1.
 */
function countingSort(numbers: Int32Array | null, length: number, keyOf: Int32Array, keys: number) {
  const from = new Int32Array(keys + 1);
  for (let j = 0; j < length; j++) {
    const after = (keyOf[j] ?? 0) + 1;
    from[after] = (from[after] ?? 0) + 1;
  }
  for (let key = 0; key < keys; key++) from[key + 1] = (from[key + 1] ?? 0) + (from[key] ?? 0);
  const next = from.slice();
  const order = new Int32Array(length);
  for (let j = 0; j < length; j++) {
    const number = numbers ? (numbers[j] ?? 0) : j;
    const key = keyOf[number] ?? 0;
    const place = next[key] ?? 0;
    order[place] = number;
    next[key] = place + 1;
  }
  return { order, from };
}
