import { GET as listOfReleases } from '@/app/api/v1/dataset/releases/route';
import { GET as download } from '@/app/dataset/[...file]/route';

type Listed = { name: string; rows: number; sha256: string; csv: string; json: string };
export type Row = Record<string, string | number | null>;

/** The answer of the download route to the segments of a path. */
export const getFile = (file: string[]) =>
  download(new Request('http://localhost/'), { params: Promise.resolve({ file }) });
export const get = (path: string) => getFile(path.split('/').slice(2).map(decodeURIComponent));
export const textOf = async (path: string) => (await get(path)).text();
export const listed = async () =>
  ((await (await listOfReleases()).json()) as { releases: { period: string; tables: Listed[] }[] }).releases;
export const everyTable = async () =>
  (await listed()).flatMap(({ period, tables }) => tables.map((table) => ({ period, ...table })));
export const rowsOf = async (period: string, name: string): Promise<Row[]> =>
  JSON.parse(await textOf(`/dataset/${period}/${name}.json`)).rows;
