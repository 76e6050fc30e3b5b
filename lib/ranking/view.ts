import { provinceByAdcode } from '@/lib/places/places';
import { RELATIONS, ROLES } from '@/lib/reports/taxonomy';

/** What a ranking may be narrowed by besides its period: one of these at a time, as the published tables are. */
export const FILTERS = ['province', 'role', 'relation'] as const;
export type FilterName = (typeof FILTERS)[number];
export type Filter = { readonly by: 'all' } | { readonly by: FilterName; readonly code: string };

/** One ranking: the live window or a closed month or quarter (`2026-10`, `2026-Q4`), all reports or one slice of them. */
export type View = { readonly period: string; readonly filter: Filter };

export const LIVE = 'live';
const PERIOD = /^20\d{2}-(?:0[1-9]|1[0-2]|Q[1-4])$/;

const KNOWN: Record<FilterName, (code: string) => boolean> = {
  province: (code) => provinceByAdcode(code) !== undefined,
  role: (code) => (ROLES as readonly string[]).includes(code),
  relation: (code) => (RELATIONS as readonly string[]).includes(code),
};

/** The view a query string asks for; what it does not understand it leaves out, and of several filters the first of {@link FILTERS} counts. */
export function readView(query: { get(name: string): string | null | undefined }): View {
  const period = query.get('period') ?? LIVE;
  const by = FILTERS.find((name) => KNOWN[name](query.get(name) ?? ''));
  return {
    period: PERIOD.test(period) ? period : LIVE,
    filter: by ? { by, code: query.get(by) ?? '' } : { by: 'all' },
  };
}

/** The key under which a view is stored, e.g. `live|all`, `2026-10|province:440000`. */
export const viewKey = ({ period, filter }: View): string =>
  `${period}|${filter.by === 'all' ? 'all' : `${filter.by}:${filter.code}`}`;

/** The key of the ranking of all reports of a period by a method that is being replaced. */
export const besideKey = (period: string, version: string): string => `${period}|all@${version}`;

/** What a list may be put in order by instead of the index: the same calls, and the same over premium or over cars, nothing cross-checked. */
export const MEASURES = ['calls', 'premium', 'vehicles'] as const;
export type Measure = (typeof MEASURES)[number];

/** The measure a query string asks for; null is the index, which is the ranking. */
export const readMeasure = (query: { get(name: string): string | null | undefined }): Measure | null =>
  MEASURES.find((measure) => measure === query.get('measure')) ?? null;

/** The one query string of a view, `''` for the live ranking of all reports. */
export function viewSearch({ period, filter }: View, measure: Measure | null = null): string {
  const search = new URLSearchParams();
  if (period !== LIVE) search.set('period', period);
  if (filter.by !== 'all') search.set(filter.by, filter.code);
  if (measure) search.set('measure', measure);
  return search.size > 0 ? `?${search}` : '';
}
