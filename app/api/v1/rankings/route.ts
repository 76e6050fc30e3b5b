import { rankingAnswer, rankingRow } from '@/lib/api/answers/ranking-answers';
import { sendList } from '@/lib/api/send-answer';
import { chinaDate } from '@/lib/platform/china-time';
import { systemClock } from '@/lib/platform/clock';
import { apiCrossCheck, apiRow, apiRows } from '@/lib/ranking/api-answer';
import { methodsOn } from '@/lib/ranking/methods';
import { readBeside, readRanking } from '@/lib/ranking/read-ranking.server';
import { LIVE, readView, viewKey } from '@/lib/ranking/view';

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
  const full = {
    view: viewKey(view),
    period,
    filter: filter.by === 'all' ? null : filter,
    takenAt: shown?.takenAt ?? null,
    method: shown?.method ?? null,
    parameters: shown?.parameters ?? null,
    ...answer,
    ...(shown ? apiCrossCheck(shown.crossCheck) : null),
    beside: filter.by === 'all' ? await besideOf(period) : [],
  };
  return sendList(request, rankingAnswer, full, { name: 'rows', fields: Object.keys(rankingRow.shape) });
}

/** The methods that the one in force has replaced, each until its last day, with its figures. */
async function besideOf(period: string) {
  const { beside } = methodsOn(chinaDate(systemClock()));
  const rankings = await Promise.all(
    beside.map(async ({ version, until }) => {
      const ranking = await readBeside(period, version);
      // A closed period stands beside itself only where it was closed under both methods.
      if (!ranking && period !== LIVE) return [];
      return [{ method: version, until, takenAt: ranking?.takenAt ?? null, rows: (ranking?.rows ?? []).map(apiRow) }];
    }),
  );
  return rankings.flat();
}
