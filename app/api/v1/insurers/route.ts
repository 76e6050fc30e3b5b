import { INSURERS } from '@/lib/insurers/registry';

export const dynamic = 'force-dynamic';

/** `GET /api/v1/insurers`: every company, former ones with the one that answers for them today. */
export function GET(): Response {
  return Response.json({
    insurers: INSURERS.map(({ id, shortNameZh, nameEn, legalNameZh, status, currentId }) => ({
      id,
      nameZh: shortNameZh,
      nameEn,
      legalNameZh,
      status,
      currentId,
      record: `/api/v1/insurers/${id}`,
    })),
  });
}
