import type { NextRequest } from 'next/server';
import { handlers } from '@/lib/accounts/sign-in.server';
import { buttonInstead } from '@/lib/accounts/sign-in-link';
import { settings } from '@/lib/platform/settings.server';

// Asking for a link and signing out are server actions, with limits of their own; a second door for POST would go around them.
export function GET(request: NextRequest): Promise<Response> | Response {
  const { pathname, searchParams } = request.nextUrl;
  const site = request.headers.get('sec-fetch-site');
  const button = pathname.endsWith('/callback/nodemailer') && buttonInstead(settings().ORIGIN, searchParams, site);
  if (!button) return handlers.GET(request);
  return new Response(null, { status: 303, headers: { Location: button, 'Cache-Control': 'no-store' } });
}
