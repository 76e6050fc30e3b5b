import { numberAnswer, rangeAnswer } from '../../lib/api/answers/number-answers';
import { otherDriversReport } from './other-drivers';
import { expect, expectAccessible, test } from './quiet-page';

test.describe('looking a number up', () => {
  test('an official line leads to its page, without the number being asked for by address', async ({ page }) => {
    await page.goto('/numbers');
    await page.getByLabel('来电号码').fill('95518');
    await page.getByRole('button', { name: '查' }).click();
    await expect(page).toHaveURL(/\/numbers\/95518$/);
    await expect(page.locator('h1')).toHaveText('95518');
    await expect(page.locator('#official a[href="/insurers/picc"]')).toBeVisible();
  });

  test('a number that may be a person’s is answered alike, reported or not, and stands nowhere', async ({ page }) => {
    await page.goto('/en/numbers');
    await page.getByLabel('The number that called').fill('138 1234 5678');
    await page.getByRole('button', { name: 'Look up' }).click();
    await expect(page.getByRole('alert').first()).toContainText('may belong to a person');
    await expect(page).toHaveURL(/\/en\/numbers$/);
    expect(await page.content()).not.toContain('13812345678');
  });

  test('what is no number gets a sentence that helps', async ({ page, quiet }) => {
    quiet.allow(/422/);
    await page.goto('/numbers');
    await page.getByLabel('来电号码').fill('abc');
    await page.getByRole('button', { name: '查' }).click();
    await expect(page.getByRole('alert').first()).toContainText('读不出一个电话号码');
  });
});

test('what drivers reported can be read, downloaded and asked for by range @js @phone', async ({ page, request }) => {
  await otherDriversReport(6, () =>
    [1, 2].map((day) => ({
      number: '400-999-8877',
      insurer: 'pingan',
      city: '440100',
      when: 'at' as const,
      calledAt: `2026-11-0${day}T10:1${day}`,
    })),
  );
  await expect(async () => {
    const answer = await request.get('/api/v1/numbers/4009998877');
    expect((await answer.json()).notice).toMatchObject({ reporters: { from: 5, to: 9 } });
  }).toPass();
  const answer = await request.get('/api/v1/numbers/400-999-8877');
  expect(answer.headers()['ratelimit-policy']).toMatch(/^"numbers";q=\d+;w=60$/);
  expect(numberAnswer.parse(await answer.json()).notice?.claims[0]).toMatchObject({ insurer: { id: 'pingan' } });
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode('4009998877'));
  const range = Buffer.from(digest).toString('hex').slice(0, 5);
  const inRange = rangeAnswer.parse(await (await request.get(`/api/v1/numbers/range/${range}`)).json());
  expect(inRange.notices.map(({ number }) => number)).toContain('4009998877');
  await expect(async () => {
    expect(await (await request.get('/numbers/block-list.csv')).text()).toMatch(/^4009998877,5,9$/m);
  }).toPass();
  expect(await (await request.get('/numbers/block-list.vcf')).text()).toContain('TEL;TYPE=WORK,VOICE:4009998877\r\n');
  await expect(async () => {
    await page.goto('/numbers/4009998877');
    await expect(page.getByText('5–9 人').first()).toBeVisible({ timeout: 500 });
  }).toPass();
  await expectAccessible(page);
});

test('the API says nothing of persons, and refuses what is no number @js @phone', async ({ request }) => {
  for (const number of ['13812345678', '010-61234567']) {
    const answer = await request.get(`/api/v1/numbers/${number}`);
    expect(answer.status()).toBe(404);
    expect(await answer.json()).toMatchObject({ status: 404, code: 'personal' });
  }
  for (const number of ['hello', '%E0%A4%A', `${'9'.repeat(121)}`]) {
    expect((await request.get(`/api/v1/numbers/${number}`)).status()).toBeGreaterThanOrEqual(400);
    expect((await request.get(`/api/v1/numbers/${number}`)).status()).toBeLessThan(500);
  }
});
