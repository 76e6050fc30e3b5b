import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import net from 'node:net';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeFormToken } from '@/lib/reports/form-token';
import { keys, now, report } from '../database/arrivals';
import { type IntakeFixture, intakeFixture } from '../database/intake-fixture';
import { badRequest } from './bad-requests';
import { type Answer, inParallel, type OpenFront, openFront } from './front-under-test';

let db: IntakeFixture;
let front: OpenFront;

beforeAll(async () => {
  db = await intakeFixture();
  front = await openFront(db);
});

afterAll(async () => {
  await front.close();
  await db.close();
});

const EVERY = 100;
const JSON_TYPE = { 'content-type': 'application/json' };

/** Why an answer to a bad request is not one that a person could act on, or null. */
function faultOf({ status, type, text }: Answer): string | null {
  if (status < 400 || status > 499) return `status ${status}`;
  if (!type.startsWith('application/problem+json')) return `type ${type}`;
  const problem = JSON.parse(text);
  if (problem.status !== status || typeof problem.title !== 'string' || problem.title === '') return 'no title';
  if (status !== 422) return null;
  const named = problem.errors?.every(
    (e: Record<string, string>) => typeof e.field === 'string' && e.code && e.message,
  );
  return problem.errors?.length > 0 && named ? null : 'no field is named';
}

it('ten thousand bad bodies are refused with a reason, and good ones between them are taken', {
  timeout: 120_000,
}, async () => {
  const requests = fc.sample(badRequest, { numRuns: 10_000, seed: Date.now() });
  const before = await db.rows();
  const faults: unknown[] = [];
  const statuses = new Map<number, number>();
  await inParallel(requests, 32, async (request, i) => {
    const answer = await front.send(request);
    statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1);
    const fault = faultOf(answer);
    if (fault)
      faults.push({
        fault,
        headers: request.headers,
        body: String(request.body).slice(0, 300),
        answer: answer.text.slice(0, 300),
      });
    if (i % EVERY !== 0) return;
    const good = await front.send({ headers: JSON_TYPE, body: JSON.stringify(report()), chunked: i % 2 === 0 });
    if (good.status !== 201) faults.push({ fault: `a good report: ${good.status}`, answer: good.text });
  });
  expect(faults.slice(0, 5)).toEqual([]);
  expect([...statuses.keys()].sort()).toEqual([400, 401, 413, 415, 422]);
  expect(await db.rows()).toMatchObject({
    reports: before.reports + 10_000 / EVERY,
    keys: before.keys + 10_000 / EVERY,
    orphans: 0,
    dangling: 0,
  });
});

describe('the form', () => {
  const formToken = () => writeFormToken(randomBytes(16), new Date(now.getTime() - 60_000), keys);
  const FORM_TYPE = { 'content-type': 'application/x-www-form-urlencoded' };
  const good = (change: Record<string, string> = {}) => ({
    number: '13812345678',
    insurer: 'pingan',
    city: '440100',
    formToken: formToken(),
    ...change,
  });
  const encoded = (fields: Record<string, string>) => String(new URLSearchParams(fields));
  const text = fc.string({ unit: 'binary', maxLength: 60 });

  it('comes back on bad answers, never breaks, stores nothing', { timeout: 60_000 }, async () => {
    const bodies = fc.oneof(
      text,
      fc
        .array(fc.tuple(fc.constantFrom('role', 'facts', '__proto__', 'number'), text), { maxLength: 30 })
        .map((pairs) => String(new URLSearchParams([...pairs, ['shoe', '42']]))),
      fc.constantFrom(
        encoded(good({ formToken: 'x' })),
        encoded(good({ formToken: `${formToken().slice(0, -1)}!` })),
        encoded(good({ city: '\0' })),
        `${encoded(good())}&number=7`,
        `${encoded(good())}&__proto__=1`,
        `facts=${'abuse&facts='.repeat(4_000)}`,
        `insurer=${'%E4%BF%9D'.repeat(7_000)}&formToken=${formToken()}`,
        '%'.repeat(60_000),
        '&'.repeat(60_000),
        '%00=%00&%ff=%fe',
      ),
    );
    const before = await db.rows();
    await inParallel(fc.sample(bodies, 600), 16, async (body) => {
      const { status, type, text: page } = await front.send({ path: '/report', headers: FORM_TYPE, body });
      expect(status).toBeGreaterThanOrEqual(400);
      expect(status).toBeLessThan(500);
      expect(type).toContain('text/html');
      expect(page).toContain('<form>');
    });
    expect(await db.rows()).toEqual(before);
  });

  it('takes a good one', async () => {
    const { status, headers } = await front.send({ path: '/en/report', headers: FORM_TYPE, body: encoded(good()) });
    expect([status, headers.location]).toEqual([303, expect.stringMatching(/^\/en\/report\/receipt\/[0-9A-Z]{16}$/)]);
  });
});

describe('any page', () => {
  it.each([
    ['TRACE', '/me'],
    ['PROPFIND', '/'],
    ['DELETE', '/api/v1/reports'],
    ['GET', '/api/v1/reports'],
    ['PUT', '/api/health'],
    ['OPTIONS', '*'],
    ['GET', '//evil.example/me'],
    ['GET', 'http://evil.example/'],
    ['GET', '/%00'],
    ['GET', '/%ff%fe'],
    ['GET', '/en/../../etc/passwd'],
    ['GET', `/${'a'.repeat(9_000)}`],
    ['GET', '/rankings?period=%'],
    ['GET', '/me?x=%00&y=|^`{}'],
  ])('%s %s is answered, and not by a failure', async (method, path) => {
    expect((await front.send({ method, path, headers: { 'content-length': 0 } })).status).toBeLessThan(500);
  });

  it.each([
    { te: 'trailers' },
    { expect: '100-continue' },
    { connection: 'keep-alive, x-odd' },
    { upgrade: 'h2c' },
    { 'proxy-connection': 'x' },
    { cookie: 'x'.repeat(12_000) },
  ])('is answered with headers %j', async (headers) =>
    expect((await front.send({ method: 'GET', path: '/me', headers: headers as Record<string, string> })).status).toBe(
      200,
    ),
  );

  it.each([
    'POST /api/v1/reports HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n',
    'POST /api/v1/reports HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
    'POST /api/v1/reports HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\nZZ\r\n',
    'POST /api/v1/reports HTTP/1.1\r\nHost: x\r\nX: \0\r\n\r\n',
    `GET / HTTP/1.1\r\nHost: x\r\nX: ${'x'.repeat(40_000)}\r\n\r\n`,
    'GET / HTTP/1.1\r\n\r\n',
    'NONSENSE\r\n\r\n',
  ])('%j is no HTTP, and the connection ends with 4xx', async (bytes) => {
    const socket = net.connect(front.port, '127.0.0.1');
    socket.write(bytes);
    const [answer] = await once(socket, 'data');
    expect(String(answer)).toMatch(/^HTTP\/1\.1 4\d\d /);
    socket.destroy();
  });

  it('is answered although a line about trailers cannot be handed on', async () => {
    const socket = net.connect(front.port, '127.0.0.1');
    socket.write('GET /me HTTP/1.1\r\nHost: x\r\nTrailer: x\r\n\r\n');
    const [answer] = await once(socket, 'data');
    expect(String(answer)).toMatch(/^HTTP\/1\.1 200 /);
    socket.destroy();
  });

  it('still works after all this', async () => {
    const health = await front.send({ method: 'GET', path: '/api/health', headers: { 'content-length': 0 } });
    expect([health.status, JSON.parse(health.text).database]).toEqual([200, true]);
  });
});
