import { type HeatFilter, type HeatView, heatFilter, LIVE_PERIOD } from './heat-view';

/** The key under which a view's figures are kept; `period` is the quarter or year that the view stands for. */
export function heatKey(view: HeatView, period: string): string {
  const filter = heatFilter(view);
  return keyOf(period, view.map, filter, view.by);
}

/** The same of its parts; a null filter is everybody. */
export const keyOf = (
  period: string,
  map: HeatView['map'],
  filter: { readonly by: HeatFilter; readonly code: string } | null,
  by: HeatView['by'] = 'hour',
): string => `${period}|${map}|${filter ? `${filter.by}:${filter.code}` : 'all'}${by === 'insurer' ? '|insurer' : ''}`;

/** Days that the running quarter must have before the live heatmap is its own. */
const FULL_ENOUGH = 30;

/**
 * The quarters that a live view may stand for, best first: the running one when it is thirty days old, before that the one before. Periods never
 * overlap, so that no two of them can be subtracted. `today`: date in China.
 */
export function liveQuarters(today: string): readonly string[] {
  const [year = 0, month = 1, day = 1] = today.split('-').map(Number);
  const quarter = Math.floor((month - 1) / 3);
  const running = `${year}-Q${quarter + 1}`;
  const before = quarter === 0 ? `${year - 1}-Q4` : `${year}-Q${quarter}`;
  const old = (month - 1 - quarter * 3) * 30 + day > FULL_ENOUGH;
  return old ? [running, before] : [before, running];
}

/** The periods that a view may stand for, best first. */
export function periodsOf(view: HeatView, today: string): readonly string[] {
  if (view.map === 'calendar') return [view.period];
  return view.period === LIVE_PERIOD ? liveQuarters(today) : [view.period];
}
