import { type Count, LEAST_REPORTERS, LEAST_REPORTS, mayShow, ROUNDING_SLACK, rounded } from './cell-rule';

export type Cell = Count & { readonly key: readonly string[] };

/**
 * The cells of a table that may be shown. First those below the cell rule go. Then the lines (cells that agree on the
 * dimensions of a margin) are protected against someone who knows the line's true sum from another table: where the shown
 * cells would prove that something is hidden, and what is hidden may be fewer than five people, the smallest shown cell
 * goes too.
 * @param margins positions of the dimensions that each margin keeps
 * @param eligible which cells would be shown but for the lines
 */
export function suppressCells<C extends Cell>(
  cells: readonly C[],
  margins: readonly (readonly number[])[],
  eligible: (cell: C) => boolean = mayShow,
): C[] {
  const shown = new Set<Cell>(cells.filter(eligible));
  const lines = margins.flatMap((margin) => linesOf(cells, margin));
  for (let before = -1; before !== shown.size; ) {
    before = shown.size;
    for (const line of lines) protectLine(line, shown);
  }
  return cells.filter((cell) => shown.has(cell));
}

/** Cells grouped by the dimensions a margin keeps, in order of first appearance. */
export function linesOf<T extends { readonly key: readonly string[] }>(
  cells: readonly T[],
  margin: readonly number[],
): T[][] {
  const lines = new Map<string, T[]>();
  for (const cell of cells) {
    const name = lineKey(cell.key, margin).join('\n');
    const line = lines.get(name);
    if (line) line.push(cell);
    else lines.set(name, [cell]);
  }
  return [...lines.values()];
}

/** The part of a key that a margin keeps. */
export const lineKey = (key: readonly string[], margin: readonly number[]): string[] =>
  margin.map((position) => key[position] ?? '');

/** Least and most reports that the hidden cells of a line hold, to someone who knows the line's true sum. */
export function remainderBounds(trueSum: number, shownCells: readonly Cell[]): { least: number; most: number } {
  const published = shownCells.reduce((sum, cell) => sum + rounded(cell.reports), 0);
  const slack = ROUNDING_SLACK * shownCells.length;
  return { least: Math.max(0, trueSum - published - slack), most: trueSum - published + slack };
}

function protectLine(line: readonly Cell[], shown: Set<Cell>): void {
  const trueSum = line.reduce((sum, cell) => sum + cell.reports, 0);
  for (;;) {
    const visible = line.filter((cell) => shown.has(cell));
    const hidden = line.filter((cell) => !shown.has(cell));
    const smallest = visible.reduce<Cell | undefined>(
      (least, cell) => (least && !smaller(cell, least) ? least : cell),
      undefined,
    );
    if (!smallest || coversAGroup(hidden) || remainderBounds(trueSum, visible).least === 0) return;
    shown.delete(smallest);
  }
}

// The hidden cells may all be the same people: only a cell that has five by itself proves that the remainder has five.
const coversAGroup = (hidden: readonly Cell[]): boolean =>
  hidden.some((cell) => cell.reporters >= LEAST_REPORTERS) &&
  hidden.reduce((sum, cell) => sum + cell.reports, 0) >= LEAST_REPORTS;

const smaller = (a: Cell, b: Cell): boolean =>
  a.reporters - b.reporters < 0 ||
  (a.reporters === b.reporters &&
    (a.reports < b.reports || (a.reports === b.reports && a.key.join('\n') < b.key.join('\n'))));
