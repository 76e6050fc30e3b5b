import { runsAnswer } from '@/lib/api/answers/ranking-answers';
import { sendAnswer } from '@/lib/api/send-answer';
import { apiRun } from '@/lib/ranking/api-answer';
import { METHODS } from '@/lib/ranking/methods';
import { readRuns } from '@/lib/ranking/run/read-runs.server';

export const dynamic = 'force-dynamic';

const LIMIT = 100;

/** `GET /api/v1/rankings/runs`: all runs, newest first, a hundred at a time; `?before=` goes on from the last one's id. */
export async function GET(request: Request): Promise<Response> {
  const before = new URL(request.url).searchParams.get('before');
  const runs = await readRuns(LIMIT, before !== null && /^\d{1,18}$/.test(before) ? before : null);
  const next = runs.length === LIMIT ? `/api/v1/rankings/runs?before=${runs.at(-1)?.id}` : null;
  return sendAnswer(runsAnswer, { methods: [...METHODS], runs: runs.map(apiRun), next });
}
