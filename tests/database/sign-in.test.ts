import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { endSession, listSessions, signOutEverywhere } from '@/lib/accounts/sessions.server';
import { keyring } from '@/lib/platform/keyed-hash';
import { everyRow } from './every-row';
import { ORIGIN, SECRET, type SignInBrowser, type SignInSite, signInSite } from './sign-in-site';

const ADDRESS = 'driver.zhang@example.com';

let site: SignInSite;
let db: SignInSite['db'];
let mails: SignInSite['mails'];
let signedIn: string[];
const browser = (keys = keyring(SECRET)): SignInBrowser => site.browser({ keys });

beforeAll(async () => {
  site = await signInSite();
  ({ db, mails, signedIn } = site);
});

afterAll(() => site.close());
beforeEach(() => site.reset());

const lastLink = (): string => /http\S+/.exec(mails.at(-1)?.text ?? '')?.[0] ?? '';

describe('signing in by e-mail', () => {
  it('goes from the address to a session that says who and in which role, and nothing more', async () => {
    const visitor = browser();
    expect(await visitor.session()).toBeNull();
    expect(await visitor.ask(ADDRESS)).toContain('/verify-request');
    expect(mails.map(({ to, language }) => [to, language])).toEqual([[ADDRESS, 'zh-CN']]);
    expect(await visitor.follow(lastLink())).toBe(`${ORIGIN}/me`);
    const user = await db.user.findFirstOrThrow();
    expect(await visitor.session()).toEqual({
      expires: expect.any(String),
      user: { id: user.id, role: 'reporter', session: expect.any(String) },
    });
    expect(signedIn).toEqual([user.id]);
  });

  it('writes the address to no table, before or after the link is used, and into no link', async () => {
    const visitor = browser();
    await visitor.ask(' Driver.Zhang@Example.COM ');
    expect(await db.verificationToken.count()).toBe(1);
    const before = await everyRow(db);
    await visitor.follow(lastLink());
    const after = await everyRow(db);
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
    site.mayWrite = false;
    expect(await browser().ask(ADDRESS)).toBe(sent);
    expect(mails).toHaveLength(1);
  });

  it('answers and writes alike to an address of somebody else, asked for again by who is signed in', async () => {
    const [owner, other] = [browser(), browser()];
    await owner.ask(ADDRESS);
    await owner.follow(lastLink());
    await other.ask('somebody.else@example.com');
    await other.follow(lastLink());
    other.state.adding = true;
    mails.length = 0;
    const [taken, free] = [await other.ask(ADDRESS), await other.ask('nobody@example.com')];
    expect(taken).toBe(free);
    expect(mails.map(({ to }) => to)).toEqual([ADDRESS, 'nobody@example.com']);
    const user = (await other.session())?.user.id;
    mails.pop();
    expect(await other.follow(lastLink())).toBe(`${ORIGIN}/me/account?problem=other_account`);
    expect((await other.session())?.user.id).toBe(user);
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
    const rotated = browser(keyring('another secret of this test, of 32 bytes', SECRET));
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

  it('is listed with the kind of its device and ends alone', async () => {
    const [phone, laptop] = [await enter(), await enter()];
    const { id } = await db.user.findFirstOrThrow();
    const kept = await listSessions(db, id, new Date());
    expect(kept.map(({ browser: family, system }) => [family, system])).toEqual([
      ['chrome', 'android'],
      ['chrome', 'android'],
    ]);
    await endSession(db, 'somebody else', (await phone.session())?.user.session ?? '');
    expect(await phone.session()).not.toBeNull();
    await endSession(db, id, (await phone.session())?.user.session ?? '');
    expect(await phone.session()).toBeNull();
    expect(await laptop.session()).not.toBeNull();
    expect(await listSessions(db, id, new Date())).toHaveLength(1);
  });

  it('is replaced by the next one in the same browser', async () => {
    const visitor = await enter();
    await visitor.ask(ADDRESS);
    await visitor.follow(lastLink());
    const { id } = await db.user.findFirstOrThrow();
    expect(await listSessions(db, id, new Date())).toHaveLength(1);
  });

  it('notes the day it was used, and is forgotten after thirty', async () => {
    const visitor = await enter();
    const { id } = await db.user.findFirstOrThrow();
    const seen = async () => (await listSessions(db, id, new Date()))[0]?.seenOn;
    const today = await seen();
    await db.session.updateMany({ data: { seenOn: new Date('2026-01-05') } });
    expect(await seen()).toBe('2026-01-05');
    await visitor.session();
    expect(await seen()).toBe(today);
    await db.session.updateMany({ data: { createdAt: new Date(Date.now() - 31 * 24 * 3600_000) } });
    expect(await listSessions(db, id, new Date())).toEqual([]);
    await enter();
    expect(await db.session.count()).toBe(1);
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
