import { randomBytes } from 'node:crypto';
import net from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeFormToken } from '@/lib/reports/form-token';
import { keys, now } from '../database/arrivals';
import { type IntakeFixture, intakeFixture } from '../database/intake-fixture';
import { type OpenFront, openFront } from './front-under-test';

let db: IntakeFixture;
let front: OpenFront;

beforeAll(async () => {
  db = await intakeFixture();
  // Stands in for Next: says what it was told of the request, once it has all of its body.
  front = await openFront(db, '.data/no-releases', async (request, response) => {
    let bytes = 0;
    for await (const piece of request) bytes += (piece as Buffer).length;
    const ours = Object.entries(request.headers).filter(([name]) => name.startsWith('x-wurao-'));
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify({ ...Object.fromEntries(ours), url: request.url, bytes }));
  });
});

afterAll(async () => {
  await front.close();
  await db.close();
});

const FORM = { 'content-type': 'application/x-www-form-urlencoded' };
const token = () => writeFormToken(randomBytes(16), new Date(now.getTime() - 60_000), keys);

describe('a form that another site has sent', () => {
  const elsewhere = [
    { origin: 'https://evil.example' },
    { origin: 'null' },
    { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
  ];
  const report = () => ({ formToken: token(), number: '95518', insurer: '人保', city: '上海' });
  const ticked = () => ({ formToken: token(), call: '95518|2026-11-20|09:12', insurer: 'pingan', city: '440100' });

  it.each(elsewhere)('makes no device of the browser, and no report: %j', async (headers) => {
    const before = await db.rows();
    for (const [path, fields] of [
      ['/report', report()],
      ['/report/import', ticked()],
    ] as const) {
      const body = String(new URLSearchParams(fields));
      const answer = await front.send({ path, headers: { ...FORM, ...headers }, body });
      expect(answer.headers['set-cookie']).toBeUndefined();
      expect(answer.status).toBe(422);
    }
    expect(await db.rows()).toEqual(before);
  });

  it('is taken from here', async () => {
    for (const headers of [{ 'sec-fetch-site': 'same-origin' }, { origin: 'http://localhost' }]) {
      const body = String(new URLSearchParams(report()));
      expect((await front.send({ path: '/report', headers: { ...FORM, ...headers }, body })).status).toBe(303);
    }
  });
});

describe('what Next is told', () => {
  it.each(['/api/me/erase', '/api/auth/session', '/me', '/en/me.rsc', '/icons/x.png', '/_next/x', '/heatmaps/x.csv'])(
    '%s: our headers are ours alone, and the network is that of the connection',
    async (path) => {
      const headers = { 'x-wurao-network': '01020300', 'x-wurao-draft': 'x', 'X-Wurao-Path': '/x' };
      const { text } = await front.send({ method: 'GET', path, headers });
      expect(JSON.parse(text)).toMatchObject({ 'x-wurao-network': '7f0000' });
      expect(text).not.toContain('"x"');
      expect(text).not.toContain('"/x"');
    },
  );

  it.each([
    [{ rsc: '1', 'next-router-state-tree': 'x' }, 'GET', ''],
    [{ 'content-type': 'multipart/form-data; boundary=x' }, 'POST', 'garbage'],
    [{ 'content-type': 'text/plain', 'next-action': '40aa' }, 'POST', '{'],
  ])('%j is refused before it is asked', async (headers, method, body) => {
    expect((await front.send({ path: '/me', method, headers, body })).status).toBe(400);
  });

  it('nothing runs in what it makes of an error outside the pages', async () => {
    for (const path of ['/api/v1/nothing', '/api/auth/nothing', '/api/me/nothing']) {
      const { headers } = await front.send({ method: 'GET', path, headers: {} });
      expect(headers['content-security-policy']).toBe("default-src 'none'; frame-ancestors 'none'");
    }
  });

  it('forms come whole, and no larger than a page takes', async () => {
    for (const chunked of [false, true]) {
      const sent = await front.send({ path: '/me', headers: FORM, body: 'x'.repeat(100_000), chunked });
      expect(JSON.parse(sent.text)).toMatchObject({ bytes: 100_000 });
      const large = await front.send({ path: '/me', headers: FORM, body: 'x'.repeat(2_000_000), chunked });
      expect(large.status).toBe(413);
    }
  });

  it('bodies that do not come keep nobody else waiting', async () => {
    const head =
      'POST /me HTTP/1.1\r\nHost: x\r\nContent-Type: multipart/form-data; boundary=x\r\nContent-Length: 999\r\n\r\n--x';
    const slow = Array.from({ length: 100 }, () => net.connect(front.port, '127.0.0.1').on('error', () => {}));
    for (const socket of slow) socket.write(head);
    const answers = Array.from({ length: 20 }, () => front.send({ method: 'GET', path: '/me', headers: {} }));
    expect((await Promise.all(answers)).map(({ status }) => status)).toEqual(Array(20).fill(200));
    for (const socket of slow) socket.destroy();
  });

  it.each(['PUT', 'PATCH', 'DELETE', 'TRACE', 'OPTIONS'])('%s is no way to ask for a page', async (method) => {
    const { status, headers } = await front.send({ method, path: '/me', headers: { 'content-length': 0 } });
    expect([status, headers.allow]).toEqual([405, 'GET, HEAD, POST']);
  });
});
