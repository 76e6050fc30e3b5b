import { DATA_LICENCE } from '@/lib/dataset/column-dictionary';
import { heatCsv, heatProblem } from '@/lib/heatmaps/heat-answer';
import { checkHeatView, HEAT_MAPS } from '@/lib/heatmaps/heat-view';
import { readHeat } from '@/lib/heatmaps/read-heat.server';

export const dynamic = 'force-dynamic';

/** `GET /heatmaps/{map,hours,expiry,calendar}.csv`: the figures of a view as a file, under the query of its page. */
export async function GET(request: Request, { params }: { params: Promise<{ file: string }> }): Promise<Response> {
  const { file } = await params;
  const map = HEAT_MAPS.find((known) => `${known}.csv` === file);
  if (!map)
    return problem({
      title: 'Not Found',
      status: 404,
      detail: `Files: ${HEAT_MAPS.map((name) => `${name}.csv`).join(', ')}.`,
    });
  const view = checkHeatView(map, new URL(request.url).searchParams);
  if (!view.ok) return problem(heatProblem(view.error));
  const heat = await readHeat(view.value);
  if (!heat) return problem({ title: 'Not Found', status: 404, detail: 'Nothing is published of this period.' });
  return new Response(heatCsv(heat), {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8; header=present',
      'Content-Disposition': `attachment; filename="wurao_heatmap_${map}.csv"`,
      'Access-Control-Allow-Origin': '*',
      'Last-Modified': new Date(heat.takenAt).toUTCString(),
      Link: `<${DATA_LICENCE.url}>; rel="license"`,
    },
  });
}

const problem = (body: { readonly title: string; readonly status: number; readonly detail: string }): Response =>
  Response.json(
    { type: 'about:blank', ...body },
    {
      status: body.status,
      headers: { 'Content-Type': 'application/problem+json', 'Access-Control-Allow-Origin': '*' },
    },
  );
