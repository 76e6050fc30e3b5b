import { request as ask, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { BrowserContext, CDPSession, Page } from '@playwright/test';
import { serviceWorkerFile } from '../../lib/server/doors/service-worker.server';
import { ask as query } from './ask-database';
import { drawCallLog } from './draw-call-log';
import { fillReport, openForm, send, shownReceipt } from './fill-report';
import { expect, expectAccessible, test } from './quiet-page';

test.use({ serviceWorkers: 'allow' });

const RECEIPT_LINK = 'a[href*="/report/receipt/"]';

/** Opens a page and waits until the service worker answers for it. */
async function underWorker(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
    if (!navigator.serviceWorker.controller) {
      await new Promise((resolve) =>
        navigator.serviceWorker.addEventListener('controllerchange', resolve, { once: true }),
      );
    }
  });
}

/** Shares as another app does: a form posted to the address that the manifest names. */
async function share(page: Page, text: string, file?: { name: string; type: string; base64: string }): Promise<void> {
  await page.evaluate(
    ({ text, file }) => {
      const form = document.createElement('form');
      Object.assign(form, { method: 'post', action: '/report/share', enctype: 'multipart/form-data' });
      const box = Object.assign(document.createElement('textarea'), { name: 'text', value: text });
      form.append(box);
      if (file) {
        const input = Object.assign(document.createElement('input'), { type: 'file', name: 'files' });
        const held = new DataTransfer();
        held.items.add(
          new File([Uint8Array.from(atob(file.base64), (sign) => sign.charCodeAt(0))], file.name, { type: file.type }),
        );
        input.files = held.files;
        form.append(input);
      }
      document.body.append(form);
      form.submit();
    },
    { text, file },
  );
}

test('the manifest names the site, its icons and what may be shared, in both languages @js @phone', async ({
  request,
}) => {
  for (const [path, lang] of [
    ['/manifest.webmanifest', 'zh-CN'],
    ['/en/manifest.webmanifest', 'en'],
  ]) {
    const answer = await request.get(path as string);
    expect(answer.headers()['content-type']).toContain('application/manifest+json');
    const manifest = await answer.json();
    expect(manifest.lang).toBe(lang);
    expect(`${manifest.name}${manifest.short_name}`).not.toMatch(/保险|车险|insur/i);
    expect(manifest.share_target).toMatchObject({ method: 'POST', enctype: 'multipart/form-data' });
    expect((await request.get(manifest.start_url)).status()).toBe(200);
    for (const { src, sizes } of manifest.icons) {
      const icon = await (await request.get(src)).body();
      if (sizes !== 'any') expect(`${icon.readUInt32BE(16)}x${icon.readUInt32BE(20)}`).toBe(sizes);
    }
  }
  const html = await (await request.get('/')).text();
  expect(html).toContain('rel="manifest"');
  expect(html).toContain('/icons/apple-touch-icon.png');
});

test('without a network the form is there, keeps the report, and sends it when the network is back @js @phone', async ({
  page,
  context,
  quiet,
}) => {
  test.setTimeout(90_000);
  quiet.allow(/ERR_INTERNET_DISCONNECTED|ERR_FAILED|Failed to fetch/);
  await underWorker(page, '/report');
  await context.setOffline(true);
  await openForm(page, true);
  await fillReport(page, {
    number: `010 6${100 + Math.floor(Math.random() * 900)} 0001`,
    insurer: 'unknown',
    when: 'now',
    city: '郑州',
  });
  await send(page);
  await expect(page.getByText('还有 1 份没有发出')).toBeVisible();
  await page.goto('/me');
  await expect(page.getByRole('heading', { name: '没有网络' })).toBeVisible();
  await expectAccessible(page);
  await page.goto('/report/import');
  await page.getByRole('textbox', { name: '贴通话记录' }).fill('010 6655 4433 昨天 14:03\n95518 昨天 15:00');
  await context.setOffline(false);
  await page.goto('/report');
  await expect(page.locator(RECEIPT_LINK)).toHaveCount(1, { timeout: 20_000 });
});

test('nothing of a driver is kept by the service worker @js @phone', async ({ page }) => {
  await underWorker(page, '/report');
  await page.goto('/me');
  await page.goto('/report');
  const kept = await page.evaluate(async () => {
    const names = await caches.keys();
    const lists = await Promise.all(
      names.map(async (name) => (await (await caches.open(name)).keys()).map(({ url }) => new URL(url).pathname)),
    );
    return lists.flat();
  });
  expect(kept).toContain('/report');
  const pages = [
    '/report',
    '/report/import',
    '/offline',
    '/en/report',
    '/en/report/import',
    '/en/offline',
    '/theme.js',
  ];
  expect(kept.filter((path) => !path.startsWith('/_next/static/') && !pages.includes(path))).toEqual([]);
});

test('a shared text of one call opens the form filled in; several open the list; a file is read @js @phone', async ({
  page,
}) => {
  test.setTimeout(90_000);
  await underWorker(page, '/report');
  await share(page, '010 6655 4433 昨天 14:03');
  await expect(page).toHaveURL(/\/report$/, { timeout: 20_000 });
  await expect(page.locator('#number')).toHaveValue('010-66554433');
  await expect(page.locator('#when-at')).toBeChecked();
  await expect(page.locator('#calledAt')).toHaveValue(/T14:03$/);
  await share(page, '010 6655 4433 昨天 14:03\n95518 昨天 15:00');
  await expect(page).toHaveURL(/\/report\/import\?shared=1$/);
  await expect(page.getByRole('heading', { name: '找到 2 通来电' })).toBeVisible({ timeout: 20_000 });
  await share(page, '', {
    name: 'log.txt',
    type: 'text/plain',
    base64: Buffer.from('010 6655 4433 昨天 14:03\n95518 昨天 15:00\n95519 昨天 16:00').toString('base64'),
  });
  await expect(page.getByRole('heading', { name: '找到 3 通来电' })).toBeVisible({ timeout: 20_000 });
});

test('what is shared before the service worker is there is not kept, and the page says so', async ({
  page,
  request,
}) => {
  const multipart = {
    text: '010 6655 4433 昨天 14:03',
    files: { name: 'x.png', mimeType: 'image/png', buffer: Buffer.alloc(300_000) },
  };
  const answer = await request.post('/report/share', { multipart, maxRedirects: 0 });
  expect(answer.status()).toBe(303);
  expect(answer.headers().location).toBe('/report/import#not-received');
  await page.goto('/report/import#not-received');
  await expect(page.getByText('分享的内容没有收到')).toBeVisible();
  await page.goto('/report/import');
  await expect(page.getByText('分享的内容没有收到')).toBeHidden();
});

test('in WeChat the page says where to go, and nothing breaks @js @phone', async ({ browser, baseURL, quiet }) => {
  const userAgent =
    'Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/130.0 Mobile Safari/537.36 MicroMessenger/8.0.50';
  const context = await browser.newContext({ userAgent, baseURL: baseURL as string, serviceWorkers: 'block' });
  quiet.watch(context);
  const page = await context.newPage();
  await page.addInitScript(() => Reflect.deleteProperty(Object.getPrototypeOf(navigator), 'serviceWorker'));
  await page.goto('/report/import');
  await expect(page.getByText('在浏览器打开')).toBeVisible();
  await page.goto('/report');
  await expect(page.locator('#report')).toBeVisible();
  await context.close();
});

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

test('a shared screenshot of one call becomes its report, and one tap makes it the evidence @js @phone', async ({
  page,
  browser,
  quiet,
}) => {
  test.setTimeout(150_000);
  quiet.allow(/Warning: Parameter not found/);
  const number = `139 ${1000 + Math.floor(Math.random() * 9000)} 2468`;
  const phone = {
    name: 'p',
    width: 390,
    height: 844,
    scale: 3,
    dark: false,
    language: 'zh-CN',
    system: 'ios',
  } as const;
  const minute = new Date(Date.now() + 8 * 3_600_000 - 120_000).toISOString().slice(11, 16);
  const picture = await drawCallLog(browser, phone, [{ number, when: minute, place: '广东 深圳' }]);
  await underWorker(page, '/report');
  await share(page, '', { name: 'shot.png', type: 'image/png', base64: picture.toString('base64') });
  await expect(page).toHaveURL(/\/report$/, { timeout: 60_000 });
  await expect(page.locator('#number')).toHaveValue(number);
  await expect(page.locator('#calledAt')).toHaveValue(new RegExp(`T${minute}$`));
  await fillReport(page, { insurer: 'unknown', city: '贵阳' });
  await send(page);
  const receipt = await shownReceipt(page);
  await page.getByRole('button', { name: '附上刚才读过的那张截图' }).tap();
  await expect(page).toHaveURL(new RegExp(`/me/calls/${receipt}\\?added=`), { timeout: 15_000 });
  await expect(page.getByText('机器在里面找到了这个号码和这个时间')).toBeVisible({ timeout: 60_000 });
  await page.goto(`/report/receipt/${receipt}`);
  await expect(page.locator('#evidence-file')).toBeAttached();
  await expect(page.getByRole('button', { name: '附上刚才读过的那张截图' })).toHaveCount(0);
});
