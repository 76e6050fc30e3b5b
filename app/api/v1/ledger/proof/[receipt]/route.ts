import { apiKeyIn } from '@/lib/accounts/api-key';
import { recoveryCodeIn } from '@/lib/accounts/recovery-code';
import { proveByCode, proveMyReport } from '@/lib/reports/my-proof.server';

export const dynamic = 'force-dynamic';

const NEXT_CHECKPOINT = 60;
const RETRY_LIMITED = 3600;

type ProofInput = { params: Promise<{ receipt: string }> };

/**
 * `GET /api/v1/ledger/proof/{receipt}`: the proof that a report is in the log, for its author alone: by device, by session, or by
 * `Authorization: Bearer` with the recovery code.
 */
export async function GET(request: Request, { params }: ProofInput): Promise<Response> {
  const { receipt } = await params;
  const authorization = request.headers.get('authorization');
  // A key of the API stands in the same header and says nothing about who drives.
  const code = recoveryCodeIn(apiKeyIn(authorization ?? undefined) ? null : authorization);
  if (!code.ok) return unknownCode();
  if (code.value === null) return answered(receipt, await proveMyReport(receipt));
  const found = await proveByCode(receipt, code.value);
  if (found.ok) return answered(receipt, found.value);
  if (found.error === 'unknown_code') return unknownCode();
  return problem(429, 'Too Many Requests', 'Too many unknown recovery codes from this network; try again in an hour.', {
    'Retry-After': String(RETRY_LIMITED),
  });
}

function answered(receipt: string, state: Awaited<ReturnType<typeof proveMyReport>>): Response {
  if (!state) return problem(404, 'Not Found', 'No report of yours has this receipt.');
  if (state.kind === 'proven') {
    const headers = {
      'Content-Disposition': `attachment; filename="wurao-proof-${receipt}.json"`,
      'Cache-Control': 'no-store',
    };
    return new Response(`${JSON.stringify(state.proof, null, 1)}\n`, {
      headers: { ...headers, 'Content-Type': 'application/json; charset=utf-8' },
    });
  }
  const body = {
    status: 'pending',
    detail: 'The report is in the log; the next checkpoint, within a minute or so, will cover it.',
  };
  return Response.json(body, {
    status: 202,
    headers: { 'Retry-After': String(NEXT_CHECKPOINT), 'Cache-Control': 'no-store' },
  });
}

const unknownCode = (): Response =>
  problem(401, 'Unauthorized', 'This is no recovery code of a driver.', { 'WWW-Authenticate': 'Bearer' });

const problem = (status: number, title: string, detail: string, headers: Record<string, string> = {}): Response =>
  Response.json(
    { type: 'about:blank', status, title, detail },
    {
      status,
      headers: {
        ...headers,
        'Content-Type': 'application/problem+json; charset=utf-8',
        'Cache-Control': 'no-store',
      },
    },
  );
