process.env.RATE_LIMIT_FACTOR = '0.1';

import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Sender } from '@/lib/reports/intake/submission-identity';
import { mobile, newDevice, report } from './arrivals';
import { type IntakeFixture, intakeFixture } from './intake-fixture';

let db: IntakeFixture;
let submit: typeof import('@/lib/reports/submit-report.server').submitReport;

beforeAll(async () => {
  db = await intakeFixture();
});

// Counters live in the memory of the program: a fresh copy starts at nought.
beforeEach(async () => {
  vi.resetModules();
  ({ submitReport: submit } = await import('@/lib/reports/submit-report.server'));
});

afterAll(() => db.close());

const LIMITED = { ok: false, error: { kind: 'limited' } };
const send = (body: object, sender: Partial<Sender> = {}, key: string | null = null) =>
  submit(body, db.context(sender, key));

/** How many of a hundred and fifty are taken, and what the first refused one is told. */
async function flood(of: (i: number) => { body: object; sender: Partial<Sender> }) {
  const answers = await Promise.all(Array.from({ length: 150 }, (_, i) => send(of(i).body, of(i).sender)));
  const refused = answers.find((answer) => !answer.ok);
  return { taken: answers.filter((answer) => answer.ok).length, refused };
}

const retry = expect.objectContaining({ retryAfter: expect.any(Number) });

describe('a tenth of the limits', () => {
  it('takes six reports an hour of one device', async () => {
    const device = newDevice();
    const { taken, refused } = await flood((i) => ({ body: report(), sender: { device, network: `n${i}` } }));
    expect(taken).toBe(6);
    expect(refused).toMatchObject({ ok: false, error: { kind: 'limited', limit: 'reporter' } });
    expect(refused).toEqual({ ok: false, error: retry });
    expect((await send(report(), { device: newDevice(), network: 'n1' })).ok).toBe(true);
  });

  it('takes a hundred and twenty an hour of one network, whatever devices it makes up', async () => {
    const { taken, refused } = await flood(() => ({ body: report(), sender: { device: newDevice() } }));
    expect(taken).toBe(120);
    expect(refused).toMatchObject({ ok: false, error: { limit: 'network' } });
    expect((await send(report(), { device: newDevice(), network: 'elsewhere' })).ok).toBe(true);
  });

  it('takes twelve an hour of one private number, but of an enterprise number what a city may report', async () => {
    const same = mobile(9_999_999);
    const from = (i: number) => ({ device: newDevice(), network: `n${i}` });
    const { taken, refused } = await flood((i) => ({ body: report({ number: same }), sender: from(i) }));
    expect(taken).toBe(12);
    expect(refused).toMatchObject({ ok: false, error: { limit: 'number' } });
    expect((await flood((i) => ({ body: report({ number: '95511' }), sender: from(i) }))).taken).toBe(150);
    expect(
      (await flood((i) => ({ body: report({ number: undefined, numberState: 'hidden' }), sender: from(i) }))).taken,
    ).toBe(150);
  });

  it('stores nothing of what it refuses, and says how long to wait', async () => {
    const before = await db.rows();
    const { taken, refused } = await flood(() => ({ body: report(), sender: { device: newDevice() } }));
    const after = await db.rows();
    expect(after).toMatchObject({
      reports: before.reports + taken,
      reporters: before.reporters + taken,
      keys: before.keys + taken,
    });
    const wait = refused && !refused.ok && refused.error.kind === 'limited' ? refused.error.retryAfter : 0;
    expect(wait).toBeGreaterThan(3_500);
    expect(wait).toBeLessThanOrEqual(3_600);
  });

  it('charges a repeated press once, and gives a refused one its place when there is room', async () => {
    const device = newDevice();
    const body = report();
    await Promise.all(Array.from({ length: 50 }, () => send(body, { device }, 'pressed-many-times')));
    const { taken } = await flood((i) => ({ body: report(), sender: { device, network: `n${i}` } }));
    expect(taken).toBe(5);
    const late = report();
    expect(await send(late, { device }, 'came-too-late-1')).toMatchObject(LIMITED);
    expect((await send(late, { device: newDevice(), network: 'x' }, 'came-too-late-1')).ok).toBe(true);
  });
});

it('is told over HTTP with 429, the reason, and the seconds to wait', async () => {
  const { openFront } = await import('../hostile/front-under-test');
  const front = await openFront(db);
  const post = (body: object, cookie = '') =>
    front.send({
      headers: { 'content-type': 'application/json', 'accept-language': 'en', cookie },
      body: JSON.stringify(body),
    });
  const lastOf = async (times: number, of: () => [object, string?]) => {
    for (let i = 0; i < times; i++) expect((await post(...of())).status).toBe(201);
    const { status, type, headers, text } = await post(...of());
    const seconds = Number(headers['retry-after']);
    expect([status, type]).toEqual([429, 'application/problem+json; charset=utf-8']);
    expect(seconds).toBeGreaterThan(3_500);
    expect(JSON.parse(text)).toMatchObject({ status: 429, retryAfter: seconds });
    return JSON.parse(text).detail as string;
  };
  const cookie = `wurao_device=${newDevice()}`;
  expect(await lastOf(6, () => [report(), cookie])).toContain('this device');
  const same = mobile(8_888_888);
  expect(await lastOf(12, () => [{ ...report(), number: same }, `wurao_device=${newDevice()}`])).toContain(
    'this number',
  );
  expect(await lastOf(120 - 6 - 13, () => [report()])).toContain('this network');
  await front.close();
});
