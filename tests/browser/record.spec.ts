import { randomBytes } from 'node:crypto';
import { get } from 'node:http';
import type { BrowserContext, Request } from '@playwright/test';
import { mintDeviceSecret } from '../../lib/accounts/device-secret';
import { chinaLocal } from '../../lib/platform/china-time';
import { ask } from './ask-database';
import { fillReport, openForm, send, shownReceipt, type Told } from './fill-report';
import { expect, expectAccessible, test } from './quiet-page';

const DAY = 24 * 3600_000;
const daysAgo = (days: number): string => chinaLocal(new Date(Date.now() - days * DAY));

test('three calls, «stop» in the first: the clock shows two since @phone', async ({
  page,
  context,
  javaScriptEnabled,
}) => {
  await openForm(page, javaScriptEnabled);
  await fillReport(page, {
    ...{ number: '400 777 1234', insurer: 'chengtai', when: 'yesterday', city: '贵阳', refusal: 'this_call' },
  });
  await send(page);
  const receipt = await shownReceipt(page);
  const told = { insurer: 'chengtai', when: 'now', city: '贵阳' } as const;
  for (const number of ['400 777 1234', '400 777 4321']) await tell(context, { ...told, number });
  await page.goto('/me');
  await expect(page.locator('#clock')).toContainText('诚泰');
  await expect(page.locator('#clock')).toContainText(/之后又来\s*2\s*通/);
  await expect(page.locator('#clock')).toContainText(/已过\s*1\s*天/);
  await expect(page.locator('#reports').getByText(receipt)).toBeVisible();
  await expect(page.locator('#reports').getByText('同日2通')).toBeVisible();
  await page.locator('#reports select[name=insurer]').selectOption('chengtai');
  await page.getByRole('button', { name: '看', exact: true }).click();
  await expect(page).toHaveURL(/insurer=chengtai/);
  await expect(page.locator('#reports a[href*="/me/calls/"]')).toHaveCount(3);
});

test('a week without calls is told in one press, and is void when a call of it is reported @phone', async ({
  page,
  context,
}) => {
  await newDriver(context);
  await tell(context, { number: '95519', insurer: 'chengtai', when: 'at', calledAt: daysAgo(45), city: '贵阳' });
  await page.goto('/me');
  const minute = page.getByRole('region', { name: '这一周的一分钟' });
  await minute.getByRole('button', { name: '一通也没有' }).click();
  await expect(page.getByText('记下了')).toBeVisible();
  await expect(page.locator('#weeks')).toContainText('1周你说没有');
  await page.reload();
  await expect(page.locator('#weeks')).toContainText('1周你说没有');
  await tell(context, { number: '95519', insurer: 'chengtai', when: 'at', calledAt: daysAgo(7), city: '贵阳' });
  await page.goto('/me');
  await expect(page.locator('#weeks')).toContainText('0周你说没有');
});

test('«did it stop?» is asked after a complaint, once, and the answer stands on the record @phone', async ({
  page,
  context,
}) => {
  await newDriver(context);
  await tell(context, {
    number: '95519',
    insurer: 'chengtai',
    when: 'at',
    calledAt: daysAgo(20),
    city: '贵阳',
    did: ['reported_12321'],
  });
  await tell(context, { number: '95519', insurer: 'chengtai', when: 'at', calledAt: daysAgo(11), city: '贵阳' });
  await page.goto('/me');
  const minute = page.getByRole('region', { name: '这一周的一分钟' });
  await expect(minute).toContainText('你向12321举报过');
  await minute.getByRole('button', { name: '停了' }).click();
  await expect(page.locator('#after')).toContainText('14天后，停了');
  await expect(page.locator('#after')).toContainText('最后一通在第9天');
  await expect(page.getByRole('button', { name: '停了' })).toHaveCount(0);
});

test('the weekly questions can be put away until the next week @phone', async ({ page, context }) => {
  await newDriver(context);
  await tell(context, { number: '95519', insurer: 'chengtai', when: 'at', calledAt: daysAgo(45), city: '贵阳' });
  await page.goto('/me');
  await page.getByRole('button', { name: '这周先不问' }).click();
  await expect(page.getByRole('region', { name: '这一周的一分钟' })).toHaveCount(0);
  await page.reload();
  await expect(page.getByRole('region', { name: '这一周的一分钟' })).toHaveCount(0);
  await expect(page.locator('#weeks').getByRole('button').first()).toBeVisible();
});

test('a quote stays on the device; only its class is sent, and only if ticked @js @phone', async ({
  page,
  context,
}) => {
  const sent: Request[] = [];
  context.on('request', (request) => sent.push(request));
  await newDriver(context);
  const receipt = await tell(context, { number: '95519', insurer: 'chengtai', when: 'now', city: '贵阳' });
  await page.goto('/me/quotes');
  await page.getByLabel('哪一通').selectOption(receipt);
  await page.getByLabel('电话里的报价').fill('3,127.45');
  await page.getByLabel('答应的返现').fill('218');
  await page.getByLabel('最后付的价').fill('3,764');
  await page.getByRole('button', { name: '存在这台设备' }).click();
  await expect(page.getByText('存好了，只在这台设备上')).toBeVisible();
  expect(
    await ask('SELECT 1 FROM quote_outcome q JOIN report r ON r.id = q.report_id WHERE r.receipt = $1', [receipt]),
  ).toEqual([]);

  await page.getByLabel('把这一档告诉').check();
  await page.getByRole('button', { name: '存在这台设备' }).click();
  await expect(page.getByText('上传的只有这一档：高出一成到三成')).toBeVisible();
  await expectAccessible(page);
  const [kept] = await ask<{ outcome: string }>(
    'SELECT q.outcome FROM quote_outcome q JOIN report r ON r.id = q.report_id WHERE r.receipt = $1',
    [receipt],
  );
  expect(kept?.outcome).toBe('higher_10_30');
  const told = sent.map((request) => `${request.url()} ${request.postData() ?? ''}`).join('\n');
  for (const amount of ['3127', '3,127', '3764', '3,764', '218']) expect(told).not.toContain(amount);

  await page.reload();
  await expect(page.getByText('报价3127.45元，最后3764元')).toBeVisible();
  await page.getByRole('button', { name: '全部删掉' }).click();
  await expect(page.getByText('这台设备上还没有报价')).toBeVisible();
  expect(await page.evaluate(() => localStorage.getItem('wurao.quotes'))).toBe('[]');
});

test('a record of three hundred calls is light, whole and accessible @js @phone', async ({ page, context }) => {
  test.setTimeout(120_000);
  const cookie = await newDriver(context);
  const insurers = ['pingan', 'cpic', 'sunshine', 'hyundai', 'chengtai'];
  for (let n = 0; n < 300; n++) {
    await tell(context, {
      ...{ number: `400 ${String(1_000_000 + (n % 40) * 7919)}`, insurer: insurers[n % 5] ?? 'pingan', city: '贵阳' },
      ...{ when: 'at', calledAt: daysAgo(1 + (n * 367) / 300), daysToExpiry: (n * 7) % 90 },
      ...{ refusal: n % 9 === 4 ? 'this_call' : 'unknown', did: n % 40 === 7 ? ['ktfsr'] : [], relation: 'never' },
    });
  }
  const { bytes, milliseconds } = await compressed('/me', cookie);
  test.info().annotations.push({ type: 'measured', description: `${bytes} bytes gzip in ${milliseconds} ms` });
  expect(bytes).toBeLessThan(60 * 1024);
  await page.goto('/me');
  await expect(page.getByText('300', { exact: true })).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  for (const part of ['clock', 'calendar', 'companies', 'swarm', 'expiry', 'weeks', 'stale'])
    await expect(page.locator(`#${part}`)).toBeVisible();
  await expectAccessible(page);
});

test('no door leads to anybody’s record where drivers are real @phone', async ({ page }) => {
  expect((await page.request.get('/me/sample')).status()).toBe(404);
  await page.goto('/me');
  await expect(page.locator('a[href*="/me/sample"]')).toHaveCount(0);
});

/** Gives a browser the secret of a driver nobody knows yet, before its first report. @returns the cookie */
async function newDriver(context: BrowserContext): Promise<string> {
  const value = mintDeviceSecret(randomBytes(20));
  await context.addCookies([{ name: 'wurao_device', value, url: process.env.WURAO_TEST_ORIGIN ?? '' }]);
  return `wurao_device=${value}`;
}

/** Reports a call as the driver of a browser. @returns the receipt */
async function tell(context: BrowserContext, report: Told): Promise<string> {
  const cookies = await context.cookies();
  const answer = await fetch(`${process.env.WURAO_TEST_ORIGIN}/api/v1/reports`, {
    method: 'POST',
    headers: {
      'Content-Type': 'application/json',
      cookie: cookies.map(({ name, value }) => `${name}=${value}`).join('; '),
    },
    body: JSON.stringify(report),
  });
  const said = (await answer.json()) as { receipt: string };
  expect(answer.status, JSON.stringify(said)).toBe(201);
  return said.receipt;
}

/** Size of a page as it goes over the wire. */
function compressed(path: string, cookie: string): Promise<{ bytes: number; milliseconds: number }> {
  const began = Date.now();
  return new Promise((resolve, reject) => {
    const options = { headers: { cookie, 'accept-encoding': 'gzip', accept: 'text/html' } };
    get(`${process.env.WURAO_TEST_ORIGIN}${path}`, options, (response) => {
      let bytes = 0;
      expect(response.headers['content-encoding']).toBe('gzip');
      response.on('data', (chunk: Buffer) => {
        bytes += chunk.length;
      });
      response.on('end', () => resolve({ bytes, milliseconds: Date.now() - began }));
    }).on('error', reject);
  });
}
