import { isIdentityWay } from '@/lib/accounts/identity';
import { signIn } from '@/lib/accounts/sign-in.server';
import { localeOfPath, ownPath } from '@/lib/accounts/sign-in-link';
import { offeredWays } from '@/lib/accounts/sign-in-settings.server';
import { localePath } from '@/lib/platform/locale';
import { log } from '@/lib/platform/log.server';
import { settings } from '@/lib/platform/settings.server';

type RouteInput = { params: Promise<{ way: string }> };

/** Sends a visitor to the provider that knows them; state, nonce and the PKCE verifier stay in cookies of this browser. */
export async function GET(request: Request, { params }: RouteInput): Promise<Response> {
  const { way } = await params;
  const next = ownPath(new URL(request.url).searchParams.get('next'), settings().ORIGIN, '/me');
  const page = localePath(localeOfPath(next), '/sign-in');
  if (!isIdentityWay(way) || way === 'phone' || !offeredWays().ways.includes(way)) return seeOther(page);
  // Only this site's own pages may begin a sign-in.
  if (request.headers.get('sec-fetch-site') === 'cross-site') return seeOther(page);
  try {
    return seeOther(await signIn(way, { redirectTo: next, redirect: false }));
  } catch (error) {
    log.warn({ error: (error as Error).name }, 'a sign-in could not begin');
    return seeOther(`${page}?error=Configuration`);
  }
}

const seeOther = (location: string): Response =>
  new Response(null, { status: 303, headers: { Location: location, 'Cache-Control': 'no-store' } });
