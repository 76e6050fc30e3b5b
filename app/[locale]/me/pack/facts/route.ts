import { readThisNetwork } from '@/lib/accounts/this-device.server';
import { readChoice } from '@/lib/pack/choice';
import { readMyPack } from '@/lib/pack/my-pack.server';
import { MOST_CALLS } from '@/lib/pack/pack-call';
import { packLimits } from '@/lib/pack/pack-limit.server';
import { systemClock } from '@/lib/platform/clock';
import { readForm } from '../read-form';

export const dynamic = 'force-dynamic';

/** `POST /me/pack/facts` with ticked receipts: what the server knows of the visitor's own calls, and their proofs, as JSON. */
export async function POST(request: Request): Promise<Response> {
  const allowed = packLimits().packFacts.consume(await readThisNetwork());
  if (!allowed.ok) {
    return new Response(null, { status: 429, headers: { 'Retry-After': String(allowed.error.retryAfter) } });
  }
  const form = await readForm(request);
  if (!form) return new Response(null, { status: 400 });
  const pack = await readMyPack(readChoice(form, true, MOST_CALLS), systemClock());
  return pack ? Response.json(pack) : new Response(null, { status: 404 });
}
