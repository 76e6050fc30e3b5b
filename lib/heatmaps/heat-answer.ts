import { writeCsv } from '@/lib/dataset/write-table';
import { insurerById } from '@/lib/insurers/registry';
import { cityByAdcode, provinceByAdcode } from '@/lib/places/places';
import type { HeatProblem, HeatView } from './heat-view';
import { heatFilter } from './heat-view';
import { publicHoliday } from './public-holidays';
import type { PublishedHeat } from './published-heat';
import { UNSOCIAL_HOURS } from './unsocial-hours';

/**
 * The answer of the API about a view: what was asked, the other periods that are there, and the published figures; without any when nothing of
 * the period is published. The line of unsocial hours is ours, and is said to be.
 */
export function heatJson(view: HeatView, periods: readonly string[], heat: PublishedHeat | null) {
  const line =
    view.map === 'hours' ? { referenceLines: [{ name: 'unsocial_hours', by: 'wurao', hours: UNSOCIAL_HOURS }] } : {};
  return { map: view.map, period: view.period, filter: heatFilter(view), periods, ...line, figures: heat };
}

/** What is wrong with a query, as problem details. */
export function heatProblem({ code, parameter }: HeatProblem) {
  const said: Record<HeatProblem['code'], string> = {
    unknown_parameter: 'is no parameter of this heatmap',
    repeated: 'may be given once',
    bad_value: 'has a value that is not known',
    not_together: 'cannot be combined with the other filter: one filter at a time beside the period',
  };
  return {
    type: 'about:blank',
    title: 'Bad Request',
    status: 400,
    detail: `«${parameter.slice(0, 40)}» ${said[code]}.`,
    errors: [{ field: parameter.slice(0, 40), code, message: `«${parameter.slice(0, 40)}» ${said[code]}.` }],
  };
}

type Row = Readonly<Record<string, string | number | boolean | null>>;

/** The figures of a heatmap as CSV text with a header line; an empty field is «too few or none». */
export function heatCsv(heat: PublishedHeat): string {
  const rows = rowsOf(heat);
  const columns = COLUMNS[heat.map].map((name) => ({ name }));
  return writeCsv(
    rows.map((row) =>
      Object.fromEntries(
        Object.entries(row).map(([name, value]) => [name, typeof value === 'boolean' ? String(value) : value]),
      ),
    ),
    columns,
  );
}

const COLUMNS: Record<PublishedHeat['map'], readonly string[]> = {
  map: ['adcode', 'name_zh', 'name_en', 'reporters', 'reports', 'cars', 'reporters_per_100000_cars_shrunk'],
  hours: ['day', 'hour', 'share', 'ratio', 'significant'],
  expiry: ['days_from', 'days_to', 'column', 'calls_per_100_driver_days', 'low_90', 'high_90'],
  calendar: ['date', 'reports', 'public_holiday_zh', 'public_holiday_en'],
};

const DAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];

function rowsOf(heat: PublishedHeat): Row[] {
  switch (heat.map) {
    case 'map':
      return heat.areas.map(({ adcode, reporters, reports, cars, rate }) => {
        const place = provinceByAdcode(adcode) ?? cityByAdcode(adcode);
        return {
          ...{ adcode, name_zh: place?.nameZh ?? '', name_en: place?.nameEn ?? '' },
          ...{ reporters, reports, cars, reporters_per_100000_cars_shrunk: rate },
        };
      });
    case 'hours':
      return [
        ...heat.hours.map(({ hour, ...rest }) => ({
          day: DAYS[Math.floor(hour / 24)] ?? '',
          hour: hour % 24,
          ...rest,
        })),
        ...heat.holidays.map((cell) => ({ day: 'public_holiday', ...cell })),
      ];
    case 'expiry':
      return [
        ...heat.curve.map(({ from, to, rate, low, high }) => ({
          ...{ days_from: from, days_to: to, column: 'all', calls_per_100_driver_days: rate },
          ...{ low_90: low, high_90: high },
        })),
        ...heat.cells.map(({ from, to, column, rate }) => ({
          ...{ days_from: from, days_to: to, column: insurerById(column)?.shortNameZh ?? column },
          ...{ calls_per_100_driver_days: rate, low_90: null, high_90: null },
        })),
      ];
    case 'calendar':
      return heat.days.map(({ date, reports }) => {
        const holiday = publicHoliday(date);
        return { date, reports, public_holiday_zh: holiday?.zh ?? null, public_holiday_en: holiday?.en ?? null };
      });
  }
}
