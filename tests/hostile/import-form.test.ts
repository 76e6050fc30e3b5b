import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readImportDraft } from '@/lib/import/import-draft';
import { writeFormToken } from '@/lib/reports/form-token';
import { keys, now } from '../database/arrivals';
import { type IntakeFixture, intakeFixture } from '../database/intake-fixture';
import { type Answer, type OpenFront, openFront } from './front-under-test';

let db: IntakeFixture;
let front: OpenFront;

beforeAll(async () => {
  db = await intakeFixture();
  // Stands in for the page: says what it was told to show.
  front = await openFront(db, '.data/no-releases', async (request, response) => {
    request.resume();
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.end(JSON.stringify(readImportDraft(String(request.headers['x-wurao-import'] ?? ''))));
  });
});

afterAll(async () => {
  await front.close();
  await db.close();
});

const FORM = { 'content-type': 'application/x-www-form-urlencoded' };
const token = () => writeFormToken(randomBytes(16), new Date(now.getTime() - 60_000), keys);
const post = (fields: [string, string][], headers: Record<string, string> = FORM): Promise<Answer> =>
  front.send({ path: '/report/import', headers, body: new URLSearchParams(fields).toString() });
const ticked = (calls: string[], more: Record<string, string> = {}) =>
  post([
    ...calls.map((call): [string, string] => ['call', call]),
    ...Object.entries({ insurer: 'pingan', city: '440100', formToken: token(), ...more }),
  ]);

it('a pasted log comes back as a list, and nothing of it is stored', async () => {
  const before = await db.rows();
  const answer = await post([
    ['log', '95518 昨天 14:03\n妈妈 13812345678 昨天 15:00 呼入\n13712345678 今天 8:00 呼出'],
  ]);
  const draft = JSON.parse(answer.text);
  expect(draft.calls).toHaveLength(2);
  expect(draft.calls[0]).toMatchObject({ known: true });
  expect(draft.aside.outgoing).toBe(1);
  expect(await db.rows()).toEqual(before);
});

it('ticked calls are stored once each, by one driver, and again count as there before', async () => {
  const calls = ['138 1234 5678|2026-11-20|09:12', '95518|2026-11-20|10:00', '|2026-11-19|11:00', '95519|2026-11-18|'];
  const answer = await ticked(calls);
  expect(answer.status).toBe(303);
  expect(answer.headers.location).toMatch(/counted=4&there=0&refused=0&later=0&receipt=[0-9A-Z]{16}/);
  const cookie = String(answer.headers['set-cookie']).split(';')[0] ?? '';
  const again = await post(
    [
      ...calls.map((call): [string, string] => ['call', call]),
      ['insurer', 'pingan'],
      ['city', '440100'],
      ['formToken', token()],
    ],
    { ...FORM, cookie },
  );
  expect(again.headers.location).toContain('counted=0&there=4');
});

it.each([
  [[], {}, 'need_tick'],
  [['95518|2026-11-20|09:12'], { insurer: '' }, 'need_name'],
  [['95518|2026-11-20|09:12'], { city: '' }, 'need_city'],
  [['95518|2026-11-20|09:12'], { city: 'Atlantis' }, 'city_none'],
  [['95518|2026-11-20|09:12'], { formToken: 'x' }, 'page_expired'],
] as [string[], Record<string, string>, string][])('%j with %j is told what to mend', async (calls, more, problem) => {
  const answer = await ticked(calls, more);
  expect(answer.status).toBe(422);
  expect(JSON.parse(answer.text).problems).toEqual([problem]);
});

it('anything else is refused or shown, never an error, and stores nothing', { timeout: 90_000 }, async () => {
  const before = await db.rows();
  const field = fc.tuple(
    fc.constantFrom('log', 'call', 'row', 'city', 'insurer', 'role', 'formToken', 'x'),
    fc.oneof(
      fc.string({ unit: 'binary', maxLength: 60 }),
      fc.constantFrom('95518|2026-11-20|09:12', '||', '1'.repeat(20_000)),
    ),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(field, { maxLength: 8 }), async (fields) => {
      const answer = await post(fields as [string, string][]);
      expect([200, 413, 422]).toContain(answer.status);
    }),
    { numRuns: 100 },
  );
  expect((await post([['log', 'x'.repeat(70_000)]])).status).toBe(413);
  expect((await post([['log', 'x']], { 'content-type': 'text/plain' })).status).toBe(413);
  expect(await db.rows()).toEqual(before);
});

it('what another app shares with the server itself is neither read nor kept', async () => {
  const answer = await front.send({
    path: '/en/report/share',
    headers: { 'content-type': 'multipart/form-data; boundary=x' },
    body: Buffer.alloc(2_000_000),
  });
  expect(answer).toMatchObject({ status: 303, headers: { location: '/en/report/import#not-received' } });
});
