import { insurerById } from '@/lib/insurers/registry';
import { provinceByAdcode } from '@/lib/places/places';
import { err, ok, type Result } from '@/lib/platform/result';
import { RELATIONS, ROLES } from '@/lib/reports/taxonomy';

export const HEAT_MAPS = ['map', 'hours', 'expiry', 'calendar'] as const;
export type HeatMapName = (typeof HEAT_MAPS)[number];

/** What narrows a heatmap. The gate stands one of them at a time beside the period; a region is the map's alone and shows its cities. */
export const HEAT_FILTERS = ['region', 'insurer', 'role', 'relation', 'refusal'] as const;
export type HeatFilter = (typeof HEAT_FILTERS)[number];

/** The filters that a heatmap takes. */
export const heatFiltersOf = (map: HeatMapName): readonly HeatFilter[] =>
  map === 'map' ? HEAT_FILTERS : HEAT_FILTERS.filter((name) => name !== 'region');

/** One heatmap: the state of a page, held in its address and nowhere else. */
export type HeatView = {
  readonly map: HeatMapName;
  /** Adcode of a province. */
  readonly region: string | null;
  readonly insurer: string | null;
  readonly role: (typeof ROLES)[number] | null;
  readonly relation: (typeof RELATIONS)[number] | null;
  /** Calls after the driver had asked for quiet. */
  readonly refusal: 'after' | null;
  /** `live`, or a closed quarter (`2026-Q3`); on the calendar `live` (a year up to today) or a year (`2026`). */
  readonly period: string;
  /** Only the map has a choice: reporters per 100,000 cars, or their number. */
  readonly measure: 'rate' | 'count';
  /** What the columns of the unfiltered expiry map are: parts of the day, or insurers. */
  readonly by: 'hour' | 'insurer';
};

export const LIVE_PERIOD = 'live';
/** The code that nobody can choose as a filter: it says that the driver did not know. */
const NOT_TOLD = 'unknown';
const QUARTER = /^20\d{2}-Q[1-4]$/;
const YEAR = /^20\d{2}$/;

const KNOWN: Record<HeatFilter, (code: string) => boolean> = {
  region: (code) => provinceByAdcode(code) !== undefined,
  insurer: (code) => insurerById(code) !== undefined,
  role: (code) => code !== NOT_TOLD && (ROLES as readonly string[]).includes(code),
  relation: (code) => code !== NOT_TOLD && (RELATIONS as readonly string[]).includes(code),
  refusal: (code) => code === 'after',
};

const isPeriod = (map: HeatMapName, period: string): boolean =>
  period === LIVE_PERIOD || (map === 'calendar' ? YEAR : QUARTER).test(period);

type Query = { get(name: string): string | null | undefined };

/** The view of a page's address: what it does not understand it leaves out, and of several filters the first of {@link HEAT_FILTERS} counts. */
export function readHeatView(map: HeatMapName, query: Query): HeatView {
  const filter = heatFiltersOf(map).find((name) => KNOWN[name](query.get(name) ?? ''));
  const value = <F extends HeatFilter>(name: F) => (name === filter ? (query.get(name) ?? null) : null) as HeatView[F];
  const period = query.get('period') ?? LIVE_PERIOD;
  return {
    map,
    region: value('region'),
    insurer: value('insurer'),
    role: value('role'),
    relation: value('relation'),
    refusal: value('refusal'),
    period: isPeriod(map, period) ? period : LIVE_PERIOD,
    measure: map === 'map' && query.get('measure') === 'count' ? 'count' : 'rate',
    by: map === 'expiry' && filter === undefined && query.get('by') === 'insurer' ? 'insurer' : 'hour',
  };
}

/** The one filter of a view with its code, or null for all reports. */
export function heatFilter(view: HeatView): { readonly by: HeatFilter; readonly code: string } | null {
  for (const by of HEAT_FILTERS) {
    const code = view[by];
    if (code !== null) return { by, code };
  }
  return null;
}

/** The one query string of a view, `''` for the live heatmap of all reports. */
export function heatSearch(view: HeatView): string {
  const search = new URLSearchParams();
  const filter = heatFilter(view);
  if (filter) search.set(filter.by, filter.code);
  if (view.by !== 'hour') search.set('by', view.by);
  if (view.period !== LIVE_PERIOD) search.set('period', view.period);
  if (view.measure !== 'rate') search.set('measure', view.measure);
  return search.size > 0 ? `?${search}` : '';
}

/** Why an address is no view; `parameter` is the one to mend. */
export type HeatProblem = {
  readonly code: 'unknown_parameter' | 'repeated' | 'bad_value' | 'not_together';
  readonly parameter: string;
};

const PARAMETERS: Record<HeatMapName, readonly string[]> = {
  map: [...heatFiltersOf('map'), 'period', 'measure'],
  hours: [...heatFiltersOf('hours'), 'period'],
  expiry: [...heatFiltersOf('expiry'), 'by', 'period'],
  calendar: [...heatFiltersOf('calendar'), 'period'],
};

/** The view of a query that must be wholly understood, as the API's must. */
export function checkHeatView(map: HeatMapName, query: URLSearchParams): Result<HeatView, HeatProblem> {
  for (const name of query.keys()) {
    if (!PARAMETERS[map].includes(name)) return err({ code: 'unknown_parameter', parameter: name });
    if (query.getAll(name).length > 1) return err({ code: 'repeated', parameter: name });
  }
  const given = HEAT_FILTERS.filter((name) => query.has(name));
  const bad = [
    ...given.filter((name) => !KNOWN[name](query.get(name) ?? '')),
    ...(isPeriod(map, query.get('period') ?? LIVE_PERIOD) ? [] : ['period']),
    ...(['rate', 'count'].includes(query.get('measure') ?? 'rate') ? [] : ['measure']),
    ...(['hour', 'insurer'].includes(query.get('by') ?? 'hour') ? [] : ['by']),
  ][0];
  if (bad) return err({ code: 'bad_value', parameter: bad });
  if (given[1]) return err({ code: 'not_together', parameter: given[1] });
  if (given[0] && query.get('by') === 'insurer') return err({ code: 'not_together', parameter: 'by' });
  return ok(readHeatView(map, query));
}
