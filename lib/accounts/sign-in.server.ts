import 'server-only';
import NextAuth from 'next-auth';
import { systemClock } from '@/lib/platform/clock';
import { prisma } from '@/lib/platform/database.server';
import { settings } from '@/lib/platform/settings.server';
import { accountKeys } from './account-keys.server';
import { adoptAfterSignIn } from './adopt-after-sign-in.server';
import { authConfig, type SignInParts } from './auth-config.server';
import { type DeliverMail, mailDelivery } from './deliver-mail.server';
import { mailRoute } from './mail-route';
import { isRole, type SignedIn } from './roles';
import { signInLimits } from './sign-in-limits.server';
import { ownPath } from './sign-in-link';

let deliver: DeliverMail | undefined;

function signInParts(): SignInParts {
  const { AUTH_SECRET, ORIGIN, SMTP_URL, MAIL_FROM, MAIL_CATCHER_DIR } = settings();
  // The one way to tell next-auth its origin; without it the Host header of a request would decide.
  process.env.AUTH_URL = ORIGIN;
  const route = mailRoute({ smtpUrl: SMTP_URL, catcherDir: MAIL_CATCHER_DIR, origin: ORIGIN });
  deliver ??= mailDelivery(route, MAIL_FROM ?? `no-reply@${new URL(ORIGIN).hostname}`);
  return {
    db: prisma(),
    keys: accountKeys(),
    secret: AUTH_SECRET,
    origin: ORIGIN,
    deliver,
    mayWriteTo: async (emailHash) => (await signInLimits().mailAddress.consume(emailHash)).ok,
    onSignedIn: adoptAfterSignIn,
    now: systemClock,
  };
}

/** next-auth of this site. Set up at the first request, as settings are not there when the site is built. */
export const { handlers, auth, signIn, signOut } = NextAuth((request) => {
  const parts = signInParts();
  const next = ownPath(request?.nextUrl.searchParams.get('callbackUrl'), parts.origin, '/me');
  return authConfig(parts, next);
});

/** Who is signed in, or null; the session version is asked of the database every time. */
export async function readSession(): Promise<SignedIn | null> {
  const user = (await auth())?.user as { id?: unknown; role?: unknown } | undefined;
  return typeof user?.id === 'string' && isRole(user.role) ? { userId: user.id, role: user.role } : null;
}
