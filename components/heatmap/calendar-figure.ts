import { colourScale, stepOf } from '@/lib/heatmaps/colour-scale';
import { publicHoliday } from '@/lib/heatmaps/public-holidays';
import type { HeatFigures } from '@/lib/heatmaps/published-heat';
import { type DayMark, drawCalendar } from './draw-calendar';
import { drawLegend } from './draw-legend';
import { edgesOf, type Figure, type FigureContext, type FigureRow, number } from './figure';

type Heat = HeatFigures['calendar'];

const WEEKDAYS = ['0', '1', '2', '3', '4', '5', '6'] as const;

/** A year by the day, public holidays framed. */
export function calendarFigure(heat: Heat, context: FigureContext): Figure {
  const { t, locale, id } = context;
  const scale = colourScale(heat.days.map(({ reports }) => reports));
  const days = heat.days.map(
    ({ date, reports }): DayMark => ({ date, step: stepOf(scale, reports), holiday: publicHoliday(date) !== null }),
  );
  const years = new Set(heat.days.map(({ date }) => date.slice(0, 4)));
  const words = {
    weekdays: WEEKDAYS.map((day) => t(`calendar.weekdays.${day}`)),
    month: (month: string) => monthName(month, years.size > 1, context),
  };
  const title = t('maps.calendar.title');
  return {
    summary: t(scale ? 'summary.plain' : 'summary.none', { title }),
    wide: drawCalendar({ id, days, words, columns: 5 }),
    narrow: drawCalendar({ id: `${id}-n`, days, words, columns: 2 }),
    legend: drawLegend({
      id: `${id}-legend`,
      unit: t('maps.calendar.unit'),
      edges: edgesOf(locale, scale?.breaks),
      tooFew: t('legend.tooFew'),
    }),
    table: tableOf(heat, context),
    empty: scale === null,
  };
}

function monthName(month: string, withYear: boolean, { t }: FigureContext): string {
  const [year = '', number = ''] = month.split('-');
  const words = { year, month: String(Number(number)) };
  return withYear ? t('calendar.yearMonth', words) : t('calendar.month', words);
}

/** A row for each month, a column for each day of it. */
function tableOf(heat: Heat, context: FigureContext) {
  const { t, locale } = context;
  const reports = new Map(heat.days.map((day) => [day.date, day.reports]));
  const months = [...new Set(heat.days.map(({ date }) => date.slice(0, 7)))];
  const rows = months.map(
    (month): FigureRow => ({
      key: month,
      cells: [
        monthName(month, true, context),
        ...Array.from({ length: 31 }, (_, i) => {
          const shown = reports.get(`${month}-${String(i + 1).padStart(2, '0')}`);
          return shown === undefined ? '' : shown === null ? t('table.hidden') : number(locale, shown, 0);
        }),
      ],
    }),
  );
  return { head: [t('table.month'), ...Array.from({ length: 31 }, (_, i) => String(i + 1))], rows };
}
