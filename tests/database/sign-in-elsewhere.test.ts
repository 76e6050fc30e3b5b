import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { identityHash } from '@/lib/accounts/identity';
import { signOutEverywhere } from '@/lib/accounts/sessions.server';
import { keyring } from '@/lib/platform/keyed-hash';
import { everyRow } from './every-row';
import { ORIGIN, SECRET, type SignInSite, signInSite } from './sign-in-site';
import { oidcIssuer, type StandInIssuer } from './stand-ins/oidc-issuer';
import { type StandInWeChat, weChat } from './stand-ins/wechat';

let site: SignInSite;
let issuer: StandInIssuer;
let wechat: StandInWeChat;

beforeAll(async () => {
  [site, issuer, wechat] = await Promise.all([signInSite(), oidcIssuer(), weChat()]);
});
afterAll(() => Promise.all([site.close(), issuer.close(), wechat.close()]));
beforeEach(async () => {
  await site.reset();
  Object.assign(issuer.person, { sub: 'subject-1', refuses: false });
  Object.assign(wechat.person, { openid: 'oWX-openid-1', refuses: false });
  issuer.state.badAudience = false;
  [issuer.asked.length, wechat.asked.length] = [0, 0];
});

const browser = (keys = keyring(SECRET)) => site.browser({ keys, oidc: issuer.settings, weChat: wechat.settings });
const ways = [
  ['oidc', () => issuer.person, 'sub'],
  ['wechat', () => wechat.person, 'openid'],
] as const;

describe.each(ways)('signing in through %s', (way, person, subject) => {
  const become = (who: string) => Object.assign(person(), { [subject]: who });

  it('goes to the provider and back to a session, twice to the same account', async () => {
    const visitor = browser();
    expect(await visitor.through(way)).toBe(`${ORIGIN}/me`);
    const { id } = await site.db.user.findFirstOrThrow();
    expect((await visitor.session())?.user.id).toBe(id);
    expect(await browser().through(way)).toBe(`${ORIGIN}/me`);
    expect(site.signedIn).toEqual([id, id]);
    expect(await site.db.user.count()).toBe(1);
    become('another person');
    await browser().through(way);
    expect(await site.db.user.count()).toBe(2);
  });

  it('stores the keyed hash of the subject and nothing else of what the provider says', async () => {
    await browser().through(way);
    const stored = await everyRow(site.db);
    const account = await site.db.account.findFirstOrThrow();
    expect(account.provider).toBe(way);
    const id = way === 'oidc' ? `${issuer.settings.issuer} subject-1` : 'oWX-openid-1';
    expect(account.providerAccountId).toBe(identityHash(keyring(SECRET), way, id));
    for (const said of [
      'subject-1',
      'openid',
      'zhang',
      'Zhang',
      '张',
      'o6_bm',
      'ACCESS_TOKEN',
      'REFRESH_TOKEN',
      'token-of-the-test',
    ])
      expect(stored).not.toContain(said);
    expect([...issuer.asked, ...wechat.asked].filter((path) => /userinfo/.test(path))).toEqual([]);
  });

  it('adds the identity to the account that is signed in, and leads there afterwards', async () => {
    const visitor = browser();
    await visitor.ask('driver@example.com');
    await visitor.follow(/http\S+/.exec(site.mails.at(-1)?.text ?? '')?.[0] ?? '');
    const { id } = await site.db.user.findFirstOrThrow();
    expect(await visitor.through(way)).toBe(`${ORIGIN}/me`);
    expect(await site.db.user.count()).toBe(1);
    expect((await visitor.session())?.user.id).toBe(id);
    const elsewhere = browser();
    await elsewhere.through(way);
    expect((await elsewhere.session())?.user.id).toBe(id);
  });

  it('neither takes an identity from another account nor puts a second of its kind into one', async () => {
    await browser().through(way);
    const owner = (await site.db.account.findFirstOrThrow()).userId;
    become('another person');
    const visitor = browser();
    await visitor.through(way);
    const own = (await visitor.session())?.user.id;
    become(way === 'oidc' ? 'subject-1' : 'oWX-openid-1');
    expect(await visitor.through(way)).toBe(`${ORIGIN}/me/account?problem=other_account`);
    become('a third person');
    expect(await visitor.through(way)).toBe(`${ORIGIN}/me/account?problem=already`);
    expect((await visitor.session())?.user.id).toBe(own);
    expect(await site.db.account.count()).toBe(2);
    expect(await site.db.account.count({ where: { userId: owner } })).toBe(1);
  });

  it('does not add to an account whose session was ended', async () => {
    const visitor = browser();
    await visitor.through(way);
    const { id } = await site.db.user.findFirstOrThrow();
    await signOutEverywhere(site.db, id);
    become('somebody who found the cookie');
    await visitor.through(way);
    expect(await site.db.account.count({ where: { userId: id } })).toBe(1);
    expect(await site.db.user.count()).toBe(2);
  });

  it('gives no session to who refuses, and none for an answer that another browser asked for', async () => {
    person().refuses = true;
    const visitor = browser();
    expect(await visitor.through(way)).toContain('/sign-in?error=');
    person().refuses = false;
    expect(await visitor.session()).toBeNull();
    const [attacker, victim] = [browser(), browser()];
    const there = (
      await attacker.send(`signin/${way}`, { csrfToken: await tokenOf(attacker), callbackUrl: '/me' })
    ).headers.get('location');
    const back = new URL((await fetch(there ?? '', { redirect: 'manual' })).headers.get('location') ?? '');
    const landed = await victim.send(`callback/${way}${back.search}`);
    expect(landed.headers.get('location')).toContain('/sign-in?error=');
    expect(await victim.session()).toBeNull();
    expect(await site.db.user.count()).toBe(0);
  });

  it('leads to the same account after the secret was replaced', async () => {
    await browser().through(way);
    await browser(keyring('another secret of this test, of 32 bytes', SECRET)).through(way);
    expect(await site.db.user.count()).toBe(1);
  });
});

it('refuses an ID token that was made for somebody else', async () => {
  issuer.state.badAudience = true;
  const visitor = browser();
  expect(await visitor.through('oidc')).toContain('/sign-in?error=');
  expect(await site.db.user.count()).toBe(0);
});

async function tokenOf(visitor: ReturnType<typeof browser>): Promise<string> {
  return ((await (await visitor.send('csrf')).json()) as { csrfToken: string }).csrfToken;
}
