import type { Page } from '@playwright/test';
import { fillReport, openForm, send } from './fill-report';
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
async function share(page: Page, text: string, file?: { name: string; type: string; text: string }): Promise<void> {
  await page.evaluate(
    ({ text, file }) => {
      const form = document.createElement('form');
      Object.assign(form, { method: 'post', action: '/report/share', enctype: 'multipart/form-data' });
      const box = Object.assign(document.createElement('textarea'), { name: 'text', value: text });
      form.append(box);
      if (file) {
        const input = Object.assign(document.createElement('input'), { type: 'file', name: 'files' });
        const held = new DataTransfer();
        held.items.add(new File([file.text], file.name, { type: file.type }));
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
    text: '010 6655 4433 昨天 14:03\n95518 昨天 15:00\n95519 昨天 16:00',
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
