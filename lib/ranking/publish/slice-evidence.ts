import { rounded } from '@/lib/privacy/cell-rule';
import { suppressCells } from '@/lib/privacy/gate';
import { LEAST_RANKED_REPORTERS } from '@/lib/privacy/ranking-row';
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

/**
 * Whoever knows all calls naming an insurer subtracts those of its slices. Where the rest is proved and may be of fewer than five people, the smallest
 * slice is withheld too.
 * @param held what the views rest on @param current the counts of this moment, small ones included
 */
export function withheldUnderTotals(held: Slices, current: Slices): Withheld {
  const cells = [...current].flatMap(([view, rows]) => {
    const shown = new Map((held.get(view) ?? []).map((row) => [row.insurerId, row]));
    return rows.map((row) => {
      const own = shown.get(row.insurerId);
      const ranked = own !== undefined && own.reporters >= LEAST_RANKED_REPORTERS;
      const { reporters, calls } = ranked ? own : row;
      const key = [filterOf(view), row.insurerId, view];
      return { key, ranked, reporters, reports: Math.max(reporters, calls) };
    });
  });
  const left = new Set(suppressCells(cells, [[0, 1]], ({ ranked }) => ranked).map(({ key }) => `${key[2]} ${key[1]}`));
  return (view, insurerId) => !left.has(`${view} ${insurerId}`);
}

/** Whoever keeps the tables of a closed period must not find in its rankings what they hide: told is of what every month of it shows. */
export function withheldByTables(tables: readonly ReadonlySet<string>[]): Withheld {
  return (view, insurerId) =>
    tables.length === 0 || !tables.every((shown) => shown.has(`${sliceOf(view)} ${insurerId}`));
}

/** `province:440000` of `2026-10|province:440000`. */
const sliceOf = (view: string): string => view.slice(view.indexOf('|') + 1);
