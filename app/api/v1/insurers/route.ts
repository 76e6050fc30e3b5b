import { insurersAnswer } from '@/lib/api/answers/insurer-answers';
import { sendList } from '@/lib/api/send-answer';
import { INSURERS } from '@/lib/insurers/registry';

export const dynamic = 'force-dynamic';

/** `GET /api/v1/insurers`: every company, former ones with the one that answers for them today. */
export function GET(request: Request): Response {
  const insurers = INSURERS.map(({ id, shortNameZh, nameEn, legalNameZh, status, currentId }) => ({
    id,
    nameZh: shortNameZh,
    nameEn,
    legalNameZh,
    status,
    currentId,
    record: `/api/v1/insurers/${id}`,
  }));
  const fields = Object.keys(insurersAnswer.shape.insurers.element.shape);
  return sendList(request, insurersAnswer, { insurers }, { name: 'insurers', fields });
}
