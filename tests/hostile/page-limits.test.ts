process.env.RATE_LIMIT_FACTOR = '0.05';

import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { deviceCookieName, mintDeviceSecret } from '@/lib/accounts/device-secret';
import { type IntakeFixture, intakeFixture } from '../database/intake-fixture';
import { type OpenFront, openFront } from './front-under-test';

let db: IntakeFixture;
let front: OpenFront;
let drawn: string[] = [];

beforeAll(async () => {
  db = await intakeFixture();
  front = await openFront(db, '.data/no-releases', async (request: IncomingMessage, response: ServerResponse) => {
    request.resume();
    drawn.push(request.url ?? '');
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.end(`<!doctype html><title>${request.url}</title>`);
  });
});

afterAll(async () => {
  await front.close();
  await db.close();
});

const cookie = () => `${deviceCookieName(false)}=${mintDeviceSecret(randomBytes(20))}`;
const read = (path: string, headers = {}) => front.send({ path, method: 'GET', headers });

// Six of a device, sixty of a network, at this factor: 120 and 1,200 a minute as they stand.
it('a device asks for so many pages of its own and is told to wait, in its language, without a page being drawn; others of its network read on', async () => {
  const mine = { cookie: cookie(), accept: 'text/html' };
  for (const path of ['/me', '/report', '/en/me/account', '/me/data', '/sign-in', '/me/pack'])
    expect((await read(path, mine)).status).toBe(200);
  drawn = [];
  for (const path of ['/me', '/me/cases', '/api/auth/session', '/desk']) {
    const refused = await read(path, mine);
    expect(refused).toMatchObject({ status: 429, headers: { 'cache-control': 'private, no-store' } });
    expect(refused.text).toContain('/zh-CN/wait');
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
    expect(refused.headers['ratelimit-policy']).toBe('"pages-device";q=6;w=60');
  }
  expect((await read('/en/me', mine)).text).toContain('/en/wait');
  expect(drawn).toEqual(['/zh-CN/wait', '/en/wait']);
  expect((await read('/me', { cookie: cookie(), accept: 'text/html' })).status).toBe(200);
  expect((await read('/me')).status).toBe(200);
});

it('its forms, scripts and files are refused as well, and told so in their own way; what is the same for everybody is not counted', async () => {
  const mine = { cookie: cookie() };
  for (let n = 0; n < 6; n++) await read('/me', mine);
  const form = { ...mine, 'content-type': 'application/x-www-form-urlencoded', accept: 'text/html' };
  expect((await front.send({ path: '/me', headers: form, body: 'a=b' })).status).toBe(429);
  const action = { ...mine, 'content-type': 'text/plain', 'next-action': 'a'.repeat(42) };
  const told = await front.send({ path: '/en/me', headers: action, body: '[]' });
  expect(told).toMatchObject({ status: 429, type: 'application/problem+json; charset=utf-8' });
  expect(JSON.parse(told.text)).toMatchObject({ status: 429, retryAfter: Number(told.headers['retry-after']) });
  const evidence = '/me/calls/0123456789ABCDEF/evidence';
  expect((await read(`${evidence}/0123456789ABCDEF`, mine)).status).toBe(429);
  const file = { ...mine, 'content-type': 'multipart/form-data; boundary=x', accept: 'application/json' };
  expect((await front.send({ path: evidence, headers: file, body: 'x'.repeat(200_000) })).status).toBe(429);
  expect((await read('/desk/evidence/0123456789ABCDEF', mine)).status).toBe(429);
  drawn = [];
  await read('/rankings');
  for (let n = 0; n < 80; n++) expect((await read('/rankings', mine)).status).toBe(200);
  expect(drawn).toEqual(['/zh-CN/rankings']);
});

it('a network asks for so many, whatever devices it makes up and whatever addresses it thinks of', async () => {
  const answers: number[] = [];
  for (let n = 0; n < 40; n++) {
    answers.push((await read('/me', { cookie: cookie() })).status);
    answers.push((await read(`/numbers/4008${100_000 + n}`)).status);
  }
  expect(answers.at(0)).toBe(200);
  expect(answers.filter((status) => status === 200).length).toBeLessThanOrEqual(60);
  expect(answers.at(-1)).toBe(429);
  expect((await read('/rankings')).status).toBe(200);
});
