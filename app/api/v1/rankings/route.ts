import { apiRows } from '@/lib/ranking/api-answer';
import { readRanking } from '@/lib/ranking/read-ranking.server';
import { readView, viewKey } from '@/lib/ranking/view';

export const dynamic = 'force-dynamic';

/**
 * `GET /api/v1/rankings`: the newest published ranking of a view. A view with too few reports to show a row and one without any
 * give the same answer: no rows and no date.
 */
export async function GET(request: Request): Promise<Response> {
  const view = readView(new URL(request.url).searchParams);
  const ranking = await readRanking(view);
  const answer = apiRows(ranking?.rows ?? null);
  const shown = answer.rows.length > 0 ? ranking : null;
  const { period, filter } = view;
  return Response.json({
    view: viewKey(view),
    period,
    filter: filter.by === 'all' ? null : filter,
    takenAt: shown?.takenAt ?? null,
    method: shown?.method ?? null,
    parameters: shown?.parameters ?? null,
    ...answer,
  });
}
