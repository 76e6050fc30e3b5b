import { type HeatView, heatSearch } from '@/lib/heatmaps/heat-view';
import type { HeatPageName } from './heat-nav';

/** Page of a view: a province has its own address on the map. */
export function heatPagePath(page: HeatPageName, view: HeatView): string {
  if (page === 'map' && view.region) return `/heatmaps/map/${view.region}${heatSearch({ ...view, region: null })}`;
  return `/heatmaps/${page}${heatSearch(view)}`;
}

/** Picture of a view: SVG, PNG, or the wide PNG that a shared link shows. */
export const picturePath = (page: HeatPageName, view: HeatView, kind: 'svg' | 'png' | 'card.png'): string =>
  `/heatmaps/pictures/${page}.${kind}${heatSearch(view)}`;

/** Page of a view for the frame of another site. */
export const embedPath = (page: HeatPageName, view: HeatView): string => `/embed/heatmaps/${page}${heatSearch(view)}`;

/** The figures themselves: a table, or the API's answer to the same question. */
export const heatDataPath = (view: HeatView, format: 'csv' | 'json'): string =>
  `${format === 'csv' ? `/heatmaps/${view.map}.csv` : `/api/v1/heatmaps/${view.map}`}${heatSearch(view)}`;
