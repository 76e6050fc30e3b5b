import { type AtRisk, driverDays } from '@/lib/heatmaps/fold/expiry-bins';
import type { HeatDimension, HeatFamily } from '@/lib/heatmaps/fold/heat-report';
import { dateOf, dayOf } from '@/lib/platform/day-number';
import { type Published, publishFigures } from '@/lib/privacy/gate';
import { HEAT_FILTERS, LIVE_PERIOD } from '../heat-view';
import type { HeatFigures, PublishedHeat } from '../published-heat';
import { keyOf } from '../view-key';
import { ALL_REPORTS, calendarFigures, expiryFigures, hoursFigures, mapFigures, type Slice } from './heat-figures';
import { codesOf, type ShownLines } from './shown-cells';

type Views = Map<string, PublishedHeat>;
type Dated = Pick<HeatFigures['map'], 'takenAt' | 'from' | 'to' | 'closed'>;

/** A calendar without a year in its address looks back this far. */
const LIVE_DAYS = 365;

/** All views of a quarter that show something, and the unfiltered ones in any case: their being there says that the quarter is published. */
export function quarterViews(
  quarter: string,
  lines: Published<ShownLines>,
  risk: ReadonlyMap<string, readonly AtRisk[]>,
  dated: Dated,
): Views {
  const views: Views = new Map();
  const exposure = (slice: Slice) =>
    driverDays(risk.get(slice.filter === 'region' ? slice.code : 'all') ?? [], dayOf(dated.from), dayOf(dated.to));
  for (const slice of slices(lines, 'place', 'city')) {
    views.set(
      keyOf(quarter, 'map', filterOf(slice)),
      publishFigures(lines, () => mapFigures(lines, slice, dated)),
    );
  }
  for (const slice of slices(lines, 'hour')) {
    views.set(
      keyOf(quarter, 'hours', filterOf(slice)),
      publishFigures(lines, () => hoursFigures(lines, slice, dated)),
    );
  }
  for (const slice of slices(lines, 'bin')) {
    const days = exposure(slice);
    for (const by of slice === ALL_REPORTS ? (['hour', 'insurer'] as const) : (['hour'] as const)) {
      const figures = publishFigures(lines, () => expiryFigures(lines, slice, by, days, dated));
      views.set(keyOf(quarter, 'expiry', filterOf(slice), by), figures);
    }
  }
  return views;
}

/** All calendars that show something: of each year, and of the last 365 days. `today`: date in China. */
export function calendarViews(lines: Published<ShownLines>, years: readonly string[], today: string, now: Date): Views {
  const views: Views = new Map();
  const spans = [
    { period: LIVE_PERIOD, from: dateOf(dayOf(today) - LIVE_DAYS + 1), to: today },
    ...years.map((year) => ({
      period: year,
      from: `${year}-01-01`,
      to: `${year}-12-31` < today ? `${year}-12-31` : today,
    })),
  ];
  for (const slice of slices(lines, 'day')) {
    for (const { period, from, to } of spans) {
      const dated = { takenAt: now.toISOString(), from, to, closed: false };
      const figures = publishFigures(lines, () => calendarFigures(lines, slice, dated));
      views.set(keyOf(period, 'calendar', filterOf(slice)), figures);
    }
  }
  return views;
}

function slices(lines: ShownLines, ...families: readonly HeatFamily[]): Slice[] {
  const filtered = HEAT_FILTERS.flatMap((filter) =>
    [...new Set(families.flatMap((family) => codesOf(lines, family, filter)))].map((code) => ({ filter, code })),
  );
  return [ALL_REPORTS, ...filtered];
}

const filterOf = ({ filter, code }: Slice) =>
  filter === 'all' || filter === 'part' ? null : { by: filter satisfies Exclude<HeatDimension, 'all' | 'part'>, code };
