import { HOLIDAY_HOURS } from '@/lib/heatmaps/fold/cells-of-report';
import { type HeatFamily, UNTOLD } from '@/lib/heatmaps/fold/heat-report';
import type { GuardedCell, Line } from '@/lib/privacy/gate';
import { provedBy } from '@/lib/privacy/gate';
import { dayPartOfHour } from '@/lib/reports/day-part';
import { grouped, type HeatCell } from './heat-cells';

/** A cell with what a reader knows of it. */
export type Guard = { readonly cell: HeatCell; readonly guard: GuardedCell };

/** How many cities a province has, provinces the country: what a reader knows without us. */
export type Geography = { readonly provinces: number; readonly citiesOf: (province: string) => number };

/** Every sum that several published tables, or the public log of reports, tell of the cells of a period in a batch. */
export function linesOfPeriod(guards: readonly Guard[], geography: Geography): Line[] {
  return [...rows(guards, geography), ...columns(guards, geography)];
}

/** Across the codes of a filter: the unfiltered cell is their total. */
function rows(guards: readonly Guard[], { provinces, citiesOf }: Geography): Line[] {
  const totals = new Map<string, GuardedCell>();
  for (const { cell, guard } of guards) if (cell.filter === 'all') totals.set(`${cell.family} ${cell.value}`, guard);
  const parts = guards.filter(({ cell }) => cell.filter !== 'all' && cell.value !== UNTOLD);
  const lines = grouped(parts, ({ cell }) =>
    cell.family === 'city' ? `place ${cell.code} city` : `${cell.family} ${cell.value} ${cell.filter}`,
  );
  return [...lines].flatMap(([name, line]) => {
    const [family, value = '', filter] = name.split(' ');
    const total = totals.get(`${family} ${value}`);
    const possible = filter === 'city' ? citiesOf(value) : provinces;
    return total ? [lineUnder(total, line, filter === 'city', possible)] : [];
  });
}

/** @param whole whether the parts are everything: every report has a city, but not every driver knows who called */
function lineUnder(total: GuardedCell, line: readonly Guard[], whole: boolean, possible: number): Line {
  const untold = line.find(({ cell }) => cell.code === UNTOLD);
  return {
    least: () => (total.shown ? total.low : null),
    most: () => (total.shown ? total.up.reports : null),
    parts: line.filter((part) => part !== untold).map(({ guard }) => guard),
    untold: whole ? null : (untold?.guard.truth ?? NOBODY),
    possible,
    hideTotal: () => {
      total.shown = false;
    },
  };
}

const NOBODY = { reporters: 0, reports: 0 };

type Side = { readonly parts: readonly GuardedCell[]; readonly untold: Line['untold']; readonly possible: number };

/** Along one code: places, hours and days to expiry count the same reports, so that each tells the least of the others; other pages may tell of all. */
function columns(guards: readonly Guard[], { provinces }: Geography): Line[] {
  const codes = grouped(
    guards.filter(({ cell }) => cell.code !== UNTOLD && cell.family !== 'city' && cell.family !== 'day'),
    ({ cell }) => `${cell.filter} ${cell.code}`,
  );
  return [...codes].flatMap(([name, all]) => {
    const [filter, code] = name.split(' ');
    const own = sidesOf(all, provinces);
    if (filter === 'part') return mutual([...own, hoursOf(guards, code)], null);
    const sides = filter === 'all' ? [...own, citiesOf(guards)] : own;
    return mutual(sides, totalOf(all.filter(({ cell }) => cell.family === 'place')));
  });
}

function sidesOf(guards: readonly Guard[], provinces: number): Side[] {
  return [...grouped(guards, ({ cell }) => cell.family)].map(([family, line]) => ({
    parts: line.filter(({ cell }) => cell.value !== UNTOLD).map(({ guard }) => guard),
    untold:
      (family as HeatFamily) === 'place'
        ? null
        : (line.find(({ cell }) => cell.value === UNTOLD)?.guard.truth ?? NOBODY),
    possible: provinces,
  }));
}

/** Every report has one city: all of the country's are one more table of all reports. */
const citiesOf = (guards: readonly Guard[]): Side => ({
  parts: guards.flatMap(({ cell, guard }) => (cell.family === 'city' ? [guard] : [])),
  untold: null,
  possible: Number.POSITIVE_INFINITY,
});

const HOURS = 7 * 5;

function hoursOf(guards: readonly Guard[], part: string | undefined): Side {
  const parts = guards.filter(
    ({ cell: { family, filter, value } }) =>
      family === 'hour' &&
      filter === 'all' &&
      value !== UNTOLD &&
      dayPartOfHour((Number(value) % HOLIDAY_HOURS) % 24) === part,
  );
  return { parts: parts.map(({ guard }) => guard), untold: null, possible: HOURS };
}

/** How many reports are counted in all of these. */
export const totalOf = (guards: readonly Guard[]): number =>
  guards.reduce((sum, { guard }) => sum + guard.truth.reports, 0);

/**
 * Lines of tables that count the same reports: what one shows, the others must hold.
 * @param total the reports of each, which a reader may know from elsewhere (the log, the ranking, the dataset); null where nothing else tells it
 */
export function mutual(sides: readonly Side[], total: number | null): Line[] {
  return sides.map((side) => {
    const others = sides.filter((other) => other !== side);
    return {
      ...side,
      least: () => {
        const proved = others.map(({ parts }) => provedBy(parts));
        const most = (of: 'reporters' | 'reports') => Math.max(0, ...proved.map((count) => count[of]));
        return { reporters: most('reporters'), reports: total ?? most('reports') };
      },
      most: () => total,
      hideTotal: () => {
        for (const { parts } of others) for (const part of parts) part.shown = false;
      },
    };
  });
}
