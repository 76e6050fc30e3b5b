import { gzipSync } from 'node:zlib';
import type { APIRequestContext } from '@playwright/test';
import { fillSite } from './filled-site';
import { expect, expectAccessible, test } from './quiet-page';

const KINDS = ['map', 'tiles', 'hours', 'expiry', 'calendar'] as const;
const PAGES = [
  '/heatmaps',
  ...KINDS.map((kind) => `/heatmaps/${kind}`),
  '/heatmaps/map/320000',
  '/heatmaps/map/460000',
  '/heatmaps/map/710000',
  '/heatmaps/hours?insurer=sunshine',
  '/heatmaps/expiry?by=insurer',
  '/heatmaps/map?measure=count',
  '/heatmaps/hours?region=540000',
];
const JIANGSU = 'a[href="/heatmaps/map/320000"]';
const MAP = `figure ${JIANGSU}`;

test.beforeEach(async ({ request }) => {
  test.setTimeout(180_000);
  await fillSite();
  await expect(async () => {
    const html = await (await request.get('/heatmaps/map')).text();
    expect(html).toContain('/heatmaps/map/320000"');
  }).toPass({ timeout: 150_000, intervals: [3_000] });
});

const EVERY_PAGE = PAGES.flatMap((each) => [each, `/en${each}`]);

for (const path of EVERY_PAGE) {
  test(`${path} stands, fits its window and is accessible @js`, async ({ page }) => {
    const answer = await page.goto(path);
    expect(answer?.status()).toBe(200);
    await expect(page.locator('h1')).toHaveCount(1);
    for (const details of await page.locator('main details').all())
      await details.evaluate((each) => each.setAttribute('open', ''));
    const overflow = await page.locator('html').evaluate((html) => html.scrollWidth - html.clientWidth);
    expect(overflow, 'nothing sticks out of the page').toBeLessThanOrEqual(0);
    await expectAccessible(page);
  });
}

test('every heatmap stands without script @plain', async ({ page }) => {
  for (const path of EVERY_PAGE) {
    expect((await page.goto(path))?.status(), path).toBe(200);
    await expect(page.locator('h1'), path).toHaveCount(1);
  }
});

test('the map shows every province once, and Jiangsu has its colour and its words', async ({ page }) => {
  await page.goto('/heatmaps/map');
  await expect(page.locator('figure .heat-places a')).toHaveCount(34);
  await expect(page.locator(MAP)).toHaveAttribute('aria-label', /江苏.*\d/);
  await expect(page.locator(`${MAP} use`)).toHaveClass(/hm-\d/);
  const box = await page.locator(`${MAP} use`).boundingBox();
  expect(box?.width, 'the outlines were found in their file').toBeGreaterThan(10);
  await expect(page.locator('figcaption')).toContainText('审图号');
});

test('a province opens by keyboard, and a city leads to its row', async ({ page }) => {
  await page.goto('/heatmaps/map');
  await page.locator(MAP).focus();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/heatmaps\/map\/320000$/);
  await expect(page.locator('h1')).toContainText('江苏');
  await page.locator('figure a[href="#c320500"]').focus();
  await page.keyboard.press('Enter');
  await expect(page.locator('#c320500')).toBeInViewport();
  await expect(page.locator('#c320500')).toContainText(/苏州.*\d/);
});

test('a filter is a plain form, one at a time', async ({ page }) => {
  await page.goto('/heatmaps/hours?insurer=sunshine');
  await page.locator('main details summary').first().click();
  await page.getByLabel('来电者身份', { exact: true }).selectOption('dealer_4s');
  await page.getByRole('button', { name: '按来电者身份查看' }).click();
  await expect(page).toHaveURL(/\/heatmaps\/hours\?role=dealer_4s$/);
});

test('pictures are pictures, and frames may be framed @js @phone', async ({ request }) => {
  for (const kind of KINDS) {
    const svg = await request.get(`/heatmaps/pictures/${kind}.svg`);
    expect([svg.status(), svg.headers()['content-type']]).toEqual([200, 'image/svg+xml']);
    for (const file of [`${kind}.png`, `${kind}.card.png`]) {
      const png = await request.get(`/en/heatmaps/pictures/${file}`);
      expect([file, png.status(), png.headers()['content-type']]).toEqual([file, 200, 'image/png']);
      expect((await png.body()).subarray(1, 4).toString()).toBe('PNG');
    }
    const frame = await request.get(`/embed/heatmaps/${kind}`);
    expect(frame.headers()['content-security-policy']).toMatch(
      /^default-src 'none'; style-src 'sha256-.*frame-ancestors \*$/,
    );
    const html = await frame.text();
    expect(html).not.toMatch(/<script|<link/);
    expect(gzipSync(html).length).toBeLessThan(30 * 1024);
  }
  expect((await request.get('/heatmaps/pictures/nonsense.svg')).status()).toBe(404);
});

test('a frame shows its drawing under its own policy', async ({ page }) => {
  await page.goto('/embed/heatmaps/map');
  await expect(page.locator('h1 a')).toHaveAttribute('href', '/heatmaps/map');
  const paper = await page.locator('body').evaluate((body) => getComputedStyle(body).backgroundColor);
  expect(paper).toBe('rgb(252, 251, 248)');
});

test('a page of cities is small beside its outlines, and brings no script of its own @js @phone', async ({
  request,
}) => {
  const scripts = async (path: string) =>
    [...(await (await request.get(path)).text()).matchAll(/<script[^>]*\ssrc="([^"]+)"/g)].map(([, src]) => src).sort();
  const common = await scripts('/rankings');
  for (const province of ['320000', '440000', '650000', '410000']) {
    const html = await (await request.get(`/heatmaps/map/${province}`)).text();
    expect([province, gzipSync(html).length < 30 * 1024]).toEqual([province, true]);
  }
  for (const kind of KINDS) expect(await scripts(`/heatmaps/${kind}`)).toEqual(common);
  expect(await outlineBytes(request)).toBeLessThan(20 * 1024);
});

/** Compressed size of the country's outlines, which browsers keep for good. */
async function outlineBytes(request: APIRequestContext): Promise<number> {
  const [path = ''] =
    /\/heatmaps\/outlines\/country-\w+\.svg/.exec(await (await request.get('/heatmaps/map')).text()) ?? [];
  const file = await request.get(path);
  expect(file.headers()['cache-control']).toContain('immutable');
  return gzipSync(await file.body()).length;
}

test('on paper there is the drawing and its table, and nothing to press', async ({ page }) => {
  await page.goto('/heatmaps/map');
  await page.emulateMedia({ media: 'print' });
  await expect(page.locator('figure svg').first()).toBeVisible();
  await expect(page.locator('main details')).toBeHidden();
  await expect(page.locator('#take-title')).toBeHidden();
});

test('a table that is closed on the screen stands open on paper', async ({ page }) => {
  await page.goto('/heatmaps/calendar');
  const table = page.locator('main details table');
  await expect(table).toBeHidden();
  await page.emulateMedia({ media: 'print' });
  await expect(table).toBeVisible();
});
