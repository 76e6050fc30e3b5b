import { thisModerator } from '@/lib/desk/desk-visitor.server';

export const dynamic = 'force-dynamic';

/** Whether the visitor may see what is on the desk: the door that hands files out asks here. */
export async function GET(): Promise<Response> {
  const may = (await thisModerator()) !== null;
  return Response.json({ may }, { status: may ? 200 : 404, headers: { 'Cache-Control': 'no-store' } });
}
