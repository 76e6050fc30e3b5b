import { checkHeatView, HEAT_MAPS, heatSearch, readHeatView } from '@/lib/heatmaps/heat-view';
import { DEFAULT_LOCALE, isLocale } from '@/lib/platform/locale';
import { readView, viewSearch } from '@/lib/ranking/view';

/**
 * A GET request whose answer is the same for everybody: where Next renders it, and under which key it is kept. `ledger`: it changes with every
 * checkpoint of the public log.
 */
export type Cacheable = { readonly upstream: string; readonly ledger?: true };

/** The query under which a path is kept; null when the path answers that query with a problem of its own. */
type Search = (query: URLSearchParams) => string | null;

const none: Search = () => '';
const view: Search = (query) => viewSearch(readView(query));
const ranking: Search = (query) => viewSearch(readView(query), query.get('unadjusted') === '1');

/** Where a list goes on; of little use as a key to fill the cache with, since whatever is not a short number is dropped. */
const before: Search = (query) => {
  const id = query.get('before') ?? '';
  return /^\d{1,18}$/.test(id) ? `?before=${Number(id)}` : '';
};

const RUN = /^\/rankings\/runs\/(?:\d{1,18}|20\d{2}-\d{2}-\d{2})$/;
const heatPages = HEAT_MAPS.map((map): [RegExp, Search] => [
  new RegExp(`^/heatmaps/${map}$`),
  (query) => heatSearch(readHeatView(map, query)),
]);
const heatApi = HEAT_MAPS.map((map): [RegExp, Search] => [
  new RegExp(`^(?:/api/v1/heatmaps/${map}|/heatmaps/${map}\\.csv)$`),
  (query) => {
    const view = checkHeatView(map, query);
    return view.ok ? heatSearch(view.value) : null;
  },
]);

const PAGES: readonly [RegExp, Search][] = [
  [/^\/$/, none],
  [/^\/rankings$/, ranking],
  [/^\/rankings\/runs$/, before],
  [RUN, none],
  [/^\/insurers$/, none],
  [/^\/numbers(?:\/\d{3,20})?$/, none],
  [/^\/insurers\/[a-z0-9-]{1,40}$/, none],
  [/^\/(?:dataset|methodology|rights|privacy)$/, none],
  ...heatPages,
];

const API: readonly [RegExp, Search][] = [
  [/^\/api\/v1\/rankings$/, view],
  [/^\/api\/v1\/rankings\/runs$/, before],
  [/^\/api\/v1\/rankings\/runs\/(?:\d{1,18}|20\d{2}-\d{2}-\d{2})$/, none],
  [/^\/api\/v1\/exposure$/, none],
  [/^\/api\/v1\/insurers$/, none],
  [/^\/api\/v1\/insurers\/[a-z0-9-]{1,40}$/, none],
  [/^\/api\/v1\/dataset\/releases$/, none],
  [/^\/numbers\/block-list\.(?:csv|vcf)$/, none],
  ...heatApi,
  [/^\/dataset\/(?:20\d{2}-(?:0[1-9]|1[0-2]|Q[1-4])|latest)\/[a-z_]{1,60}\.(?:csv|json)$/, none],
  [/^\/dataset\/[a-z_]{1,60}\.(?:csv|json)$/, none],
];

/**
 * Pages whose browser runs none of our components: they are sent without the framework's scripts. A page that gets a client component is taken off
 * this list (a test follows the imports).
 */
const PLAIN = /^\/(?:zh-CN|en)(?:\/(?:rankings|insurers(?:\/[a-z0-9-]+)?|methodology|rights|privacy))?(?:\?|$)/;

export const isPlain = (upstream: string): boolean => PLAIN.test(upstream);

/** Splits the language off a public path: Chinese stands at the root, English under `/en`. */
export function splitLocale(pathname: string): { locale: string; path: string } {
  const [, first = ''] = pathname.split('/', 2);
  if (!isLocale(first) || first === DEFAULT_LOCALE) return { locale: DEFAULT_LOCALE, path: pathname };
  return { locale: first, path: pathname.slice(first.length + 1) || '/' };
}

/**
 * Whether a path is the same for everybody. Query parameters that the page does not know are dropped, the others put in one order, so that
 * no caller can fill the cache with copies.
 */
export function cacheable(url: URL): Cacheable | null {
  const api = API.find(([pattern]) => pattern.test(url.pathname));
  if (api) return keptAs(url.pathname, api[1](url.searchParams));
  const { locale, path } = splitLocale(url.pathname);
  const page = PAGES.find(([pattern]) => pattern.test(path));
  if (path === '/transparency') return { upstream: `/${locale}${path}`, ledger: true };
  return page ? keptAs(`/${locale}${path === '/' ? '' : path}`, page[1](url.searchParams)) : null;
}

const keptAs = (path: string, search: string | null): Cacheable | null =>
  search === null ? null : { upstream: path + search };
