import 'server-only';
import { headers } from 'next/headers';
import type { NextRequest } from 'next/server';
import NextAuth from 'next-auth';
import { systemClock } from '@/lib/platform/clock';
import { prisma } from '@/lib/platform/database.server';
import { settings } from '@/lib/platform/settings.server';
import { accountKeys } from './account-keys.server';
import { adoptAfterSignIn, askedToAdd } from './adopt-after-sign-in.server';
import { authConfig, type SignInParts } from './auth-config.server';
import { authCookieName } from './auth-cookies';
import { type DeliverMail, mailDelivery } from './deliver-mail.server';
import { describeDevice } from './device-description';
import { enterByCode } from './enter-by-code.server';
import { mailRoute } from './mail-route';
import { isRole, type SignedIn } from './roles';
import { endSession } from './sessions.server';
import { signInLimits } from './sign-in-limits.server';
import { ownPath } from './sign-in-link';
import { oidcSettings, weChatSettings } from './sign-in-settings.server';

let deliver: DeliverMail | undefined;

function signInParts(): SignInParts {
  const { AUTH_SECRET, ORIGIN, SMTP_URL, MAIL_FROM, MAIL_CATCHER_DIR } = settings();
  // The one way to tell next-auth its origin; without it the Host header of a request would decide.
  process.env.AUTH_URL = ORIGIN;
  const route = mailRoute({ smtpUrl: SMTP_URL, catcherDir: MAIL_CATCHER_DIR, origin: ORIGIN });
  deliver ??= mailDelivery(route, MAIL_FROM ?? `no-reply@${new URL(ORIGIN).hostname}`);
  const holder = async () => (await readSession())?.userId ?? null;
  return {
    db: prisma(),
    keys: accountKeys(),
    secret: AUTH_SECRET,
    origin: ORIGIN,
    deliver,
    mayWriteTo: async (emailHash) => signInLimits().mailAddress.consume(emailHash).ok,
    enterByCode: async (ask, code) =>
      enterByCode({ db: prisma(), keys: accountKeys(), now: systemClock() }, { ask, code, holder: await holder() }),
    oidc: oidcSettings(),
    weChat: weChatSettings(),
    holder,
    emailHolder: askedToAdd(holder),
    device: async () => describeDevice((await headers()).get('user-agent')),
    leaveSession: async () => {
      const session = await readSession();
      if (session) await endSession(prisma(), session.userId, session.sessionId);
    },
    onSignedIn: adoptAfterSignIn,
    now: systemClock,
  };
}

/** next-auth of this site. Set up at the first request, as settings are not there when the site is built. */
export const { handlers, auth, signIn, signOut } = NextAuth((request) => {
  const parts = signInParts();
  return authConfig(parts, ownPath(callbackOf(request), parts.origin, '/me'));
});

/** Where a sign-in is to end: in the address while it begins, in next-auth's own cookie when a provider sends the visitor back. */
const callbackOf = (request: NextRequest | undefined): string | undefined =>
  request?.nextUrl.searchParams.get('callbackUrl') ??
  request?.cookies.get(authCookieName('callbackUrl', settings().ORIGIN.startsWith('https:')))?.value;

/** A session of the running request. */
export interface ReadSession extends SignedIn {
  readonly sessionId: string;
}

/** Who is signed in, or null; the session's row is asked of the database every time. */
export async function readSession(): Promise<ReadSession | null> {
  const user = (await auth())?.user as { id?: unknown; role?: unknown; session?: unknown } | undefined;
  return typeof user?.id === 'string' && isRole(user.role) && typeof user.session === 'string'
    ? { userId: user.id, role: user.role, sessionId: user.session }
    : null;
}
