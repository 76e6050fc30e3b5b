import { colourScale, stepOf } from '@/lib/heatmaps/colour-scale';
import { type HeatView, heatSearch } from '@/lib/heatmaps/heat-view';
import { COUNTRY, provinceOutline } from '@/lib/heatmaps/outlines';
import { PROVINCE_TILES, tilesInOrder } from '@/lib/heatmaps/province-tiles';
import type { HeatArea, HeatFigures } from '@/lib/heatmaps/published-heat';
import { cityByAdcode, placeName, provinceByAdcode } from '@/lib/places/places';
import { localePath } from '@/lib/platform/locale';
import { drawAreas, type PlaceMark } from './draw-areas';
import { drawLegend } from './draw-legend';
import { drawTiles } from './draw-tiles';
import { BARE } from './drawing';
import { edgesOf, type Figure, type FigureContext, type FigureRow, figureWords, number } from './figure';

type Heat = HeatFigures['map'];

/** Where a province's cities are shown: the period stays, a filter does not, for one stands at a time. */
export const provincePath = (adcode: string, view: HeatView): string =>
  `/heatmaps/map/${adcode}${heatSearch({ ...view, region: null, insurer: null, role: null, relation: null, refusal: null })}`;

/** Where a city that could be shown has no count of cars, the colour shows people in all cities of the province, whatever was asked for. */
export const measureOf = (heat: Heat, view: HeatView): 'rate' | 'count' => {
  const known = heat.areas.every(({ reporters, rate }) => reporters === null || rate !== null);
  return view.region && !known ? 'count' : view.measure;
};

const nameOf = (adcode: string, { locale }: FigureContext): string => {
  const place = provinceByAdcode(adcode) ?? cityByAdcode(adcode);
  return place ? placeName(place, locale) : adcode;
};

/** Places as outlines or squares, with their table, highest first. */
export function placeFigure(heat: Heat, view: HeatView, context: FigureContext): Figure {
  const { t, locale, id } = context;
  const measure = measureOf(heat, view);
  const value = (area: HeatArea) => (measure === 'rate' ? area.rate : area.reporters);
  const scale = colourScale(heat.areas.map(value));
  const marks = heat.areas.map((area): PlaceMark => {
    const shown = value(area);
    return {
      adcode: area.adcode,
      name: nameOf(area.adcode, context),
      title: titleOf(area, measure, context),
      figure: shown === null ? '' : figureWords(locale, shown),
      href: hrefOf(area, view, context),
      step: shown === null && area.reporters !== null ? BARE : stepOf(scale, shown),
    };
  });
  const unit = t(measure === 'rate' ? 'maps.map.unit' : 'maps.map.unitCount');
  return {
    summary: summaryOf(heat, value, context),
    ...drawingsOf(marks, view, context),
    legend: drawLegend({
      id: `${id}-legend`,
      unit,
      edges: edgesOf(locale, scale?.breaks),
      tooFew: t('legend.tooFew'),
      ...(marks.some(({ step }) => step === BARE) ? { other: { className: 'hm-bare', words: t('legend.bare') } } : {}),
    }),
    table: tableOf(heat, measure, value, view, context),
    empty: scale === null,
  };
}

function drawingsOf(marks: readonly PlaceMark[], view: HeatView, { id, shape, sprite, t }: FigureContext) {
  const outline = view.region ? provinceOutline(view.region) : COUNTRY;
  if (shape === 'tiles' || !outline) {
    const places = view.region ? tilesInOrder(marks.map(({ adcode }) => adcode)) : PROVINCE_TILES;
    const tiles = drawTiles({ id, marks, places });
    return { wide: tiles, narrow: tiles };
  }
  const file = sprite ? sprite(view.region ?? 'country') : null;
  const map = drawAreas({ id, outline, marks, sprite: file, seaName: t('sea'), names: true });
  return { wide: map, narrow: map };
}

function titleOf(area: HeatArea, measure: 'rate' | 'count', context: FigureContext): string {
  const { t, locale } = context;
  const name = nameOf(area.adcode, context);
  const reporters = number(locale, area.reporters ?? 0, 0);
  if (measure === 'rate' && area.rate !== null)
    return t('area.rate', { name, reporters, rate: figureWords(locale, area.rate) });
  if (area.reporters === null) return t('area.hidden', { name });
  return t('area.count', { name, reporters, reports: number(locale, area.reports ?? 0, 0) });
}

const hrefOf = (area: HeatArea, view: HeatView, { links, locale }: FigureContext): string | null => {
  if (!links) return null;
  return view.region ? `#c${area.adcode}` : localePath(locale, provincePath(area.adcode, view));
};

type ValueOf = (area: HeatArea) => number | null;

const highestFirst = (heat: Heat, value: ValueOf) =>
  [...heat.areas].sort((a, b) => (value(b) ?? -1) - (value(a) ?? -1) || (a.adcode < b.adcode ? -1 : 1));

function summaryOf(heat: Heat, value: ValueOf, context: FigureContext): string {
  const { t } = context;
  const shown = heat.areas.filter((area) => value(area) !== null);
  const title = t('maps.map.title');
  if (shown.length === 0) return t('summary.none', { title });
  const top = highestFirst(heat, value)
    .slice(0, 3)
    .map(({ adcode }) => nameOf(adcode, context))
    .join(context.locale === 'en' ? ', ' : '、');
  return t('summary.map', { title, shown: shown.length, hidden: heat.areas.length - shown.length, top });
}

function tableOf(heat: Heat, measure: 'rate' | 'count', value: ValueOf, view: HeatView, context: FigureContext) {
  const { t, locale } = context;
  const hidden = t('table.hidden');
  const rate = measure === 'rate';
  const cell = (shown: number | null) => (shown === null ? hidden : number(locale, shown, 0));
  const rows = highestFirst(heat, value).map(
    (area): FigureRow => ({
      key: area.adcode,
      cells: [
        nameOf(area.adcode, context),
        ...(rate ? [area.rate === null ? hidden : figureWords(locale, area.rate)] : []),
        cell(area.reporters),
        cell(area.reports),
        ...(rate ? [area.cars === null ? hidden : number(locale, area.cars / 10_000, 0)] : []),
      ],
      href: view.region ? null : hrefOf(area, view, context),
    }),
  );
  const head = [
    t('table.place'),
    ...(rate ? [t('table.rate')] : []),
    t('table.reporters'),
    t('table.reports'),
    ...(rate ? [t('table.cars')] : []),
  ];
  return { head, rows };
}
