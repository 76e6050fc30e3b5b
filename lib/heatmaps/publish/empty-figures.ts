import type { HeatFilter } from '../heat-view';
import type { HeatFigures } from '../published-heat';
import { calendarFigures, expiryFigures, hoursFigures, mapFigures } from './heat-figures';

/** The figures of a view of which nothing is shown, for the days of another view. */
export function emptyFigures(
  { map, takenAt, from, to, closed }: Pick<HeatFigures['map'], 'takenAt' | 'from' | 'to' | 'closed'> & { map: string },
  filter: { readonly by: HeatFilter; readonly code: string } | null,
): HeatFigures[keyof HeatFigures] {
  const dated = { takenAt, from, to, closed };
  const slice = filter ? { filter: filter.by, code: filter.code } : ({ filter: 'all', code: 'all' } as const);
  const nothing = new Map();
  if (map === 'map') return mapFigures(nothing, slice, dated);
  if (map === 'hours') return hoursFigures(nothing, slice, dated);
  if (map === 'expiry') return expiryFigures(nothing, slice, 'hour', [], dated);
  return calendarFigures(nothing, slice, dated);
}
