import { exposureAnswer } from '@/lib/api/answers/insurer-answers';
import { sendAnswer } from '@/lib/api/send-answer';
import { EXPOSURE_SOURCES } from '@/lib/insurers/exposure';
import { readExposureChanges } from '@/lib/insurers/read-exposure-changes.server';
import { readExposures } from '@/lib/ranking/read-exposure.server';

export const dynamic = 'force-dynamic';

/** `GET /api/v1/exposure`: the denominators in force with source, year and grade, and every change of one, newest first. */
export async function GET(): Promise<Response> {
  const [inForce, changes] = await Promise.all([readExposures(), readExposureChanges()]);
  return sendAnswer(exposureAnswer, { inForce, changes, sources: EXPOSURE_SOURCES });
}
