import { insurerAnswer } from '@/lib/api/answers/insurer-answers';
import { sendAnswer } from '@/lib/api/send-answer';
import { EXPOSURE_SOURCES } from '@/lib/insurers/exposure';
import { INSURER_SOURCES, INSURERS, insurerById } from '@/lib/insurers/registry';
import { apiCrossCheck, apiRow } from '@/lib/ranking/api-answer';
import { readExposure } from '@/lib/ranking/read-exposure.server';
import { readProfile } from '@/lib/ranking/read-profile.server';
import { readRankingsOfPeriods } from '@/lib/ranking/read-ranking.server';
import { crossCheckOf, recordOf } from '@/lib/ranking/record-of-insurer';
import { readRunsOf } from '@/lib/ranking/run/read-runs.server';
import { unknownInsurer } from './unknown-insurer';

export const dynamic = 'force-dynamic';

/** `GET /api/v1/insurers/{id}`: who a company is and how it was named; a former company has no record of its own. */
export async function GET(_request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const insurer = insurerById((await params).id);
  if (!insurer) return unknownInsurer();
  const { shortNameZh, currentId, numbers, motorEvidence: _, ...facts } = insurer;
  return sendAnswer(insurerAnswer, {
    ...facts,
    nameZh: shortNameZh,
    currentId,
    formerIds: INSURERS.filter((each) => each.currentId === insurer.id && each.id !== insurer.id).map(({ id }) => id),
    officialNumbers: numbers,
    sources: INSURER_SOURCES,
    ...(currentId === insurer.id
      ? await recordFor(insurer.id)
      : { exposure: null, record: [], throughRuns: [], profile: null }),
  });
}

async function recordFor(id: string) {
  const [rankings, profile, exposure, runs] = await Promise.all([
    readRankingsOfPeriods(),
    readProfile(id),
    readExposure(id),
    readRunsOf(id),
  ]);
  const methodOf = new Map(rankings.map(({ view, method }) => [view, method]));
  const record = recordOf(rankings, id).map(({ period, takenAt, row }) => {
    const view = `${period}|all`;
    return { view, period, takenAt, method: methodOf.get(view), ...apiRow(row) };
  });
  const parameters = Object.fromEntries(rankings.map(({ method, parameters }) => [method, parameters]));
  const crossCheck = apiCrossCheck(crossCheckOf(rankings, id));
  const throughRuns = runs.map(({ row, companies: _, ...run }) => ({ ...run, ...apiRow(row) }));
  return {
    exposure,
    exposureSources: sourcesOf(exposure?.source),
    parameters,
    record,
    throughRuns,
    ...crossCheck,
    profile,
  };
}

const sourcesOf = (codes = '') => codes.split(' ').flatMap((code) => EXPOSURE_SOURCES[code] ?? []);
