import { reportAnswer } from '../../lib/api/answers/report-answers';
import { OPERATIONS } from '../../lib/api/operations';
import { expect, test } from './quiet-page';

/** What jq picks out of an answer: a path, or a text with paths in it. */
function picked(answer: unknown, pick: string): string {
  const at = (path: string) =>
    String(
      [...path.matchAll(/\.(\w+)|\[(-?\d+)\]/g)].reduce<unknown>(
        (node, [, name, index]) =>
          name ? (node as Record<string, unknown>)[name] : (node as unknown[]).at(Number(index)),
        answer,
      ),
    );
  return pick.startsWith('"') ? pick.slice(1, -1).replace(/\\\(([^)]+)\)/g, (_, path) => at(path)) : at(pick);
}

test('every example of the API answers what its schema says @js @phone', async ({ request }) => {
  const reads = OPERATIONS.filter(({ example, exampleAfter }) => example || exampleAfter);
  // All but reporting and the proof of one's own report, which the next test tries.
  expect(reads.length).toBe(OPERATIONS.length - 2);
  for (const { example, exampleAfter, answers, path } of reads) {
    const list = exampleAfter && (await (await request.get(exampleAfter.list)).json());
    // A site without reports has published nothing yet; tests/browser/dataset.spec.ts has one that has.
    if (list?.publications?.length === 0) continue;
    const tried = exampleAfter ? picked(list, exampleAfter.pick) : (example ?? '');
    const answer = await request.get(tried);
    expect(answer.status(), tried).toBe(200);
    expect(answer.headers()['access-control-allow-origin']).toBe('*');
    expect(answer.headers()['ratelimit-policy'], path).toMatch(/q=\d+;w=60$/);
    const schema = tried.includes('fields=') ? null : answers[200];
    const problem = schema?.safeParse(await answer.json()).error;
    expect(problem, `${tried}: ${problem}`).toBeUndefined();
  }
});

test('the example of a report is taken, and its proof can be asked for with the code it was answered with @js @phone', async ({
  request,
}) => {
  const reporting = OPERATIONS.find(({ id }) => id === 'reportCall');
  const taken = await request.post('/api/v1/reports', { data: reporting?.exampleBody });
  expect(taken.status()).toBe(201);
  const { receipt, recoveryCode } = reportAnswer.parse(await taken.json());
  const proving = OPERATIONS.find(({ id }) => id === 'proveReport');
  const headers = { authorization: `Bearer ${recoveryCode}` };
  const proof = await request.get(`/api/v1/ledger/proof/${receipt}`, { headers });
  expect([200, 202]).toContain(proof.status());
  expect(proving?.answers[proof.status()]?.safeParse(await proof.json()).success).toBe(true);
});

test('lists give chosen columns, or a table @js @phone', async ({ request }) => {
  const chosen = await (await request.get('/api/v1/insurers?fields=nameEn,id')).json();
  expect(Object.keys(chosen.insurers[0])).toEqual(['id', 'nameEn']);
  const table = await request.get('/api/v1/insurers?fields=id', { headers: { accept: 'text/csv' } });
  expect(table.headers()).toMatchObject({ 'content-type': 'text/csv; charset=utf-8; header=present' });
  expect(table.headers().vary).toContain('Accept,');
  expect((await table.text()).split('\n')).toContain('picc');
  const strange = await request.get('/api/v1/rankings?fields=index,phone');
  expect(strange.status()).toBe(400);
  expect(await strange.json()).toMatchObject({ errors: [{ field: 'fields', code: 'unknown_field' }] });
  const tagged = (await request.get('/api/v1/rankings')).headers().etag ?? '';
  expect((await request.get('/api/v1/rankings', { headers: { 'if-none-match': tagged } })).status()).toBe(304);
});

test('the description is OpenAPI 3.1 of this very site @js @phone', async ({ request, baseURL }) => {
  const description = await (await request.get('/api/v1/openapi.json')).json();
  expect(description.openapi).toBe('3.1.1');
  expect(description.servers[0].url).toBe(baseURL);
  expect(Object.keys(description.paths)).toContain('/api/v1/rankings');
});

test('the ranking can be followed and shown elsewhere @js @phone', async ({ page, request, baseURL }) => {
  for (const path of ['/feed.atom', '/en/feed.atom', '/insurers/picc/feed.atom', '/en/insurers/picc/feed.atom']) {
    const feed = await request.get(path);
    expect(feed.headers()['content-type'], path).toContain('application/atom+xml');
    expect(await feed.text()).toContain(`href="${baseURL}${path}"`);
  }
  const badge = await request.get('/badges/picc.svg');
  expect(badge.headers()['content-type']).toContain('image/svg+xml');
  expect(await badge.text()).toContain('勿扰榜');
  const frame = await page.goto('/embed/rankings');
  expect(frame?.headers()['content-security-policy']).toContain('frame-ancestors *');
  await expect(page.locator('h1 a')).toHaveAttribute('href', /\/rankings$/);
  expect((await frame?.body())?.length).toBeLessThan(30_000);
  for (const nobody of ['/badges/nobody.svg', '/insurers/nobody/feed.atom']) {
    expect((await request.get(nobody)).status()).toBe(404);
  }
});
