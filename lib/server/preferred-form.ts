const HEATMAP = /^\/api\/v1\/heatmaps\/([a-z]{1,20})$/;
const LISTS = ['/api/v1/rankings', '/api/v1/insurers'];

/** The address of the answer that a reader prefers: for `Accept: text/csv` or `format=csv` a heatmap is there as a file, a list as a table. */
export function preferredForm(url: URL, accept = ''): { readonly url: URL; readonly varies: boolean } {
  const [, map] = HEATMAP.exec(url.pathname) ?? [];
  if (!map && !LISTS.includes(url.pathname)) return { url, varies: false };
  if (map && url.searchParams.getAll('format').join() === 'csv') return { url: fileOf(map, url), varies: true };
  const prefersCsv =
    weightOf(accept, 'text/csv') > Math.max(weightOf(accept, 'application/json'), weightOf(accept, '*/*'));
  if (!prefersCsv) return { url, varies: true };
  if (map) return { url: fileOf(map, url), varies: true };
  const table = new URL(url);
  table.searchParams.set('format', 'csv');
  return { url: table, varies: true };
}

function fileOf(map: string, url: URL): URL {
  const file = new URL(`/heatmaps/${map}.csv${url.search}`, url);
  file.searchParams.delete('format');
  return file;
}

/** The weight that an Accept header gives to a media type by its very name; 0 when it does not name it. */
function weightOf(accept: string, type: string): number {
  const range = accept.split(',').find((part) => part.split(';')[0]?.trim().toLowerCase() === type);
  if (range === undefined) return 0;
  const weight = /;\s*q=(\d(?:\.\d{1,3})?)\s*(?:;|$)/.exec(range);
  return weight ? Number(weight[1]) : 1;
}
