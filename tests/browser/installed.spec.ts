import { fillReport, openForm, send } from './fill-report';
import { expect, expectAccessible, test } from './quiet-page';

import { underWorker } from './under-worker';

test.use({ serviceWorkers: 'allow' });

const RECEIPT_LINK = 'a[href*="/report/receipt/"]';

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
