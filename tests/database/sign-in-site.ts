import { Auth } from '@auth/core';
import { authConfig, type SignInParts } from '@/lib/accounts/auth-config.server';
import type { Mail } from '@/lib/accounts/deliver-mail.server';
import { enterByCode } from '@/lib/accounts/enter-by-code.server';
import { endSession } from '@/lib/accounts/sessions.server';
import { createPrisma } from '@/lib/platform/database.server';
import { keyring } from '@/lib/platform/keyed-hash';
import type { PrismaClient } from '@/lib/platform/prisma-client/client';
import { type FreshDatabase, freshDatabase } from './fresh-database';

export const ORIGIN = 'http://localhost:3000';
export const SECRET = 'the secret of this test, of 32 bytes or more';

type Session = { user: { id: string; role: string; session: string } } | null;
type Wish = Partial<Pick<SignInParts, 'keys' | 'oidc' | 'weChat'>>;

export type SignInSite = Awaited<ReturnType<typeof signInSite>>;
export type SignInBrowser = ReturnType<SignInSite['browser']>;

/** next-auth as the site sets it up, on a database of its own; browsers talk to it as its routes are talked to. */
export async function signInSite() {
  const database: FreshDatabase = await freshDatabase();
  const db = createPrisma(database.url);
  const [mails, signedIn]: [Mail[], string[]] = [[], []];
  const site = {
    db,
    mails,
    signedIn,
    url: database.url,
    mayWrite: true,
    browser: (wish: Wish = {}) => browser(site, wish),
    async reset() {
      [mails.length, signedIn.length, site.mayWrite] = [0, 0, true];
      await db.user.deleteMany();
      await db.verificationToken.deleteMany();
      await db.phoneCode.deleteMany();
    },
    async close() {
      await db.$disconnect();
      await database.drop();
    },
  };
  return site;
}

type Site = { db: PrismaClient; mails: Mail[]; signedIn: string[]; mayWrite: boolean };

/** One browser: keeps its cookies. `adding`: it asks for links to add an address to the account it is signed in to. */
function browser(site: Site, wish: Wish) {
  const { db } = site;
  const keys = wish.keys ?? keyring(SECRET);
  const jar = new Map<string, string>();
  const state = { adding: false };
  const holder = async () => (await session())?.user.id ?? null;
  const parts: SignInParts = {
    ...{ db, keys, origin: ORIGIN, secret: 'a secret for the session cookies of this test' },
    ...{ oidc: null, weChat: null, ...wish, holder },
    now: () => new Date(),
    deliver: async (mail) => {
      site.mails.push(mail);
    },
    mayWriteTo: async () => site.mayWrite,
    device: async () => ({ browser: 'chrome', system: 'android' }),
    enterByCode: async (ask, code) => enterByCode({ db, keys, now: new Date() }, { ask, code, holder: await holder() }),
    emailHolder: async () => (state.adding ? holder() : null),
    leaveSession: async () => {
      const user = (await session())?.user;
      if (user) await endSession(db, user.id, user.session);
    },
    onSignedIn: async (userId) => {
      site.signedIn.push(userId);
    },
  };
  async function send(path: string, form?: Record<string, string>, keep = true): Promise<Response> {
    const headers = { cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; ') };
    const request = form
      ? new Request(`${ORIGIN}/api/auth/${path}`, { method: 'POST', headers, body: new URLSearchParams(form) })
      : new Request(`${ORIGIN}/api/auth/${path}`, { headers });
    const response = await Auth(request, { ...authConfig(parts, '/me'), basePath: '/api/auth' });
    for (const cookie of keep ? response.headers.getSetCookie() : []) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      jar.set(name, value);
    }
    return response;
  }
  const session = async (): Promise<Session> => (await (await send('session', undefined, false)).json()) as Session;
  const csrf = async () => ((await (await send('csrf')).json()) as { csrfToken: string }).csrfToken;
  const go = async (path: string, form?: Record<string, string>) =>
    (await send(path, form && { csrfToken: await csrf(), ...form })).headers.get('location') ?? '';
  return {
    jar,
    state,
    send,
    session,
    ask: (email: string, callbackUrl = '/me') => go('signin/nodemailer', { email, callbackUrl }),
    follow: (link: string) => {
      const token = new URL(link).searchParams.get('token') ?? '';
      return go(`callback/nodemailer?${new URLSearchParams({ token, callbackUrl: '/me' })}`);
    },
    /** Types a code that was sent to a number. */
    type: (ask: string, code: string) => go('callback/phone', { ask, code, callbackUrl: '/me' }),
    /** Goes to a provider and comes back: where it ends. */
    async through(way: 'oidc' | 'wechat'): Promise<string> {
      const there = await go(`signin/${way}`, { callbackUrl: '/me' });
      const back = await fetch(there, { redirect: 'manual' });
      const home = new URL(back.headers.get('location') ?? ORIGIN);
      return go(`callback/${way}${home.search}`);
    },
  };
}
