import { Auth } from '@auth/core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { authConfig, type SignInParts } from '@/lib/accounts/auth-config.server';
import type { Mail } from '@/lib/accounts/deliver-mail.server';
import { signOutEverywhere } from '@/lib/accounts/session-standing.server';
import { createPrisma } from '@/lib/platform/database.server';
import { keyring } from '@/lib/platform/keyed-hash';
import type { PrismaClient } from '@/lib/platform/prisma-client/client';
import { type FreshDatabase, freshDatabase } from './fresh-database';

const ORIGIN = 'http://localhost:3000';
const SECRET = 'the secret of this test, of 32 bytes or more';
const ADDRESS = 'driver.zhang@example.com';

let database: FreshDatabase;
let db: PrismaClient;
let mails: Mail[];
let signedIn: string[];
let mayWrite: boolean;

beforeAll(async () => {
  database = await freshDatabase();
  db = createPrisma(database.url);
});

afterAll(async () => {
  await db.$disconnect();
  await database.drop();
});

beforeEach(async () => {
  [mails, signedIn, mayWrite] = [[], [], true];
  await db.user.deleteMany();
  await db.verificationToken.deleteMany();
});

const parts = (keys = keyring(SECRET)): SignInParts => ({
  db,
  keys,
  secret: 'a secret for the session cookies of this test',
  origin: ORIGIN,
  deliver: async (mail) => {
    mails.push(mail);
  },
  mayWriteTo: async () => mayWrite,
  onSignedIn: async (userId) => {
    signedIn.push(userId);
  },
  now: () => new Date(),
});

/** One browser: keeps its cookies and talks to next-auth as the routes of the site do. */
function browser(made = parts()) {
  const jar = new Map<string, string>();
  async function send(path: string, form?: Record<string, string>): Promise<Response> {
    const headers = { cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; ') };
    const request = form
      ? new Request(`${ORIGIN}/api/auth/${path}`, { method: 'POST', headers, body: new URLSearchParams(form) })
      : new Request(`${ORIGIN}/api/auth/${path}`, { headers });
    const response = await Auth(request, { ...authConfig(made, '/me'), basePath: '/api/auth' });
    for (const cookie of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      jar.set(name, value);
    }
    return response;
  }
  const ask = async (email: string, callbackUrl = '/me') => {
    const { csrfToken } = (await (await send('csrf')).json()) as { csrfToken: string };
    return (await send('signin/nodemailer', { email, csrfToken, callbackUrl })).headers.get('location') ?? '';
  };
  const follow = async (link: string) => {
    const token = new URL(link).searchParams.get('token') ?? '';
    const path = `callback/nodemailer?${new URLSearchParams({ token, callbackUrl: '/me' })}`;
    return (await send(path)).headers.get('location') ?? '';
  };
  return { send, ask, follow, session: async () => (await send('session')).json() };
}

const lastLink = (): string => /http\S+/.exec(mails.at(-1)?.text ?? '')?.[0] ?? '';

async function everyRow(): Promise<string> {
  const tables = await db.$queryRaw<{ name: string }[]>`
    select tablename as name from pg_tables where schemaname = 'public'`;
  const texts = await Promise.all(
    tables.map(({ name }) => db.$queryRawUnsafe<{ row: string }[]>(`select t::text as row from "${name}" t`)),
  );
  return texts
    .flat()
    .map(({ row }) => row)
    .join('\n');
}

describe('signing in by e-mail', () => {
  it('goes from the address to a session that says who and in which role, and nothing more', async () => {
    const visitor = browser();
    expect(await visitor.session()).toBeNull();
    expect(await visitor.ask(ADDRESS)).toContain('/verify-request');
    expect(mails.map(({ to, language }) => [to, language])).toEqual([[ADDRESS, 'zh-CN']]);
    expect(await visitor.follow(lastLink())).toBe(`${ORIGIN}/me`);
    const user = await db.user.findFirstOrThrow();
    expect(await visitor.session()).toEqual({ expires: expect.any(String), user: { id: user.id, role: 'reporter' } });
    expect(signedIn).toEqual([user.id]);
  });

  it('writes the address to no table, before or after the link is used, and into no link', async () => {
    const visitor = browser();
    await visitor.ask(' Driver.Zhang@Example.COM ');
    expect(await db.verificationToken.count()).toBe(1);
    const before = await everyRow();
    await visitor.follow(lastLink());
    const after = await everyRow();
    expect(await db.user.count()).toBe(1);
    for (const text of [before, after, lastLink()]) expect(text).not.toMatch(/zhang|example|@/i);
    const { email } = await db.user.findFirstOrThrow();
    expect(email).toBe(keyring(SECRET).hash('email', ADDRESS).toString('hex'));
  });

  it('knows one person by one address however it is typed', async () => {
    for (const typed of [ADDRESS, 'DRIVER.ZHANG@EXAMPLE.COM', ' driver.zhang＠example.com ']) {
      const visitor = browser();
      await visitor.ask(typed);
      await visitor.follow(lastLink());
    }
    expect(await db.user.count()).toBe(1);
    expect(new Set(signedIn).size).toBe(1);
  });

  it('writes in the language of the page and leads back to this site only', async () => {
    await browser().ask(ADDRESS, '/en/me');
    expect(mails.at(-1)?.language).toBe('en');
    expect(lastLink()).toMatch(/^http:\/\/localhost:3000\/en\/sign-in\/confirm\?token=[0-9a-f]{64}&next=%2Fen%2Fme$/);
    await browser().ask(ADDRESS, 'https://evil.example/me');
    expect(new URL(lastLink()).searchParams.get('next')).toBe('/me');
  });

  it('answers alike when an address has had too many mails, and sends none', async () => {
    const sent = await browser().ask(ADDRESS);
    mayWrite = false;
    expect(await browser().ask(ADDRESS)).toBe(sent);
    expect(mails).toHaveLength(1);
  });

  it('needs the CSRF token', async () => {
    const response = await browser().send('signin/nodemailer', { email: ADDRESS });
    expect(response.headers.get('location')).toContain('MissingCSRF');
    expect(mails).toEqual([]);
  });
});

describe('a link', () => {
  it('works once', async () => {
    await browser().ask(ADDRESS);
    expect(await browser().follow(lastLink())).toBe(`${ORIGIN}/me`);
    const second = browser();
    expect(await second.follow(lastLink())).toBe(`${ORIGIN}/sign-in?error=Verification`);
    expect(await second.session()).toBeNull();
  });

  it('works once when opened many times at once', async () => {
    await browser().ask(ADDRESS);
    const landings = await Promise.all(Array.from({ length: 6 }, () => browser().follow(lastLink())));
    expect(landings.filter((landing) => landing === `${ORIGIN}/me`)).toHaveLength(1);
  });

  it('works for 15 minutes', async () => {
    const asked = Date.now();
    await browser().ask(ADDRESS);
    const { identifier, token, expires } = await db.verificationToken.findFirstOrThrow();
    expect(Math.abs(expires.getTime() - asked - 15 * 60_000)).toBeLessThan(10_000);
    await db.verificationToken.update({
      where: { identifier_token: { identifier, token } },
      data: { expires: new Date(asked - 1) },
    });
    expect(await browser().follow(lastLink())).toContain('error=Verification');
  });

  it('of a new address opened beside another one makes one user', async () => {
    await browser().ask(ADDRESS);
    const first = lastLink();
    await browser().ask(ADDRESS);
    const landings = await Promise.all([browser().follow(first), browser().follow(lastLink())]);
    expect(landings).toEqual([`${ORIGIN}/me`, `${ORIGIN}/me`]);
    expect(await db.user.count()).toBe(1);
  });

  it('leads to the same user after the secret was replaced', async () => {
    await browser().ask(ADDRESS);
    await browser().follow(lastLink());
    const rotated = browser(parts(keyring('another secret of this test, of 32 bytes', SECRET)));
    await rotated.ask(ADDRESS);
    await rotated.follow(lastLink());
    expect(await db.user.count()).toBe(1);
  });
});

describe('a session', () => {
  async function enter() {
    const visitor = browser();
    await visitor.ask(ADDRESS);
    await visitor.follow(lastLink());
    return visitor;
  }

  it('ends everywhere when its owner says so; a later one holds', async () => {
    const [phone, laptop] = [await enter(), await enter()];
    const { id } = await db.user.findFirstOrThrow();
    await signOutEverywhere(db, id);
    expect([await phone.session(), await laptop.session()]).toEqual([null, null]);
    const again = await enter();
    expect(await again.session()).toMatchObject({ user: { id } });
  });

  it('has the role that the database says now, and ends with an unknown role or without its user', async () => {
    const visitor = await enter();
    await db.user.updateMany({ data: { role: 'moderator' } });
    expect(await visitor.session()).toMatchObject({ user: { role: 'moderator' } });
    await db.user.updateMany({ data: { role: 'emperor' } });
    expect(await visitor.session()).toBeNull();
    await db.user.updateMany({ data: { role: 'reporter' } });
    const other = await enter();
    await db.user.deleteMany();
    expect(await other.session()).toBeNull();
  });
});
