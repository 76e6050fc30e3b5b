import 'server-only';
import type { NextAuthConfig, Session } from 'next-auth';
import { localePath } from '@/lib/platform/locale';
import { log } from '@/lib/platform/log.server';
import { authCookies } from './auth-cookies';
import type { DeviceDescription } from './device-description';
import { emailHashes, isEmailHash } from './email-address';
import { hashedAdapter, type StoreParts } from './hashed-adapter.server';
import { findIdentity, type LinkProblem } from './identities.server';
import { type IdentityWay, identityHashes, isIdentityWay } from './identity';
import { openSession, readSessionStanding, SESSION_DAYS } from './sessions.server';
import { localeOfPath, ownPath } from './sign-in-link';
import { type ProviderParts, signInProviders } from './sign-in-providers.server';

/** Everything that signing in needs of the site and of the running request. */
export interface SignInParts extends StoreParts, ProviderParts {
  readonly secret: string;
  /** What the running request says of its device. */
  readonly device: () => Promise<DeviceDescription>;
  /** Ends the session whose cookie is about to be replaced. */
  readonly leaveSession: () => Promise<void>;
  /** After a sign-in, in the request that made it; `emailHash` when it was made by a link. */
  readonly onSignedIn: (userId: string, emailHash: string | null) => Promise<void>;
}

const DAY = 24 * 3600;

/**
 * next-auth for every way into an account: addresses, numbers and subjects are stored as keyed hashes only, sessions are in a signed cookie that
 * names a row. @param next path the visitor wants to end on, which also tells the language of the pages
 */
export function authConfig(parts: SignInParts, next: string): NextAuthConfig {
  const locale = localeOfPath(next);
  const page = localePath(locale, '/sign-in');
  const https = parts.origin.startsWith('https:');
  return {
    adapter: hashedAdapter(parts),
    providers: signInProviders(parts),
    session: { strategy: 'jwt', maxAge: SESSION_DAYS * DAY },
    pages: { signIn: page, error: page, verifyRequest: page, signOut: localePath(locale, '/me/account') },
    secret: parts.secret,
    trustHost: true,
    useSecureCookies: https,
    cookies: authCookies(https),
    callbacks: {
      ...sessionCallbacks(parts),
      signIn: async ({ user, account, email }) => {
        // A link is judged when it is opened: whoever asks for one learns nothing about the address, not by the time that a mail takes either.
        if (email?.verificationRequest) return true;
        const problem = account && (await linkProblem(parts, account.provider, user.email, account.providerAccountId));
        return problem ? localePath(locale, `/me/account?problem=${problem}`) : true;
      },
    },
    events: {
      signIn: async ({ user, account }) => {
        if (user.id) await parts.onSignedIn(user.id, account?.type === 'email' ? (user.email ?? null) : null);
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

/** Why a way cannot be added to the account that is signed in; null when it can, or when nobody is. A number is judged with its code. */
async function linkProblem(
  parts: SignInParts,
  provider: string,
  email: string | null | undefined,
  subject: string,
): Promise<LinkProblem | null> {
  if (isIdentityWay(provider) && provider !== 'phone') return identityProblem(parts, provider, subject);
  if (!email) return null;
  const hashes = isEmailHash(email) ? [email] : emailHashes(parts.keys, email as Parameters<typeof emailHashes>[1]);
  const adding = await parts.emailHolder(hashes[0] as string);
  if (!adding) return null;
  const owner = await parts.db.user.findFirst({ where: { email: { in: hashes } }, select: { id: true } });
  if (owner) return owner.id === adding ? null : 'other_account';
  const own = await parts.db.user.findUnique({ where: { id: adding }, select: { email: true } });
  return own?.email ? 'already' : null;
}

async function identityProblem(parts: SignInParts, way: IdentityWay, subject: string): Promise<LinkProblem | null> {
  const holder = await parts.holder();
  if (!holder) return null;
  const found = await findIdentity(parts.db, way, identityHashes(parts.keys, way, subject));
  if (found) return found.userId === holder ? null : 'other_account';
  return (await parts.db.account.count({ where: { userId: holder, provider: way } })) > 0 ? 'already' : null;
}

function sessionCallbacks(parts: SignInParts): NonNullable<NextAuthConfig['callbacks']> {
  const { db, origin, now } = parts;
  return {
    redirect: ({ url }) => new URL(ownPath(url, origin, '/me'), origin).href,
    jwt: async ({ token, user }) => {
      if (user?.id) {
        await parts.leaveSession();
        token.sid = await openSession(db, user.id, await parts.device(), now());
      }
      const standing = typeof token.sid === 'string' ? await readSessionStanding(db, token.sid, now()) : null;
      return standing && { sub: standing.userId, sid: token.sid, role: standing.role };
    },
    session: ({ session, token }) =>
      ({
        expires: session.expires,
        user: { id: token.sub, role: token.role, session: token.sid },
      }) as unknown as Session,
  };
}
