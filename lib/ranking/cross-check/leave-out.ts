import type { Grid } from './grid';
import type { Kept } from './market-intensity';
import { allWeeks, coveredBlocks, type SetAside } from './set-aside';

/** All that is left out at one moment of the cross-check. */
export type LeftOut = {
  /** Decisions per insurer. */
  readonly decisions: readonly (readonly SetAside[])[];
  /** Flags of the blocks that nobody's ranking uses. */
  readonly common: Uint8Array;
  /** Per insurer, the share of a block's calls kept after the companions of brigades are left out; none: all. */
  readonly companions: readonly (Float64Array | null)[];
};

/** The start of the cross-check: every call is kept. */
export const nothingLeftOut = (grid: Grid): LeftOut => ({
  decisions: grid.ids.map(() => []),
  common: new Uint8Array(grid.blocks),
  companions: grid.ids.map(() => null),
});

/** One insurer's calls and exposure after what was decided. Companions lower the calls only: their authors' absence does too for all others. */
export function keptOf(grid: Grid, insurer: number, leftOut: LeftOut): Kept {
  const decisions = leftOut.decisions[insurer] ?? [];
  const companions = leftOut.companions[insurer] ?? null;
  const anyCommon = leftOut.common.includes(1);
  const given = grid.calls[insurer] ?? new Float64Array(grid.cells);
  if (decisions.length === 0 && !companions && !anyCommon) return { calls: given, share: null };
  const calls = given.slice();
  const share = decisions.length > 0 || anyCommon ? new Float64Array(grid.cells).fill(1) : null;
  for (const decision of decisions) {
    if (decision.province !== null) withoutProvince(grid, insurer, decision, calls);
    const covered = coveredBlocks(decision, grid.cohorts, grid.blocks);
    const keep = 1 - decision.leftOut * decision.provinceShare;
    eachCell(grid, covered, decision, (cell) => {
      if (share) share[cell] = (share[cell] ?? 1) * keep;
      if (decision.province === null) calls[cell] = (calls[cell] ?? 0) * (1 - decision.leftOut);
    });
  }
  const whole = { weekFrom: 0, weekTo: grid.weeks };
  if (companions)
    eachCell(grid, new Uint8Array(grid.blocks).fill(1), whole, (cell) => {
      calls[cell] = (calls[cell] ?? 0) * (companions[Math.floor(cell / grid.weeks)] ?? 1);
    });
  if (share && anyCommon)
    eachCell(grid, leftOut.common, whole, (cell) => {
      share[cell] = 0;
      calls[cell] = 0;
    });
  return { calls, share };
}

/** Per insurer, the share of each cell's calls that counts, provinces apart: 1 unless left out. */
export function countedShare(grid: Grid, insurer: number, leftOut: LeftOut): Float64Array {
  const counted = new Float64Array(grid.cells).fill(1);
  for (const decision of leftOut.decisions[insurer] ?? [])
    if (decision.province === null)
      eachCell(grid, coveredBlocks(decision, grid.cohorts, grid.blocks), decision, (cell) => {
        counted[cell] = (counted[cell] ?? 1) * (1 - decision.leftOut);
      });
  for (let cell = 0; cell < grid.cells; cell++) {
    const block = Math.floor(cell / grid.weeks);
    const companions = leftOut.companions[insurer]?.[block] ?? 1;
    counted[cell] = leftOut.common[block] ? 0 : (counted[cell] ?? 1) * companions;
  }
  return counted;
}

function withoutProvince(grid: Grid, insurer: number, decision: SetAside, calls: Float64Array): void {
  const covered = coveredBlocks(decision, grid.cohorts, grid.blocks);
  const here = grid.inProvince[insurer]?.[grid.provinces.indexOf(decision.province ?? '')];
  here?.at.forEach((cell, j) => {
    if (covered[Math.floor(cell / grid.weeks)]) calls[cell] = Math.max(0, (calls[cell] ?? 0) - (here.weight[j] ?? 0));
  });
}

function eachCell(
  { blocks, weeks }: Grid,
  covered: Uint8Array,
  { weekFrom, weekTo }: { weekFrom: number; weekTo: number },
  visit: (cell: number) => void,
): void {
  for (let block = 0; block < blocks; block++)
    if (covered[block]) for (let week = weekFrom; week < weekTo; week++) visit(block * weeks + week);
}

/** Blocks set aside over all weeks, in the whole country, for at least `insurers` insurers. */
export function commonBlocks(grid: Grid, decisions: LeftOut['decisions'], insurers: number): Uint8Array {
  const count = new Float64Array(grid.blocks);
  for (const row of decisions) {
    const flags = new Uint8Array(grid.blocks);
    for (const decision of row)
      if (decision.province === null && allWeeks(decision, grid.weeks) && decision.leftOut > 0.9)
        coveredBlocks(decision, grid.cohorts, grid.blocks).forEach((covered, b) => {
          if (covered) flags[b] = 1;
        });
    flags.forEach((flag, b) => {
      count[b] = (count[b] ?? 0) + flag;
    });
  }
  return Uint8Array.from(count, (insurersHere) => (insurersHere >= insurers ? 1 : 0));
}
