import { proveMyEvidence } from '@/lib/evidence/my-evidence.server';

export const dynamic = 'force-dynamic';

const NEXT_CHECKPOINT = 60;

/** `GET /me/calls/{receipt}/evidence/{name}/proof`: the proof that a file stands in the public log, for whoever gave it. */
export async function GET(
  _request: Request,
  { params }: { params: Promise<{ receipt: string; name: string }> },
): Promise<Response> {
  const { receipt, name } = await params;
  const state = await proveMyEvidence(receipt, name);
  const headers = { 'Cache-Control': 'no-store' };
  if (!state) return Response.json({ status: 404, title: 'Not Found' }, { status: 404, headers });
  if (state.kind === 'pending')
    return Response.json(
      { status: 'pending' },
      { status: 202, headers: { ...headers, 'Retry-After': String(NEXT_CHECKPOINT) } },
    );
  const disposition = `attachment; filename="wurao-proof-${name}.json"`;
  return new Response(`${JSON.stringify(state.proof, null, 1)}\n`, {
    headers: { ...headers, 'Content-Disposition': disposition, 'Content-Type': 'application/json; charset=utf-8' },
  });
}
