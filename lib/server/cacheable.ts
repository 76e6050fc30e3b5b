import { insurersAnswer } from '@/lib/api/answers/insurer-answers';
import { rankingRow } from '@/lib/api/answers/ranking-answers';
import { readFields } from '@/lib/api/choose-fields';
import { exportSearch, filterSearch, readFilter } from '@/lib/dataset/table-filter';
import { checkHeatView, HEAT_MAPS, type HeatMapName, heatSearch, readHeatView } from '@/lib/heatmaps/heat-view';
import { DEFAULT_LOCALE, isLocale, type Locale } from '@/lib/platform/locale';
import { readMeasure, readView, viewSearch } from '@/lib/ranking/view';
import { callFactsSearch, readCallFacts } from '@/lib/rights/call-facts';

/**
 * A GET request whose answer is the same for everybody: where Next renders it, and under which key it is kept. `ledger`: it changes with every
 * checkpoint of the public log; `forever`: it never changes.
 */
export type Cacheable = { readonly upstream: string; readonly ledger?: true; readonly forever?: true };

/** The query under which a path, whose parts are `found`, is kept; null when the path answers that query with a problem of its own. */
type Search = (query: URLSearchParams, found: readonly string[]) => string | null;

const none: Search = () => '';

/** What a list of the API may be asked for besides: columns in any order make one key; a strange column is refused, and so not kept. */
const asList =
  (search: Search, known: readonly string[]): Search =>
  (query, found) => {
    const list = new URLSearchParams(search(query, found) ?? '');
    const fields = readFields(query.get('fields'), known);
    if (!fields.ok) list.set('fields', (query.get('fields') ?? '').slice(0, 200));
    else if (fields.value.length < known.length) list.set('fields', fields.value.join(','));
    if (query.get('format') === 'csv') list.set('format', 'csv');
    return list.size > 0 ? `?${list}` : '';
  };

const view: Search = (query) => viewSearch(readView(query));
const ranking: Search = (query) => viewSearch(readView(query), readMeasure(query));

/** Where a list goes on; of little use as a key to fill the cache with, since whatever is not a short number is dropped. */
const before: Search = (query) => {
  const id = query.get('before') ?? '';
  return /^\d{1,18}$/.test(id) ? `?before=${Number(id)}` : '';
};

/** A month that may have been released. */
const month: Search = (query) => {
  const asked = query.get('month') ?? '';
  return /^20\d{2}-(?:0[1-9]|1[0-2])$/.test(asked) ? `?month=${asked}` : '';
};

/** Rows of a table: the columns that a table can have, each with one code. */
const rows: Search = (query) => filterSearch(readFilter(query));

const RUN = /^\/rankings\/runs\/(?:\d{1,18}|20\d{2}-\d{2}-\d{2})$/;
const heatApi = HEAT_MAPS.map((map): [RegExp, Search] => [
  new RegExp(`^(?:/api/v1/heatmaps/${map}|/heatmaps/${map}\\.csv)$`),
  (query) => {
    const view = checkHeatView(map, query);
    return view.ok ? heatSearch(view.value) : null;
  },
]);

const heat: Search = (query, [, page = '']) =>
  heatSearch(readHeatView(page === 'tiles' ? 'map' : (page as HeatMapName), query));
/** A province stands in the path, and no filter beside it. */
const province: Search = (query, [, region = '']) =>
  heatSearch({
    ...readHeatView('map', { get: (name) => (name === 'region' ? region : query.get(name)) }),
    ...{ region: null, insurer: null, role: null, relation: null, refusal: null },
  });

const HEAT = '(map|tiles|hours|expiry|calendar)';
const OUTLINES = /^\/heatmaps\/outlines\/(?:country|\d{6})-[0-9a-f]{10}\.svg$/;

const PAGES: readonly [RegExp, Search][] = [
  [/^\/$/, none],
  [/^\/rankings$/, ranking],
  [/^\/rankings\/runs$/, before],
  [RUN, none],
  [/^(?:\/insurers\/[a-z0-9-]{1,40})?\/feed\.atom$/, none],
  [/^\/embed\/rankings$/, none],
  [/^\/insurers$/, none],
  [/^\/numbers(?:\/\d{3,20})?$/, none],
  [/^\/insurers\/[a-z0-9-]{1,40}$/, none],
  [/^\/heatmaps$/, none],
  [/^\/heatmaps\/map\/(\d{6})$/, province],
  [new RegExp(`^/heatmaps/${HEAT}$`), heat],
  [new RegExp(`^/heatmaps/pictures/${HEAT}\\.(?:svg|png|card\\.png)$`), heat],
  [new RegExp(`^/embed/heatmaps/${HEAT}$`), heat],
  [/^\/rights\/way$/, (query) => callFactsSearch(readCallFacts(query))],
  [/^\/manifest\.webmanifest$/, none],
  [/^\/(?:report\/import|offline|dataset|methodology|rights|privacy|api|wait)$/, none],
  [/^\/dataset\/query$/, month],
];

const API: readonly [RegExp, Search][] = [
  [/^\/api\/v1\/rankings$/, asList(view, Object.keys(rankingRow.shape))],
  [/^\/api\/v1\/rankings\/runs$/, before],
  [/^\/api\/v1\/rankings\/runs\/(?:\d{1,18}|20\d{2}-\d{2}-\d{2})$/, none],
  [/^\/api\/v1\/exposure$/, none],
  [/^\/api\/v1\/insurers$/, asList(none, Object.keys(insurersAnswer.shape.insurers.element.shape))],
  [/^\/api\/v1\/openapi\.json$/, none],
  [/^\/api\/v1\/insurers\/[a-z0-9-]{1,40}(?:\/replies)?$/, none],
  [/^\/api\/v1\/dataset\/releases$/, none],
  [/^\/badges\/[a-z0-9-]{1,40}(?:\.en)?\.svg$/, none],
  [/^\/numbers\/block-list\.(?:csv|vcf)$/, none],
  ...heatApi,
  [/^\/dataset\/(?:20\d{2}-(?:0[1-9]|1[0-2]|Q[1-4])|latest)\/[a-z_]{1,60}\.(?:csv|json)$/, rows],
  [/^\/dataset\/export\.(?:csv|json)$/, exportSearch],
  [/^\/dataset\/[a-z_]{1,60}\.(?:csv|json)$/, none],
];

/**
 * Pages whose browser runs none of our components: they are sent without the framework's scripts. A page that gets a client component is taken off
 * this list (a test follows the imports).
 */
const PLAIN =
  /^\/(?:zh-CN|en)(?:\/(?:rankings|heatmaps(?:\/[a-z0-9/]+)?|insurers(?:\/[a-z0-9-]+)?|methodology|rights(?:\/way)?|privacy|api|offline|wait))?(?:\?|$)/;

export const isPlain = (upstream: string): boolean => PLAIN.test(upstream);

/** The pages whose browser runs SQLite, or reads screenshots: they alone may compile WebAssembly. */
const WASM = /^\/(?:zh-CN|en)\/(?:dataset\/query|report\/import)(?:\?|$)/;

export const runsWasm = (upstream: string): boolean => WASM.test(upstream);

/** Splits the language off a public path: Chinese stands at the root, English under `/en`. */
export function splitLocale(pathname: string): { locale: Locale; path: string } {
  const [, first = ''] = pathname.split('/', 2);
  if (!isLocale(first) || first === DEFAULT_LOCALE) return { locale: DEFAULT_LOCALE, path: pathname };
  return { locale: first, path: pathname.slice(first.length + 1) || '/' };
}

/**
 * Whether a path is the same for everybody. Query parameters that the page does not know are dropped, the others put in one order, so that
 * no caller can fill the cache with copies.
 */
export function cacheable(url: URL): Cacheable | null {
  if (OUTLINES.test(url.pathname)) return { upstream: url.pathname, forever: true };
  const data = searchOf(API, url.pathname, url.searchParams);
  if (data !== null) return { upstream: url.pathname + data };
  const { locale, path } = splitLocale(url.pathname);
  const page = searchOf(PAGES, path, url.searchParams);
  if (path === '/transparency') return { upstream: `/${locale}${path}`, ledger: true };
  return page === null ? null : { upstream: `/${locale}${path === '/' ? '' : path}${page}` };
}

/** The query of a path that one of the lists knows, or null. */
function searchOf(list: readonly [RegExp, Search][], path: string, query: URLSearchParams): string | null {
  for (const [pattern, search] of list) {
    const found = pattern.exec(path);
    if (found) return search(query, found);
  }
  return null;
}
