import { proveMyReport } from '@/lib/reports/my-proof.server';

export const dynamic = 'force-dynamic';

const NEXT_CHECKPOINT = 60;

/** `GET /api/v1/ledger/proof/{receipt}`: the proof that a report is in the log, for its author (by device, account or recovery code) alone. */
export async function GET(_request: Request, { params }: { params: Promise<{ receipt: string }> }): Promise<Response> {
  const { receipt } = await params;
  const state = await proveMyReport(receipt);
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

const problem = (status: number, title: string, detail: string): Response =>
  Response.json(
    { type: 'about:blank', status, title, detail },
    { status, headers: { 'Content-Type': 'application/problem+json; charset=utf-8', 'Cache-Control': 'no-store' } },
  );
