import { expect, expectAccessible, test } from './quiet-page';

const PAGES = [
  '/',
  '/rankings',
  '/rankings?province=540000',
  '/rankings?measure=premium',
  '/insurers',
  '/insurers/picc',
  '/insurers/anbang',
  '/api',
  '/numbers',
  '/numbers/95518',
  '/numbers/4008888888',
  '/report',
  '/report/import',
  '/report/imported?counted=3&later=2',
  '/offline',
  '/wait',
  '/report/receipt/0000000000000000',
  '/dataset',
  '/dataset/query',
  '/methodology',
  '/rights',
  '/rights/way?caller=insurer&told=before&knew=contact&number=mismatch&dangers=fraud',
  '/transparency',
  '/privacy',
  '/me',
  '/me/pack',
  '/sign-in',
  '/sign-in?sent=1',
  '/sign-in?error=Verification',
  '/sign-in/confirm?token=0',
  '/sign-in/phone',
  '/me/account',
  '/me/data',
  '/me/data/erased',
];

const inEnglish = (path: string): string => (path === '/' ? '/en' : `/en${path}`);
const EVERY_PAGE = [...PAGES, ...PAGES.map(inEnglish)];

for (const path of EVERY_PAGE) {
  const english = path.startsWith('/en');

  test(`${path} stands, in its language, fits its window and is accessible @js`, async ({ page }) => {
    const answer = await page.goto(path);
    expect(answer?.status()).toBe(200);
    await expect(page.locator('html')).toHaveAttribute('lang', english ? 'en' : 'zh-CN');
    await expect(page.locator('h1')).toHaveCount(1);
    await expect(page).toHaveTitle(english ? /Wurao/ : /勿扰榜/);
    const overflow = await page.locator('html').evaluate((html) => html.scrollWidth - html.clientWidth);
    expect(overflow, 'nothing sticks out of the page').toBeLessThanOrEqual(0);
    await expectAccessible(page);
  });
}

test('every page stands without script, and every link of it leads somewhere @plain', async ({ page, request }) => {
  test.setTimeout(120_000);
  const links = new Set<string>();
  for (const path of EVERY_PAGE) {
    expect((await page.goto(path))?.status(), path).toBe(200);
    await expect(page.locator('html')).toHaveAttribute('lang', path.startsWith('/en') ? 'en' : 'zh-CN');
    await expect(page.locator('h1'), path).toHaveCount(1);
    const found = await page.locator('a[href^="/"]').evaluateAll((all) => all.map((a) => a.getAttribute('href') ?? ''));
    for (const href of found) links.add(href.split('#')[0] as string);
  }
  expect(links.size).toBeGreaterThan(50);
  const dead: string[] = [];
  for (const href of links) {
    const status = (await request.get(href)).status();
    if (status !== 200) dead.push(`${status} ${href}`);
  }
  expect(dead).toEqual([]);
});

test('a page that is not there says so, in both languages', async ({ page, quiet }) => {
  quiet.allow(/status of 404/);
  for (const path of ['/nothing-here', '/en/nothing-here', '/insurers/no-such-company']) {
    const answer = await page.goto(path);
    expect(answer?.status()).toBe(404);
    await expect(page.locator('h1')).toHaveCount(1);
    await expect(page.locator('main a[href]').first()).toBeVisible();
  }
});

test('the language switch keeps the page', async ({ page }) => {
  await page.goto('/methodology');
  await page.getByRole('link', { name: 'English' }).first().click();
  await expect(page).toHaveURL(/\/en\/methodology$/);
  await page.getByRole('link', { name: '中文' }).first().click();
  await expect(page).toHaveURL(/\/methodology$/);
});

test('pages are sent with a policy that allows no inline script of others @js @phone', async ({ request }) => {
  for (const path of ['/', '/report', '/en/privacy', '/nothing-here']) {
    const answer = await request.get(path);
    const policy = answer.headers()['content-security-policy'] ?? '';
    expect(policy, path).toContain("default-src 'none'");
    expect(policy, path).not.toContain('unsafe-inline');
    expect(policy, path).not.toContain('unsafe-eval');
    expect(answer.headers()['x-content-type-options']).toBe('nosniff');
    expect(answer.headers()['x-powered-by']).toBeUndefined();
  }
});

test('a page that has not changed is not sent twice @js @phone', async ({ request }) => {
  const first = await request.get('/methodology');
  const again = await request.get('/methodology', { headers: { 'if-none-match': first.headers().etag ?? '' } });
  expect(again.status()).toBe(304);
  expect(await again.body()).toHaveLength(0);
});
