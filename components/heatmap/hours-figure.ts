import { colourScale, stepOf } from '@/lib/heatmaps/colour-scale';
import { type HeatView, heatFilter } from '@/lib/heatmaps/heat-view';
import type { HeatFigures, HeatHour } from '@/lib/heatmaps/published-heat';
import { drawHoursNarrow, drawHoursWide, type HourMark } from './draw-hours';
import { drawLegend } from './draw-legend';
import { edgesOf, type Figure, type FigureContext, type FigureRow, number } from './figure';

const DAYS = ['0', '1', '2', '3', '4', '5', '6', '7'] as const;

/** The week by the hour, public holidays as an eighth day; what may be chance is faded. */
export function hoursFigure(heat: HeatFigures['hours'], view: HeatView, context: FigureContext): Figure {
  const { t, locale, id } = context;
  const days = byDay(heat);
  const scale = colourScale(days.flat().map((hour) => hour?.ratio ?? null));
  const hours = days.flatMap((day, index) =>
    day.map(
      (cell, hour): HourMark => ({
        day: index,
        hour,
        step: stepOf(scale, cell?.ratio ?? null),
        faded: !cell?.significant,
      }),
    ),
  );
  const words = { days: DAYS.map((day) => t(`hours.days.${day}`)), unsocial: t('hours.unsocial') };
  const title = t('maps.hours.title');
  return {
    summary: t(scale ? 'summary.plain' : 'summary.none', { title }),
    wide: drawHoursWide({ id, hours, words }),
    narrow: drawHoursNarrow({ id: `${id}-n`, hours, words }),
    legend: drawLegend({
      id: `${id}-legend`,
      unit: t(heatFilter(view) ? 'maps.hours.unitMarket' : 'maps.hours.unit'),
      edges: edgesOf(locale, scale?.breaks),
      tooFew: t('legend.tooFew'),
      other: { className: 'hm-5 hm-faded', words: t('legend.faded') },
    }),
    table: tableOf(days, words.days, context),
    empty: scale === null,
  };
}

/** Eight days of 24 hours each: Monday to Sunday, and public holidays. */
function byDay(heat: HeatFigures['hours']): (HeatHour | undefined)[][] {
  const week = new Map(heat.hours.map((hour) => [hour.hour, hour]));
  const holidays = new Map(heat.holidays.map((hour) => [hour.hour % 24, hour]));
  return DAYS.map((_, day) =>
    Array.from({ length: 24 }, (__, hour) => (day === 7 ? holidays.get(hour) : week.get(day * 24 + hour))),
  );
}

function tableOf(days: readonly (HeatHour | undefined)[][], names: readonly string[], { t, locale }: FigureContext) {
  const cell = (hour: HeatHour | undefined) =>
    !hour || hour.ratio === null ? t('table.hidden') : `${number(locale, hour.ratio, 2)}${hour.significant ? '*' : ''}`;
  const rows = Array.from(
    { length: 24 },
    (_, hour): FigureRow => ({
      key: String(hour),
      cells: [t('hours.hour', { hour: String(hour) }), ...days.map((day) => cell(day[hour]))],
    }),
  );
  return { head: [t('table.hour'), ...names], rows };
}
