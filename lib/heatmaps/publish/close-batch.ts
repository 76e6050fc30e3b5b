import { UNTOLD } from '@/lib/heatmaps/fold/heat-report';
import { type Count, type GuardedCell, mayShow, protectLines, roundedCount, seenCount } from '@/lib/privacy/gate';
import { linesOfBatch } from './batch-lines';
import type { HeatCell } from './heat-cells';
import type { Geography } from './heat-lines';

/**
 * Closes a batch: all that came into the cells since the batch before, in all of them at the same moment. It is protected by itself, as if it were
 * all there ever was, and what of it may be shown is added, rounded, to what the batches before have shown. Batches have no report in common, so
 * whoever kept every day's figures knows of each batch what he would know of it alone. Changes the cells given.
 * @param evenIfHidden closes a batch of which nothing may be shown; otherwise it stays open and grows
 * @param mayTell whether a cell may come to show so much: what is told elsewhere may forbid it
 * @returns the cells of which something was shown; null when the batch stays open
 */
export function closeBatch(
  cells: readonly HeatCell[],
  geography: Geography,
  evenIfHidden = false,
  mayTell: (cell: HeatCell, shown: Count) => boolean = () => true,
): HeatCell[] | null {
  const guards = cells.map((cell) => ({ cell, guard: guardOf(cell) }));
  for (const { cell, guard } of guards) if (guard.shown && !mayTell(cell, shownAfter(cell))) guard.shown = false;
  protectLines(linesOfBatch(guards, geography));
  const shown = guards.flatMap(({ cell, guard }) => (guard.shown ? [cell] : []));
  if (shown.length === 0 && !evenIfHidden) return null;
  for (const cell of shown) addToShown(cell);
  for (const cell of cells) cell.held = cell.current;
  return shown;
}

/** What of a cell is in the batch. Its reporters are those who were not in the cell before: the batches' add up to distinct ones. */
const stepOf = ({ current, held }: HeatCell) => ({
  reporters: current.reporters - held.reporters,
  reports: current.reports - held.reports,
  squares: current.squares - held.squares,
});

const negative = ({ reporters, reports }: Count): Count => ({ reporters: -reporters, reports: -reports });

/** Where more was removed than came, the step is shown as one down, by the same rule. */
function guardOf(cell: HeatCell): GuardedCell {
  const truth = stepOf(cell);
  const down = truth.reports < 0;
  const seen = seenCount(down ? negative(truth) : truth);
  const [low, up] = down ? [negative(seen.up), negative(seen.low)] : [seen.low, seen.up];
  return { truth, low, up, shown: isCounted(cell) && mayShow(down ? negative(truth) : truth) };
}

/** What is told of no code or value is counted and never shown. */
const isCounted = ({ code, value }: HeatCell): boolean => code !== UNTOLD && value !== UNTOLD;

function addToShown(cell: HeatCell): void {
  cell.shown = shownAfter(cell);
}

/** What a cell shows once the batch is closed. */
function shownAfter(cell: HeatCell): HeatCell['shown'] {
  const step = stepOf(cell);
  const sign = step.reports < 0 ? -1 : 1;
  const count = roundedCount({ reporters: sign * step.reporters, reports: sign * step.reports });
  if (!count) return cell.shown;
  return {
    reporters: cell.shown.reporters + sign * count.reporters,
    reports: cell.shown.reports + sign * count.reports,
    squares: cell.shown.squares + sign * roundedSquares(count.reports, step.squares / step.reports),
  };
}

// Half a report more or less per report of a driver: enough for the width of an interval, too coarse to tell the count that was rounded.
const roundedSquares = (reports: number, perReport: number): number =>
  Math.round((reports * Math.round(perReport * 2)) / 2);
