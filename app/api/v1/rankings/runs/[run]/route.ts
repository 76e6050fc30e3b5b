import { runAnswer } from '@/lib/api/answers/ranking-answers';
import { sendAnswer } from '@/lib/api/send-answer';
import { apiCrossCheck, apiRows, apiRun } from '@/lib/ranking/api-answer';
import { readRun } from '@/lib/ranking/run/read-runs.server';

export const dynamic = 'force-dynamic';

/** `GET /api/v1/rankings/runs/{id or YYYY-MM-DD}`: one run as it was published; of several on a day the last. */
export async function GET(_request: Request, { params }: { params: Promise<{ run: string }> }): Promise<Response> {
  const run = await readRun((await params).run);
  if (!run) return noSuchRun();
  return sendAnswer(runAnswer, {
    ...apiRun(run),
    parameters: run.parameters,
    ...apiRows(run.rows),
    ...apiCrossCheck(run.crossCheck),
  });
}

const noSuchRun = () =>
  Response.json(
    {
      type: 'about:blank',
      status: 404,
      title: 'Not Found',
      detail: 'There is no such run; /api/v1/rankings/runs lists them.',
    },
    { status: 404, headers: { 'Content-Type': 'application/problem+json; charset=utf-8' } },
  );
