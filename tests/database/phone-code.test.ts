import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { askForCode } from '@/lib/accounts/ask-for-code.server';
import { enterByCode } from '@/lib/accounts/enter-by-code.server';
import type { CodeAsk } from '@/lib/accounts/phone-code';
import { SmsRefused } from '@/lib/accounts/sms/aliyun-sms.server';
import { codeDelivery } from '@/lib/accounts/sms/deliver-code.server';
import { keyring } from '@/lib/platform/keyed-hash';
import type { PrismaClient } from '@/lib/platform/prisma-client/client';
import { createLimiter } from '@/lib/platform/rate-limit.server';
import { everyRow } from './every-row';
import { ORIGIN, SECRET, type SignInSite, signInSite } from './sign-in-site';
import { aliyunSms, type StandInSms } from './stand-ins/aliyun-sms';

const NUMBER = '19912345678';
const keys = keyring(SECRET);

let site: SignInSite;
let sms: StandInSms;
let limits: ReturnType<typeof freshLimits>;

const limit = (name: string, points: number) => createLimiter({ name, points, seconds: 3600 });
const freshLimits = () => ({
  codeNumber: limit('number', 5),
  codeNumberDay: limit('day', 10),
  codeDevice: limit('device', 10),
  codeNetwork: limit('network', 60),
  codeSite: limit('site', 200),
});

beforeAll(async () => {
  [site, sms] = await Promise.all([signInSite(), aliyunSms()]);
});
afterAll(() => Promise.all([site.close(), sms.close()]));
beforeEach(async () => {
  await site.reset();
  limits = freshLimits();
  sms.sent.length = 0;
  sms.state.refuse = null;
});

const parts = (db: PrismaClient = site.db, now = new Date()) => ({
  ...{ db, keys, now, limits, say: () => '' },
  deliver: codeDelivery({ kind: 'aliyun', account: sms.account }),
});
const someone = { device: null, network: '203.0.113' };

async function asked(number = NUMBER): Promise<CodeAsk> {
  const answer = await askForCode(parts(), number, someone);
  if (!answer.ok) throw new Error(answer.error);
  return answer.value;
}
const sentCode = () => sms.sent.at(-1)?.code ?? '';
const wrongCode = () => String((Number(sentCode()) + 1) % 1_000_000).padStart(6, '0');
const enter = (ask: string, code: string, holder: string | null = null, now = new Date()) =>
  enterByCode({ db: site.db, keys, now }, { ask, code, holder });

describe('a code', () => {
  it('goes through the gateway to the number and from there to a session', async () => {
    const ask = await asked('+86 199-1234-5678');
    expect(sms.sent).toEqual([{ number: NUMBER, code: expect.stringMatching(/^\d{6}$/) }]);
    const visitor = site.browser();
    expect(await visitor.type(ask, sentCode())).toBe(`${ORIGIN}/me`);
    const { id } = await site.db.user.findFirstOrThrow();
    expect((await visitor.session())?.user.id).toBe(id);
    expect(site.signedIn).toEqual([id]);
    const again = await asked();
    await site.browser().type(again, sentCode());
    expect(await site.db.user.count()).toBe(1);
  });

  it('writes number and code into no table', async () => {
    const ask = await asked();
    const before = await everyRow(site.db);
    await enter(ask, sentCode());
    const after = await everyRow(site.db);
    for (const text of [before, after])
      for (const secret of [NUMBER, sentCode(), ask]) expect(text).not.toContain(secret);
    expect(await site.db.phoneCode.count()).toBe(0);
  });

  it('opens one account once when it is typed two hundred times at once', async () => {
    const ask = await asked();
    const code = sentCode();
    const answers = await Promise.all(Array.from({ length: 200 }, () => enter(ask, code)));
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
    expect(new Set(answers.flatMap((answer) => (answer.ok ? [] : [answer.error])))).toEqual(new Set(['expired']));
    expect(await site.db.user.count()).toBe(1);
  });

  it('is worth nothing after five wrong ones, however many come at once', async () => {
    const ask = await asked();
    const wrong = wrongCode();
    const answers = await Promise.all(Array.from({ length: 50 }, () => enter(ask, wrong)));
    expect(answers.filter((answer) => !answer.ok && answer.error === 'wrong')).toHaveLength(5);
    expect(await enter(ask, sentCode())).toEqual({ ok: false, error: 'expired' });
  });

  it('holds for ten minutes', async () => {
    const ask = await asked();
    const later = (minutes: number) => new Date(Date.now() + minutes * 60_000);
    expect(await enter(ask, sentCode(), null, later(10.1))).toEqual({ ok: false, error: 'expired' });
    expect((await enter(ask, sentCode(), null, later(9.9))).ok).toBe(true);
  });

  it('works only with the request it was sent for', async () => {
    await asked();
    const code = sentCode();
    const other = await asked('19900000000');
    if (code !== sentCode()) expect(await enter(other, code)).toEqual({ ok: false, error: 'wrong' });
    expect(await enter('made-up', code)).toEqual({ ok: false, error: 'expired' });
    expect(await enter(randomBytes(20).toString('base64url'), code)).toEqual({ ok: false, error: 'expired' });
    expect(await enter(other, '12 34')).toEqual({ ok: false, error: 'malformed' });
  });

  it('makes one account when a new number is entered by two codes at once', async () => {
    const first = await asked();
    const one = sentCode();
    const second = await asked();
    const answers = await Promise.all([enter(first, one), enter(second, sentCode())]);
    expect(answers.map((answer) => answer.ok && answer.value)).toEqual(
      Array(2).fill((await site.db.user.findFirstOrThrow()).id),
    );
    expect(await site.db.user.count()).toBe(1);
  });

  it('adds the number to the account that is signed in, unless it belongs to another or the account has one', async () => {
    const ann = await site.db.user.create({ data: {} });
    const bob = await site.db.user.create({ data: {} });
    expect(await enter(await asked(), sentCode(), ann.id)).toEqual({ ok: true, value: ann.id });
    expect(await enter(await asked(), sentCode(), ann.id)).toEqual({ ok: true, value: ann.id });
    expect(await enter(await asked(), sentCode(), bob.id)).toEqual({ ok: false, error: 'other_account' });
    expect(await enter(await asked('19900000000'), sentCode(), ann.id)).toEqual({ ok: false, error: 'already' });
    expect(await enter(await asked(), sentCode())).toEqual({ ok: true, value: ann.id });
  });

  it('leads to the same account after the secret was replaced', async () => {
    await enter(await asked(), sentCode());
    const rotated = { ...parts(), keys: keyring('another secret of this test, of 32 bytes', SECRET) };
    const answer = await askForCode(rotated, NUMBER, someone);
    await enterByCode({ ...rotated }, { ask: answer.ok ? answer.value : '', code: sentCode(), holder: null });
    expect(await site.db.user.count()).toBe(1);
  });
});

describe('asking for a code', () => {
  it('does the same work and gives the same answer for a known number and a new one', async () => {
    await enter(await asked(), sentCode());
    const done: string[][] = [[], []];
    for (const [i, number] of [NUMBER, '19900000000'].entries()) {
      const db = site.db.$extends({
        query: {
          $allOperations: ({ model, operation, args, query }) => {
            done[i]?.push(`${model} ${operation}`);
            return query(args);
          },
        },
      }) as unknown as PrismaClient;
      const answer = await askForCode(parts(db), number, someone);
      expect(answer).toEqual({ ok: true, value: expect.stringMatching(/^[\w-]{27}$/) });
    }
    expect(done[0]?.length).toBeGreaterThan(0);
    expect(done[0]).toEqual(done[1]);
  });

  it('sends a number five messages an hour and tells nobody that it sends no more; what is not sent cannot be guessed', async () => {
    for (let time = 0; time < 5; time++) await asked();
    expect(sms.sent).toHaveLength(5);
    const quiet = await askForCode(parts(), NUMBER, someone);
    expect(quiet).toEqual({ ok: true, value: expect.stringMatching(/^[\w-]{27}$/) });
    expect(sms.sent).toHaveLength(5);
    const hash = (await site.db.phoneCode.findMany()).map((row) => row.codeHash);
    expect(new Set(hash).size).toBe(6);
    expect(await enter(quiet.ok ? quiet.value : '', sentCode())).toEqual({ ok: false, error: 'wrong' });
  });

  it('is refused to a device after ten and to a network after sixty', async () => {
    const numbers = (i: number) => `199000000${String(i).padStart(2, '0')}`;
    for (let i = 0; i < 10; i++) {
      expect((await askForCode(parts(), numbers(i), { device: 'D', network: 'a' })).ok).toBe(true);
    }
    expect(await askForCode(parts(), numbers(11), { device: 'D', network: 'b' })).toEqual({
      ok: false,
      error: 'limited',
    });
    for (let i = 0; i < 60; i++) await askForCode(parts(), numbers(i), { device: null, network: 'n' });
    expect(await askForCode(parts(), numbers(61), { device: null, network: 'n' })).toEqual({
      ok: false,
      error: 'limited',
    });
  });

  it('is sent no more often than the site can pay, whoever asks and from wherever; the quiet ones cost nothing', async () => {
    limits.codeSite = limit('site', 20);
    const from = (i: number) => ({ device: null, network: `network ${i}` });
    for (let i = 0; i < 12; i++) await askForCode(parts(), NUMBER, from(i));
    expect(sms.sent).toHaveLength(5);
    const number = (i: number) => `1391234${String(i).padStart(4, '0')}`;
    const answers = [];
    for (let i = 0; i < 20; i++) answers.push(await askForCode(parts(), number(i), from(100 + i)));
    expect(sms.sent).toHaveLength(20);
    expect(answers.filter(({ ok }) => !ok)).toEqual(Array(5).fill({ ok: false, error: 'limited' }));
  });

  it('says that a message was not taken, and forgets its code', async () => {
    sms.state.refuse = 'isv.BUSINESS_LIMIT_CONTROL';
    expect(await askForCode(parts(), NUMBER, someone)).toEqual({ ok: false, error: 'undelivered' });
    expect(await site.db.phoneCode.count()).toBe(0);
    expect(await askForCode(parts(), '12345', someone)).toEqual({ ok: false, error: 'malformed' });
  });
});

describe('the gateway', () => {
  const send = (change: Partial<StandInSms['account']>, number = '+8619912345678') =>
    codeDelivery({ kind: 'aliyun', account: { ...sms.account, ...change } })(number as never, '123456', '').then(
      () => 'sent',
      (error: SmsRefused) => error.reason,
    );

  it('verifies signature, account, signature name and template', async () => {
    expect(await send({})).toBe('sent');
    expect(await send({ keySecret: 'another' })).toBe('SignatureDoesNotMatch');
    expect(await send({ keyId: 'another' })).toBe('InvalidAccessKeyId.NotFound');
    expect(await send({ signName: '别的' })).toBe('isv.SMS_SIGNATURE_ILLEGAL');
    expect(await send({ template: 'SMS_0' })).toBe('isv.SMS_TEMPLATE_ILLEGAL');
    sms.state.refuse = 'isv.OUT_OF_SERVICE';
    expect(await send({})).toBe('isv.OUT_OF_SERVICE');
    expect(sms.sent).toEqual([{ number: NUMBER, code: '123456' }]);
  });

  it('that is not there or answers something else is an error that names no number', async () => {
    const { endpoint } = sms.account;
    await expect(
      codeDelivery({ kind: 'aliyun', account: { ...sms.account, endpoint: 'http://127.0.0.1:1' } })(
        '+8619912345678' as never,
        '1',
        '',
      ),
    ).rejects.toThrow();
    expect(endpoint).toMatch(/^http/);
    await expect(codeDelivery({ kind: 'none' })('+8619912345678' as never, '1', '')).rejects.toThrow(/no SMS gateway/);
    expect(new SmsRefused('x').message).not.toContain(NUMBER);
  });
});
