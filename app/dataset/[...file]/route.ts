import { codeBookCsv, codeBookJson } from '@/lib/dataset/code-book';
import { DATA_LICENCE, dictionaryJson } from '@/lib/dataset/column-dictionary';
import { readTable } from '@/lib/dataset/read-releases.server';
import { columnsOf, flatRows } from '@/lib/dataset/table-columns';
import { exportAddress, filtered, foreignColumn, readFilter, type TableFilter } from '@/lib/dataset/table-filter';
import { tableJson, writeCsv } from '@/lib/dataset/write-table';
import { readRecordTables } from '@/lib/record/read-record-table.server';
import { recordColumns, recordLines, recordTableNamed } from '@/lib/record/record-file';

export const dynamic = 'force-dynamic';

type Format = 'csv' | 'json';
type Download = { readonly name: string; readonly format: Format; readonly text: string; readonly made?: Date };

const TYPES: Record<Format, string> = {
  csv: 'text/csv; charset=utf-8; header=present',
  json: 'application/json',
};
const PERIOD = /^(?:20\d{2}-(?:0[1-9]|1[0-2]|Q[1-4])|latest)$/;
const FILE = /^([a-z_]{1,60})\.(csv|json)$/;

/** Two reference files, a table of what drivers say later (`/dataset/kept_weeks.csv`, all periods), or a table of one period: `/dataset/codes.csv`, `/dataset/2026-10/role_insurer_month.json`. */
export async function GET(request: Request, { params }: { params: Promise<{ file: string[] }> }): Promise<Response> {
  const { file } = await params;
  const [first = '', second] = file;
  const query = new URL(request.url).searchParams;
  const [, wanted] = /^export\.(csv|json)$/.exec(first) ?? [];
  if (file.length === 1 && wanted) return exported(query, wanted);
  const found =
    file.length === 1
      ? (referenceFile(first) ?? (await recordFile(first)))
      : file.length === 2
        ? await tableFile(first, second, readFilter(query))
        : null;
  return found ? send(found) : notFound();
}

function referenceFile(file: string): Download | null {
  if (file === 'columns.json') return { name: 'columns', format: 'json', text: dictionaryJson() };
  if (file === 'codes.csv') return { name: 'codes', format: 'csv', text: codeBookCsv() };
  if (file === 'codes.json') return { name: 'codes', format: 'json', text: codeBookJson() };
  return null;
}

async function recordFile(file: string): Promise<Download | null> {
  const [, asked = '', format] = FILE.exec(file) ?? [];
  const name = recordTableNamed(asked);
  if (!name) return null;
  const columns = recordColumns(name);
  const rows = recordLines(name, await readRecordTables(name));
  if (format === 'csv')
    return {
      name,
      format,
      text: writeCsv(
        rows,
        columns.map((column) => ({ name: column })),
      ),
    };
  return { name, format: 'json', text: `${JSON.stringify({ name, columns, rows })}\n` };
}

function exported(query: URLSearchParams, format: string): Response {
  const address = exportAddress(query, format);
  return address ? new Response(null, { status: 303, headers: { Location: address } }) : notFound();
}

async function tableFile(period: string, file = '', filter: TableFilter = {}): Promise<Download | null> {
  const [, name, format] = FILE.exec(file) ?? [];
  if (!name || !PERIOD.test(period)) return null;
  const table = await readTable(period, name);
  if (!table) return null;
  const { spec, rows } = table;
  if (foreignColumn(spec, filter)) return null;
  const csv = format === 'csv';
  const kept = filtered(flatRows(spec, table.period, rows), filter);
  const text = csv ? writeCsv(kept, columnsOf(spec)) : tableJson(spec, table.period, kept);
  return { name: `${table.period}_${name}`, format: csv ? 'csv' : 'json', text, made: table.frozenAt };
}

function send({ name, format, text, made }: Download): Response {
  const headers = new Headers({
    'Content-Type': TYPES[format],
    'Content-Disposition': `attachment; filename="wurao_${name}.${format}"`,
    'Access-Control-Allow-Origin': '*',
    Link: `<${DATA_LICENCE.url}>; rel="license"`,
  });
  if (made) headers.set('Last-Modified', made.toUTCString());
  return new Response(text, { headers });
}

function notFound(): Response {
  const problem = {
    type: 'about:blank',
    title: 'Not Found',
    status: 404,
    detail: 'No such period, table or column. /api/v1/dataset/releases lists what there is.',
  };
  return Response.json(problem, {
    status: 404,
    headers: { 'Content-Type': 'application/problem+json', 'Access-Control-Allow-Origin': '*' },
  });
}
