import { readMyEvidence } from '@/lib/evidence/my-evidence.server';

export const dynamic = 'force-dynamic';

/** `GET /me/calls/{receipt}/evidence`: what has become of the files of a call, for whoever reported it. The door that takes files asks here whose it is. */
export async function GET(_request: Request, { params }: { params: Promise<{ receipt: string }> }): Promise<Response> {
  const mine = await readMyEvidence((await params).receipt);
  const headers = { 'Cache-Control': 'no-store' };
  if (!mine) return Response.json({ status: 404, title: 'Not Found' }, { status: 404, headers });
  return Response.json({ files: mine.map(({ name, state, underWay }) => ({ name, state, underWay })) }, { headers });
}
