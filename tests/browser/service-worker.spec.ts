import { request as ask, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { BrowserContext, CDPSession, Page } from '@playwright/test';
import { serviceWorkerFile } from '../../lib/server/doors/service-worker.server';
import { ask as query } from './ask-database';
import { fillReport, openForm, send } from './fill-report';
import { expect, test } from './quiet-page';

import { underWorker } from './under-worker';

test.use({ serviceWorkers: 'allow' });

const RECEIPT_LINK = 'a[href*="/report/receipt/"]';

/** The service worker as the browser's own tools reach it: the id of its registration. */
async function workerOf(context: BrowserContext, page: Page): Promise<{ tools: CDPSession; registrationId: string }> {
  const tools = await context.newCDPSession(page);
  const registered = new Promise<string>((resolve) =>
    tools.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
      const [one] = registrations.filter(({ isDeleted }) => !isDeleted);
      if (one) resolve(one.registrationId);
    }),
  );
  await tools.send('ServiceWorker.enable');
  return { tools, registrationId: await registered };
}

test('a waiting report is sent by the service worker alone when the browser wakes it, once @js @phone', async ({
  page,
  context,
  baseURL,
  quiet,
}) => {
  test.setTimeout(90_000);
  quiet.allow(/ERR_INTERNET_DISCONNECTED|ERR_FAILED|Failed to fetch/);
  const origin = baseURL as string;
  const told = async () =>
    Number((await query<{ n: number }>(`SELECT count(*)::int AS n FROM report WHERE city_adcode = '410600'`))[0]?.n);
  const before = await told();
  await underWorker(page, '/report');
  await context.setOffline(true);
  await openForm(page, true);
  await fillReport(page, { number: '95518', insurer: 'unknown', when: 'now', city: '鹤壁' });
  await send(page);
  await expect(page.getByText('还有 1 份没有发出')).toBeVisible();
  const { tools, registrationId } = await workerOf(context, page);
  // No page of the site is left that could send it.
  await page.goto('about:blank');
  await context.setOffline(false);
  await tools.send('ServiceWorker.dispatchSyncEvent', { origin, registrationId, tag: 'reports', lastChance: false });
  await expect.poll(told, { timeout: 15_000 }).toBe(before + 1);
  await page.goto('/report');
  await expect(page.locator(RECEIPT_LINK)).toHaveCount(1, { timeout: 20_000 });
  expect(await page.evaluate(() => localStorage.getItem('wurao.drafts'))).toBe('[]');
  expect(await told()).toBe(before + 1);
});

test('a reminder that is pushed is shown, and what points elsewhere is not @js @phone', async ({
  page,
  context,
  baseURL,
}) => {
  const origin = baseURL as string;
  await context.grantPermissions(['notifications'], { origin });
  await underWorker(page, '/report');
  const { tools, registrationId } = await workerOf(context, page);
  const push = (message: object) =>
    tools.send('ServiceWorker.deliverPushMessage', { origin, registrationId, data: JSON.stringify(message) });
  const shown = () =>
    page.evaluate(async () => {
      const worker = await navigator.serviceWorker.ready;
      return (await worker.getNotifications()).map(({ title, body, tag, data }) => ({ title, body, tag, ...data }));
    });
  await push({ title: '去别处', body: '', tag: 'x', url: 'https://elsewhere.example/' });
  const reminder = { title: '12378：答复期限到了', body: '看看有没有答复。', tag: 'case-1' };
  for (let twice = 0; twice < 2; twice++) await push({ ...reminder, url: `${origin}/me/cases/1` });
  await expect.poll(shown).toEqual([{ ...reminder, url: `${origin}/me/cases/1` }]);
});

test('switched off, the service worker forgets what it kept and unregisters itself @js @phone', async ({
  browser,
  baseURL,
}) => {
  let off = false;
  // The site behind a door of its own, whose service worker can be switched off while the other tests need theirs.
  Object.assign(process.env, { SERVICE_WORKER: 'off', DATABASE_URL: process.env.WURAO_TEST_DATABASE });
  const door = createServer((request, response) => {
    if (off && request.url === '/service-worker.js') return void serviceWorkerFile(request, response);
    const headers = { ...request.headers, host: new URL(baseURL as string).host };
    const onward = ask(`${baseURL}${request.url}`, { method: request.method ?? 'GET', headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
    onward.on('error', () => response.destroy());
    request.pipe(onward);
  });
  await new Promise<void>((resolve) => door.listen(0, resolve));
  const context = await browser.newContext({ serviceWorkers: 'allow' });
  const page = await context.newPage();
  await underWorker(page, `http://localhost:${(door.address() as AddressInfo).port}/report`);
  const kept = () => page.evaluate(async () => (await caches.keys()).length);
  const registered = () => page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length);
  expect([await kept(), await registered()]).toEqual([2, 1]);
  off = true;
  await page.evaluate(async () => void (await (await navigator.serviceWorker.ready).update()));
  await expect.poll(async () => [await kept(), await registered()], { timeout: 15_000 }).toEqual([0, 0]);
  await page.goto(page.url());
  await expect(page.locator('#report')).toBeVisible();
  await context.close();
  door.closeAllConnections();
  door.close();
});
