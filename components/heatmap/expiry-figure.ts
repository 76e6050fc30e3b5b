import { colourScale, stepOf } from '@/lib/heatmaps/colour-scale';
import type { HeatFigures } from '@/lib/heatmaps/published-heat';
import { insurerName } from '@/lib/insurers/insurer-name';
import { insurerById } from '@/lib/insurers/registry';
import { DAY_PARTS } from '@/lib/reports/taxonomy';
import { drawExpiry } from './draw-expiry';
import { drawLegend } from './draw-legend';
import { edgesOf, type Figure, type FigureContext, type FigureRow, number } from './figure';

type Heat = HeatFigures['expiry'];

const columnName = (code: string, { t, locale }: FigureContext): string => {
  const part = DAY_PARTS.find((each) => each === code);
  if (part) return t(`expiry.bands.${part}`);
  const insurer = insurerById(code);
  return insurer ? insurerName(insurer, locale) : code;
};

/** Days to expiry: the rate with its interval, and parts of the day or insurers below it. */
export function expiryFigure(heat: Heat, context: FigureContext): Figure {
  const { t, locale, id } = context;
  const scale = colourScale(heat.cells.map(({ rate }) => rate));
  const names = heat.columns.map((code) => columnName(code, context));
  const cells = heat.cells.map(({ from, to, column, rate }) => ({
    from,
    to,
    row: heat.columns.indexOf(column),
    step: stepOf(scale, rate),
  }));
  const words = {
    axis: t('expiry.axis'),
    rate: t('expiry.rate'),
    day: (days: number) => t('expiry.day', { days: String(days) }),
  };
  const draw = (width: 'wide' | 'narrow') =>
    drawExpiry({ id: width === 'wide' ? id : `${id}-n`, curve: heat.curve, rows: names, cells, words, width });
  const empty = heat.curve.every(({ rate }) => rate === null);
  const title = t('maps.expiry.title');
  return {
    summary: t(empty ? 'summary.none' : 'summary.plain', { title }),
    wide: draw('wide'),
    narrow: draw('narrow'),
    legend:
      scale &&
      drawLegend({
        id: `${id}-legend`,
        unit: t('maps.expiry.unit'),
        edges: edgesOf(locale, scale.breaks),
        tooFew: t('legend.tooFew'),
      }),
    table: tableOf(heat, names, context),
    empty,
  };
}

function tableOf(heat: Heat, names: readonly string[], { t, locale }: FigureContext) {
  const cell = (rate: number | null | undefined) =>
    rate === null || rate === undefined ? t('table.hidden') : number(locale, rate, 2);
  const rates = new Map(heat.cells.map(({ from, column, rate }) => [`${from} ${column}`, rate]));
  const rows = [...heat.curve]
    .sort((a, b) => b.from - a.from)
    .map(
      ({ from, to, rate, low, high }): FigureRow => ({
        key: String(from),
        cells: [
          t('expiry.days', { from: String(from), to: String(to) }),
          cell(rate),
          rate === null ? t('table.hidden') : `${cell(low)}–${cell(high)}`,
          ...heat.columns.map((column) => cell(rates.get(`${from} ${column}`))),
        ],
      }),
    );
  return { head: [t('table.days'), t('expiry.curve'), t('expiry.interval'), ...names], rows };
}
