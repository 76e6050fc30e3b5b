import { type Count, LEAST_REPORTERS, mayShow } from './cell-rule';

/** A cell on its way to the public: what it truly counts, and what a reader of its rounded number knows of it. */
export type GuardedCell = {
  readonly truth: Count;
  readonly low: Count;
  readonly up: Count;
  shown: boolean;
};

/** Cells that add up to something a reader knows: the shown total, or what other tables prove of it. */
export type Line = {
  /** What a reader knows the parts to hold together at least; null when nothing. */
  readonly least: () => Count | null;
  readonly parts: readonly GuardedCell[];
  /** How many reports a reader knows the parts to hold together at most; null when nothing. */
  readonly most: () => number | null;
  /** What is counted in the line and never shown («did not say»); null when the parts are everything. */
  readonly untold: Count | null;
  /** How many parts there can be, empty ones included. */
  readonly possible: number;
  /** Hides whatever tells `least`. */
  readonly hideTotal: () => void;
};

/**
 * Hides cells until no line proves that somebody is in a cell that is not shown: a world in which all small cells are empty must fit what is
 * published. Where a line proves a remainder, the remainder must hold a cell, or an untold rest, of five reporters and eight reports itself.
 */
export function protectLines(lines: readonly Line[]): void {
  for (let changed = true; changed; ) {
    changed = false;
    for (const line of lines) changed = keepUnderTotal(line) || protectLine(line) || changed;
  }
}

function protectLine(line: Line): boolean {
  for (let changed = false; ; changed = true) {
    const least = line.least();
    const shown = line.parts.filter((cell) => cell.shown);
    if (!least || !exceeds(least, shown) || coversAGroup(line)) return changed;
    if (shown.length > 0) smallest(shown).shown = false;
    else if (line.untold || (LEAST_REPORTERS - 1) * (line.possible - 1) >= least.reporters) return changed;
    else {
      line.hideTotal();
      return true;
    }
  }
}

/** Where reports were removed, parts may outgrow their total: the difference would tell what was removed from a part that is not shown. */
function keepUnderTotal({ most, parts }: Line): boolean {
  for (let changed = false; ; changed = true) {
    const limit = most();
    const shown = parts.filter((cell) => cell.shown);
    if (limit === null || shown.length === 0 || provedBy(shown).reports <= limit) return changed;
    smallest(shown).shown = false;
  }
}

const exceeds = (least: Count, shown: readonly GuardedCell[]): boolean =>
  least.reports > sum(shown, ({ up }) => up.reports) || least.reporters > sum(shown, ({ up }) => up.reporters);

const coversAGroup = ({ parts, untold }: Line): boolean =>
  (untold !== null && mayShow(untold)) || parts.some((cell) => !cell.shown && mayShow(cell.truth));

const sum = (cells: readonly GuardedCell[], of: (cell: GuardedCell) => number): number =>
  cells.reduce((total, cell) => total + of(cell), 0);

// The first of equals, so that the same counts hide the same cells.
const smallest = (cells: readonly GuardedCell[]): GuardedCell =>
  cells.reduce((least, cell) =>
    cell.truth.reporters < least.truth.reporters ||
    (cell.truth.reporters === least.truth.reporters && cell.truth.reports < least.truth.reports)
      ? cell
      : least,
  );

/** What shown cells together prove: all their reports, and as many reporters as the largest has. */
export const provedBy = (cells: readonly GuardedCell[]): Count => {
  const shown = cells.filter((cell) => cell.shown);
  return {
    reporters: shown.reduce((most, { low }) => Math.max(most, low.reporters), 0),
    reports: sum(shown, ({ low }) => low.reports),
  };
};
