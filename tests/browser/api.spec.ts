import { OPERATIONS } from '../../lib/api/operations';
import { expect, test } from './quiet-page';

test('every example of the API answers what its schema says @js @phone', async ({ request }) => {
  const examples = OPERATIONS.filter(({ example }) => example);
  expect(examples.length).toBeGreaterThan(7);
  for (const { example = '', answers, path } of examples) {
    const answer = await request.get(example);
    expect(answer.status(), example).toBe(200);
    expect(answer.headers()['access-control-allow-origin']).toBe('*');
    expect(answer.headers()['ratelimit-policy'], path).toMatch(/q=\d+;w=60$/);
    const schema = example.includes('fields=') ? null : answers[200];
    const problem = schema?.safeParse(await answer.json()).error;
    expect(problem, `${example}: ${problem}`).toBeUndefined();
  }
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
