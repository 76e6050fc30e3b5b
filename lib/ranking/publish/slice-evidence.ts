import { ROUNDING_SLACK, rounded } from '@/lib/privacy/cell-rule';
import { type Cell, mayShow, suppressCells } from '@/lib/privacy/gate';
import { LEAST_RANKED_REPORTERS } from '@/lib/privacy/ranking-row';
import { linesOf } from '@/lib/privacy/suppress-cells';
import type { InsurerEvidence } from '../evidence';

export type Slices = ReadonlyMap<string, readonly InsurerEvidence[]>;
/** Whether an insurer must not be told of in a view, though enough people name it there. */
export type Withheld = (view: string, insurerId: string) => boolean;

/**
 * What the rankings of slices are made from: kept calls to the nearest five, so that an index to .01 tells no more than the count beside it; and
 * nobody at all of an insurer that is withheld, whose calls stay in the market.
 */
export const sliceEvidence = (views: Slices, withheld: Withheld): Map<string, InsurerEvidence[]> =>
  new Map(
    [...views].map(([view, rows]) => [
      view,
      rows.map((row) => ({ ...row, ...inFives(row), ...(withheld(view, row.insurerId) ? { reporters: 0 } : {}) })),
    ]),
  );

// Half a call more or less per call of a driver: enough for the width of an interval, too coarse to tell the count that was rounded.
function inFives({ units, squares }: InsurerEvidence): Pick<InsurerEvidence, 'units' | 'squares'> {
  const coarse = rounded(units);
  const perCall = units > 0 ? Math.max(1, Math.round((2 * squares) / units) / 2) : 0;
  return { units: coarse, squares: coarse * perCall };
}

/** Slices of one filter, by view: `live|role:agency` is one of `live|role`. */
const filterOf = (view: string): string => view.slice(0, view.indexOf(':'));

/** A slice of a company: as it would be shown, or as it counts now where it is not. */
type SliceCell = Cell & { readonly ranked: boolean };

/**
 * Whoever knows all calls naming an insurer subtracts those of its slices. Where the rest is proved and may be of fewer than five people, the smallest
 * slice is withheld too; be it that a slice is small, or that the total and the slices moved at different times.
 * @param held what the slices rest on
 * @param current the counts of this moment, small ones included
 * @param whole what the ranking of all reports rests on
 */
export function withheldUnderTotals(held: Slices, current: Slices, whole: readonly InsurerEvidence[]): Withheld {
  const cells = [...current].flatMap(([view, rows]): SliceCell[] => {
    const shown = new Map((held.get(view) ?? []).map((row) => [row.insurerId, row]));
    return rows.map((row) => {
      const own = shown.get(row.insurerId);
      const ranked = own !== undefined && own.reporters >= LEAST_RANKED_REPORTERS;
      const { reporters, calls } = ranked ? own : row;
      const key = [filterOf(view), row.insurerId, view];
      return { key, ranked, reporters, reports: Math.max(reporters, calls) };
    });
  });
  const left = new Set(suppressCells(cells, [[0, 1]], ({ ranked }) => ranked));
  const totals = new Map(whole.map((row) => [row.insurerId, row]));
  for (const line of linesOf(cells, [0, 1])) {
    const total = totals.get(line[0]?.key[1] ?? '');
    if (total && total.reporters >= LEAST_RANKED_REPORTERS) keepToTotal(line, rounded(total.calls), left);
  }
  const told = new Set([...left].map(({ key }) => `${key[2]} ${key[1]}`));
  return (view, insurerId) => !told.has(`${view} ${insurerId}`);
}

/** Takes the smallest slices out until total and slices, as they are shown, prove nobody between them, or a group. */
function keepToTotal(line: readonly SliceCell[], total: number, left: Set<SliceCell>): void {
  for (;;) {
    const shown = line.filter((cell) => left.has(cell)).sort((a, b) => a.reporters - b.reporters);
    const slack = ROUNDING_SLACK * (shown.length + 1);
    const rest = total - shown.reduce((sum, { reports }) => sum + rounded(reports), 0);
    const isGroup = line.some((cell) => !left.has(cell) && mayShow(cell));
    const [smallest] = shown;
    if (!smallest || (rest >= -slack && (rest <= slack || isGroup))) return;
    left.delete(smallest);
  }
}

/** Whoever keeps the tables of a closed period must not find in its rankings what they hide: told is of what every month of it shows. */
export function withheldByTables(tables: readonly ReadonlySet<string>[]): Withheld {
  return (view, insurerId) =>
    tables.length === 0 || !tables.every((shown) => shown.has(`${sliceOf(view)} ${insurerId}`));
}

/** `province:440000` of `2026-10|province:440000`. */
const sliceOf = (view: string): string => view.slice(view.indexOf('|') + 1);
