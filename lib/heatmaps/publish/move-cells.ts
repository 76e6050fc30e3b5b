import { UNTOLD } from '@/lib/heatmaps/fold/heat-report';
import {
  type Count,
  type GuardedCell,
  LEAST_REPORTERS,
  type Line,
  mayShow,
  protectLines,
  seenCount,
} from '@/lib/privacy/gate';
import type { HeatCell } from './heat-cells';
import type { Guard } from './heat-lines';

type LinesOf = (guards: readonly Guard[]) => Line[];

/**
 * Lets cells move and decides which are shown. A cell moves only when at least five reporters are new in it (or gone) since it last moved, and
 * only as far as the steps of all cells together prove nothing about a smaller step; it is shown when what it holds may be, and nothing that is
 * not shown follows from it. Changes the cells given.
 * @param stepLines sums that steps obey  @param standingLines sums that what is held obeys
 */
export function moveCells(cells: readonly HeatCell[], stepLines: LinesOf, standingLines: LinesOf): void {
  const steps = cells.map((cell) => ({ cell, guard: stepOf(cell) }));
  protectLines(stepLines(steps));
  for (const { cell, guard } of steps) if (guard.shown || !isCounted(cell)) cell.held = cell.current;
  const standing = cells.map((cell) => ({ cell, guard: standingOf(cell) }));
  protectLines(standingLines(standing));
  for (const { cell, guard } of standing) cell.shown = guard.shown;
}

/** What is told of no code or value is never shown, so it may follow every report. */
const isCounted = ({ code, value }: HeatCell): boolean => code !== UNTOLD && value !== UNTOLD;

/** What a reader learns when the cell moves. Of one that was not shown before he does not know from where it came. */
function stepOf(cell: HeatCell): GuardedCell {
  const { current, held } = cell;
  const truth = less(current, held);
  const [before, after] = [seenCount(held), seenCount(current)];
  return {
    truth,
    low: cell.shown ? less(after.low, before.up) : NOBODY,
    up: cell.shown ? less(after.up, before.low) : after.up,
    shown: isCounted(cell) && Math.abs(truth.reporters) >= LEAST_REPORTERS,
  };
}

const NOBODY: Count = { reporters: 0, reports: 0 };

const less = (a: Count, b: Count): Count => ({ reporters: a.reporters - b.reporters, reports: a.reports - b.reports });

function standingOf(cell: HeatCell): GuardedCell {
  const { low, up } = seenCount(cell.held);
  return { truth: cell.held, low, up, fresh: !cell.shown, shown: isCounted(cell) && mayShow(cell.held) };
}
