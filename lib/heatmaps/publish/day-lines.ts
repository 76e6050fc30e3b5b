import { UNTOLD } from '@/lib/heatmaps/fold/heat-report';
import { type Count, type GuardedCell, type Line, mayShow, provedBy, seenCount } from '@/lib/privacy/gate';
import { grouped, type HeatCell } from './heat-cells';
import type { Guard } from './heat-lines';

/**
 * Over all time the days of the calendar and the places count the same reports, filter by filter.
 * @param places the cells of all quarters by place, moved already: here only days can still be hidden
 */
export function linesOverTime(days: readonly Guard[], places: readonly HeatCell[]): Line[] {
  const counted = grouped(places, ({ filter, code }) => nameOf(filter, code));
  const codes = grouped(
    days.filter(({ cell }) => cell.code !== UNTOLD),
    ({ cell }) => nameOf(cell.filter, cell.code),
  );
  return [...codes].flatMap(([name, line]) => {
    const parts = line.map(({ guard }) => guard);
    const other = (counted.get(name) ?? []).map(({ held, shown }) => ({ truth: held, shown, ...seenCount(held) }));
    return [daysHold(provedBy(other), parts), placesHold(other, parts)];
  });
}

const nameOf = (filter: string, code: string): string => `${filter} ${code}`;

/** What the places show must be somewhere in the days; there is no end to days. */
const daysHold = (known: Count, parts: readonly GuardedCell[]): Line => ({
  least: () => known,
  parts,
  untold: null,
  possible: Number.POSITIVE_INFINITY,
  hideTotal: () => {},
});

/** What the days show must be somewhere in the places; where that would tell of a small hidden place, the days go. */
function placesHold(places: readonly GuardedCell[], days: readonly GuardedCell[]): Line {
  const covered = places.some(({ truth, shown }) => !shown && mayShow(truth));
  const room = places.reduce((sum, { up, shown }) => sum + (shown ? up.reports : 0), 0);
  return {
    least: () => {
      const proved = provedBy(days);
      return covered || proved.reports <= room ? null : proved;
    },
    parts: [],
    untold: null,
    possible: 1,
    hideTotal: () => {
      for (const day of days) day.shown = false;
    },
  };
}
