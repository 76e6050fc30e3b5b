import type { Grid } from './grid';
import { allWeeks, coveredBlocks, type SetAside } from './set-aside';
import { total } from './sums';

/** Companions are left out only where most authors naming the insurer in the block are part of the excess. */
const LEAST_RATIO = 3;
const LEAST_EXCESS = 100;
/** Beyond so many insurers set aside in one block their companions overlap too much to be subtracted. */
const MOST_INSURERS = 4;

/**
 * Brigades hide among reports on others. Where a block is set aside for insurer j because reports naming j there exceed
 * the expected more than threefold, all reports by the authors naming j in it are left out for everyone: of the calls of
 * insurer i in the block the share 1 − companions(j → i) ÷ calls(i) is kept.
 */
export function keptBesideBrigades(
  grid: Grid,
  decisions: readonly (readonly SetAside[])[],
): readonly (Float64Array | null)[] {
  const brigades = decisions.flatMap((row, named) =>
    row.filter((decision) => isBrigade(decision, grid.weeks)).map((decision) => ({ named, decision })),
  );
  const crowd = new Uint8Array(grid.blocks);
  for (const { decision } of brigades)
    covered(grid, decision).forEach((flag, b) => {
      crowd[b] = Math.min(255, (crowd[b] ?? 0) + flag);
    });
  const kept: (Float64Array | null)[] = grid.ids.map(() => null);
  for (const { named, decision } of brigades)
    covered(grid, decision).forEach((flag, block) => {
      if (!flag || (crowd[block] ?? 0) > MOST_INSURERS) return;
      const part = partOf(grid, named, decision, block);
      grid.companions[named]?.forEach((companions, i) => {
        const calls = companions?.[block] ? blockCalls(grid, i, block) : 0;
        if (!(calls > 0)) return;
        const row = kept[i] ?? new Float64Array(grid.blocks).fill(1);
        // The authors of two brigades may be the same, so the larger of both shares is left out, not their sum.
        row[block] = Math.min(row[block] ?? 1, Math.max(0, 1 - (part * (companions?.[block] ?? 0)) / calls));
        kept[i] = row;
      });
    });
  return kept;
}

const covered = (grid: Grid, decision: SetAside) => coveredBlocks(decision, grid.cohorts, grid.blocks);

const isBrigade = (decision: SetAside, weeks: number) =>
  allWeeks(decision, weeks) &&
  decision.observed > LEAST_RATIO * decision.expected &&
  decision.observed - decision.expected > LEAST_EXCESS &&
  decision.leftOut > 0.9;

const blockCalls = ({ calls, weeks }: Grid, insurer: number, block: number) =>
  total(calls[insurer]?.subarray(block * weeks, (block + 1) * weeks) ?? []);

// Of a provincial decision only the province's share of the block's calls is meant.
function partOf(grid: Grid, named: number, decision: SetAside, block: number): number {
  if (decision.province === null) return 1;
  const here = grid.inProvince[named]?.[grid.provinces.indexOf(decision.province)];
  let calls = 0;
  here?.at.forEach((cell, j) => {
    if (Math.floor(cell / grid.weeks) === block) calls += here.weight[j] ?? 0;
  });
  const all = blockCalls(grid, named, block);
  return all > 0 ? calls / all : 0;
}
