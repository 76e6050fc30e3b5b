import 'server-only';
import type { NextAuthConfig, Session } from 'next-auth';
import type { EmailConfig } from 'next-auth/providers/email';
import type { Clock } from '@/lib/platform/clock';
import type { Keyring } from '@/lib/platform/keyed-hash';
import { localePath } from '@/lib/platform/locale';
import { log } from '@/lib/platform/log.server';
import type { PrismaClient } from '@/lib/platform/prisma-client/client';
import type { DeliverMail } from './deliver-mail.server';
import { type EmailAddress, emailHash, parseEmailAddress } from './email-address';
import { hashedAdapter } from './hashed-adapter.server';
import { readSessionStanding } from './session-standing.server';
import { LINK_MINUTES, localeOfPath, ownPath, signInLink } from './sign-in-link';
import { writeSignInMail } from './write-sign-in-mail';

export interface SignInParts {
  readonly db: PrismaClient;
  readonly keys: Keyring;
  readonly secret: string;
  /** Public origin, e.g. `https://example.org`. */
  readonly origin: string;
  readonly deliver: DeliverMail;
  /** Whether one more mail may go to this address (by its hash); when not, nothing is sent and nobody is told. */
  readonly mayWriteTo: (emailHash: string) => Promise<boolean>;
  /** After a sign-in, in the request that made it. */
  readonly onSignedIn: (userId: string, emailHash: string) => Promise<void>;
  readonly now: Clock;
}

const DAY = 24 * 3600;

/**
 * next-auth for sign-in by e-mail link: addresses stored as keyed hashes only, sessions in a signed cookie that names the session version of its
 * user. @param next path the visitor wants to end on, which also tells the language of the pages
 */
export function authConfig(parts: SignInParts, next: string): NextAuthConfig {
  const page = localePath(localeOfPath(next), '/sign-in');
  return {
    adapter: hashedAdapter(parts.db, parts.keys, parts.now),
    providers: [emailProvider(parts)],
    session: { strategy: 'jwt', maxAge: 30 * DAY },
    pages: { signIn: page, error: page, verifyRequest: page, signOut: localePath(localeOfPath(next), '/me') },
    secret: parts.secret,
    trustHost: true,
    useSecureCookies: parts.origin.startsWith('https:'),
    callbacks: sessionCallbacks(parts),
    events: {
      signIn: async ({ user }) => {
        if (user.id && user.email) await parts.onSignedIn(user.id, user.email);
      },
    },
    // Errors of mail servers quote addresses: only the name of an error is written down.
    logger: {
      error: (error) => log.warn({ error: error.name }, 'sign-in failed'),
      warn: (code) => log.warn({ code }, 'sign-in warning'),
      debug: () => {},
    },
  };
}

function emailProvider({ keys, origin, deliver, mayWriteTo }: SignInParts): EmailConfig {
  return {
    id: 'nodemailer',
    type: 'email',
    name: 'E-mail',
    maxAge: LINK_MINUTES * 60,
    normalizeIdentifier: (typed) => {
      const parsed = parseEmailAddress(typed ?? '');
      if (!parsed.ok) throw new TypeError('not an e-mail address');
      return parsed.value;
    },
    sendVerificationRequest: async ({ identifier, token, url }) => {
      if (!(await mayWriteTo(emailHash(keys, identifier as EmailAddress)))) return;
      const next = ownPath(new URL(url).searchParams.get('callbackUrl'), origin, '/me');
      const language = localeOfPath(next);
      const mail = writeSignInMail(language, signInLink(origin, language, token, next), LINK_MINUTES);
      await deliver({ to: identifier, language, ...mail });
    },
  };
}

function sessionCallbacks({ db, origin }: SignInParts): NonNullable<NextAuthConfig['callbacks']> {
  return {
    redirect: ({ url }) => new URL(ownPath(url, origin, '/me'), origin).href,
    jwt: async ({ token, user }) => {
      const id = user?.id ?? token.sub;
      const standing = id ? await readSessionStanding(db, id) : null;
      if (!id || !standing || (!user && token.version !== standing.sessionVersion)) return null;
      return { sub: id, version: standing.sessionVersion, role: standing.role };
    },
    session: ({ session, token }) =>
      ({ expires: session.expires, user: { id: token.sub, role: token.role } }) as unknown as Session,
  };
}
