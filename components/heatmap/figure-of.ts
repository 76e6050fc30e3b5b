import type { HeatView } from '@/lib/heatmaps/heat-view';
import type { PublishedHeat } from '@/lib/heatmaps/published-heat';
import { calendarFigure } from './calendar-figure';
import { expiryFigure } from './expiry-figure';
import type { Figure, FigureContext } from './figure';
import { hoursFigure } from './hours-figure';
import { placeFigure } from './place-figure';

/** The figure of any heatmap. */
export function figureOf(heat: PublishedHeat, view: HeatView, context: FigureContext): Figure {
  if (heat.map === 'map') return placeFigure(heat, view, context);
  if (heat.map === 'hours') return hoursFigure(heat, view, context);
  if (heat.map === 'expiry') return expiryFigure(heat, context);
  return calendarFigure(heat, context);
}
