import type { HeatDimension, HeatFamily } from '@/lib/heatmaps/fold/heat-report';
import { type Published, publishFigures, publishGuarded } from '@/lib/privacy/gate';
import { grouped, type HeatCell } from './heat-cells';

/** A shown cell: rounded counts, and `squares` for the width of what is reckoned from them. */
type ShownCell = {
  readonly family: HeatFamily;
  readonly filter: HeatDimension;
  readonly code: string;
  readonly value: string;
  readonly reporters: number;
  readonly reports: number;
  readonly squares: number;
};

/** The shown cells of one line of a family, by value. */
export type ShownLine = ReadonlyMap<string, ShownCell>;
/** All shown lines of a period, by family, filter and code. */
export type ShownLines = ReadonlyMap<string, ShownLine>;

/** What of a period's cells the public may see, through the gate: what `closeBatch` has shown of them. */
export function shownLines(cells: readonly HeatCell[]): Published<ShownLines> {
  const shown = cells
    .filter(({ shown }) => shown.reports > 0)
    .map(({ family, filter, code, value, shown }): ShownCell => ({ family, filter, code, value, ...shown }));
  return publishFigures(publishGuarded(shown), (published) => {
    const lines = grouped(published, ({ family, filter, code }) => lineName(family, filter, code));
    return new Map([...lines].map(([name, line]) => [name, new Map(line.map((cell) => [cell.value, cell]))]));
  });
}

const lineName = (family: HeatFamily, filter: HeatDimension, code: string): string => `${family} ${filter} ${code}`;
const EMPTY: ShownLine = new Map();

/** The shown line of one filter; an empty one where nothing is shown yet. */
export const lineOf = (lines: ShownLines, family: HeatFamily, filter: HeatDimension, code: string): ShownLine =>
  lines.get(lineName(family, filter, code)) ?? EMPTY;

/** Codes of a filter of which a family shows something. */
export function codesOf(lines: ShownLines, family: HeatFamily, filter: HeatDimension): string[] {
  const start = lineName(family, filter, '');
  return [...lines.keys()].filter((name) => name.startsWith(start)).map((name) => name.slice(start.length));
}

/** Reports and squares of a line together. */
export function sumOf(line: ShownLine): { reports: number; squares: number } {
  const sum = { reports: 0, squares: 0 };
  for (const { reports, squares } of line.values()) {
    sum.reports += reports;
    sum.squares += squares;
  }
  return sum;
}
