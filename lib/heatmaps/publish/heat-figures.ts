import { HOLIDAY_HOURS } from '@/lib/heatmaps/fold/cells-of-report';
import { BIN_DAYS, BINS } from '@/lib/heatmaps/fold/expiry-bins';
import type { HeatDimension } from '@/lib/heatmaps/fold/heat-report';
import { carsOf } from '@/lib/places/cars';
import { CITIES, citiesOf, PROVINCES } from '@/lib/places/places';
import { dateOf, dayOf } from '@/lib/platform/day-number';
import { DAY_PARTS } from '@/lib/reports/taxonomy-codes';
import type { HeatFigures } from '../published-heat';
import { dividedCities, dividedProvinces } from './divided-places';
import { codesOf, lineOf, type ShownLine, type ShownLines, sumOf } from './shown-cells';
import { shrunkRates } from './shrunk-rates';
import { type Compared, standOut } from './standing-out';

/** By what a view is narrowed: all reports, or one code of one filter. */
export type Slice = { readonly filter: HeatDimension; readonly code: string };
export const ALL_REPORTS: Slice = { filter: 'all', code: 'all' };

type Dated = Pick<HeatFigures['map'], 'takenAt' | 'from' | 'to' | 'closed'>;

const PER_CARS = 100_000;
const PER_DRIVER_DAYS = 100;
/** Standard errors on either side of a 90 % interval. */
const NINETY = 1.645;

const decimals = (value: number, places: number): number => Number(value.toFixed(places));
/** To three significant digits: what a figure made of counts rounded to five can bear. */
const significant = (value: number): number => Number(value.toPrecision(3));

/** Every province, or every city of one, with rates that small numbers do not lead. */
export function mapFigures(lines: ShownLines, { filter, code }: Slice, dated: Dated): HeatFigures['map'] {
  const ofRegion = filter === 'region';
  const line = lineOf(lines, ofRegion ? 'city' : 'place', filter, code);
  const rates = shrunkRates(ofRegion ? dividedCities(lines) : dividedProvinces(line));
  const places = ofRegion ? citiesOf(code) : PROVINCES;
  const areas = places.map(({ adcode }) => {
    const { reporters = null, reports = null } = line.get(adcode) ?? {};
    const rate = rates.get(adcode);
    return {
      ...{ adcode, reporters, reports },
      rate: rate === undefined ? null : significant(rate * PER_CARS),
      cars: carsOf(adcode),
    };
  });
  return { map: 'map', ...dated, areas };
}

/** The hours of the week and of holidays, against the market's where the view is a part of it. */
export function hoursFigures(lines: ShownLines, { filter, code }: Slice, dated: Dated): HeatFigures['hours'] {
  const own = lineOf(lines, 'hour', filter, code);
  const market = lineOf(lines, 'hour', 'all', 'all');
  const isMarket = filter === 'all';
  const values = [...own.keys()].filter((value) => isMarket || market.has(value));
  const compared = values.map((value) => ({
    value,
    ...compare(value, values, own, market, wholes(lines, filter, code), isMarket),
  }));
  const out = standOut(compared.map(({ parts }) => parts));
  const cells = new Map(
    compared.map(({ value, share, expected }, i) => [
      value,
      { share: decimals(share, 4), ratio: decimals(share / expected, 2), significant: out[i] ?? false },
    ]),
  );
  const hours = (from: number, count: number) =>
    Array.from({ length: count }, (_, hour) => {
      const { share = null, ratio = null, significant = false } = cells.get(String(from + hour)) ?? {};
      return { hour, share, ratio, significant };
    });
  return { map: 'hours', ...dated, hours: hours(0, HOLIDAY_HOURS), holidays: hours(HOLIDAY_HOURS, 24) };
}

/** Squares of whole reporters, of the view and of the market: a reporter lives in one province, so the provinces' add up to it. */
function wholes(lines: ShownLines, filter: HeatDimension, code: string) {
  const market = sumOf(lineOf(lines, 'place', 'all', 'all')).squares;
  const region = lineOf(lines, 'place', 'all', 'all').get(code)?.squares ?? 0;
  return { own: filter === 'region' ? region : sumOf(lineOf(lines, 'place', filter, code)).squares, market };
}

function compare(
  value: string,
  values: readonly string[],
  own: ShownLine,
  market: ShownLine,
  squares: { readonly own: number; readonly market: number },
  isMarket: boolean,
): { share: number; expected: number; parts: Compared } {
  const over = (line: ShownLine) => values.reduce((sum, other) => sum + (line.get(other)?.reports ?? 0), 0);
  const [ownWhole, marketWhole] = [over(own), over(market)];
  const part = own.get(value) ?? NOTHING;
  const all = market.get(value) ?? NOTHING;
  const share = part.reports / ownWhole;
  const whole = { reports: ownWhole, squares: squares.own };
  if (isMarket) {
    const even = { reports: 1, squares: 0 };
    return {
      share,
      expected: 1 / values.length,
      parts: { part, whole, rest: even, restWhole: { reports: values.length, squares: 0 } },
    };
  }
  const rest = { reports: Math.max(0, all.reports - part.reports), squares: Math.max(0, all.squares - part.squares) };
  const restWhole = {
    reports: Math.max(0, marketWhole - ownWhole),
    squares: Math.max(0, squares.market - squares.own),
  };
  return { share, expected: all.reports / marketWhole, parts: { part, whole, rest, restWhole } };
}

const NOTHING = { reports: 0, squares: 0 };

/** Rates by days to expiry. `exposure`: driver-days of each bin; only the unfiltered view has columns. */
export function expiryFigures(
  lines: ShownLines,
  { filter, code }: Slice,
  by: 'hour' | 'insurer',
  exposure: readonly number[],
  dated: Dated,
): HeatFigures['expiry'] {
  const own = lineOf(lines, 'bin', filter, code);
  const dimension = by === 'hour' ? 'part' : 'insurer';
  const columns = filter === 'all' ? columnsOf(lines, dimension) : [];
  const count = (value: string) => {
    const cell = own.get(value);
    return cell ? { reporters: cell.reporters, reports: cell.reports } : null;
  };
  const bins = BINS.map((from, i) => ({ from, to: from + BIN_DAYS - 1, days: roundedDays(exposure[i] ?? 0) }));
  return {
    map: 'expiry',
    ...dated,
    columns,
    cells: columns.flatMap((column) => {
      const line = lineOf(lines, 'bin', dimension, column);
      return bins.map(({ from, to, days }) => ({
        from,
        to,
        column,
        rate: rateOf(line.get(String(from))?.reports, days),
      }));
    }),
    curve: bins.map(({ from, to, days }) => ({ from, to, ...withInterval(own, String(from), days) })),
    apart: { lapsed: count('lapsed'), carSold: count('car_sold') },
  };
}

/** To two digits, so that the days of a few drivers more do not show in the rates. */
const roundedDays = (days: number): number => Number(days.toPrecision(2));

const rateOf = (reports: number | undefined, days: number): number | null =>
  reports === undefined || days <= 0 ? null : significant((reports * PER_DRIVER_DAYS) / days);

function withInterval(line: ShownLine, bin: string, days: number) {
  const cell = line.get(bin);
  const rate = rateOf(cell?.reports, days);
  if (!cell || rate === null) return { rate: null, low: null, high: null };
  const width = Math.exp((NINETY * Math.sqrt(cell.squares)) / cell.reports);
  return { rate, low: significant(rate / width), high: significant(rate * width) };
}

/** Parts of the day in order; insurers by what is reported of them, most first. */
function columnsOf(lines: ShownLines, dimension: 'part' | 'insurer'): string[] {
  if (dimension === 'part') return [...DAY_PARTS];
  const total = (code: string) => sumOf(lineOf(lines, 'bin', 'insurer', code)).reports;
  return codesOf(lines, 'bin', 'insurer').sort((a, b) => total(b) - total(a) || (a < b ? -1 : 1));
}

/** Every day from `from` to `to`. */
export function calendarFigures(lines: ShownLines, { filter, code }: Slice, dated: Dated): HeatFigures['calendar'] {
  const line = lineOf(lines, 'day', filter, code);
  const [first, last] = [dayOf(dated.from), dayOf(dated.to)];
  const days = Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => {
    const date = dateOf(first + i);
    return { date, reports: line.get(date)?.reports ?? null };
  });
  return { map: 'calendar', ...dated, days };
}

/** How many cities a province has, Hong Kong, Macao, Taiwan and the municipalities being one each. */
export const GEOGRAPHY = {
  provinces: PROVINCES.length,
  citiesOf: (province: string): number => CITIES.filter(({ provinceAdcode }) => provinceAdcode === province).length,
};
