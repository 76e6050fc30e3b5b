import type { z } from 'zod';
import { heatmapAnswers } from '@/lib/api/answers/heatmap-answers';
import { sendAnswer } from '@/lib/api/send-answer';
import { heatJson, heatProblem } from '@/lib/heatmaps/heat-answer';
import { checkHeatView, HEAT_MAPS } from '@/lib/heatmaps/heat-view';
import { heatPeriods, readHeat } from '@/lib/heatmaps/read-heat.server';

export const dynamic = 'force-dynamic';

const PROBLEM = { 'Content-Type': 'application/problem+json' };

/** `GET /api/v1/heatmaps/{map,hours,expiry,calendar}`: the newest published figures of a view; with `Accept: text/csv` the front hands out the CSV. */
export async function GET(request: Request, { params }: { params: Promise<{ map: string }> }): Promise<Response> {
  const { map: name } = await params;
  const map = HEAT_MAPS.find((known) => known === name);
  if (!map) {
    const problem = {
      type: 'about:blank',
      title: 'Not Found',
      status: 404,
      detail: `Heatmaps: ${HEAT_MAPS.join(', ')}.`,
    };
    return Response.json(problem, { status: 404, headers: PROBLEM });
  }
  const view = checkHeatView(map, new URL(request.url).searchParams);
  if (!view.ok) return Response.json(heatProblem(view.error), { status: 400, headers: PROBLEM });
  const answer = heatJson(view.value, await heatPeriods(map), await readHeat(view.value));
  return sendAnswer<z.ZodType>(heatmapAnswers[map], answer);
}
