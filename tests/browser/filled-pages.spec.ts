import type { Page } from '@playwright/test';
import { fillSite } from './filled-site';
import { expect, expectAccessible, test } from './quiet-page';

const FILLED = [
  '/',
  '/rankings',
  '/rankings?measure=calls',
  '/en/rankings?measure=premium',
  '/rankings?measure=vehicles',
  '/insurers',
  '/en/rankings',
];

test('pages that have something to show are accessible, and fit their window @js', async ({ page }) => {
  test.setTimeout(120_000);
  await fillSite();
  const [first = '', second = ''] = await rankedInsurers(page);
  await page.goto(first);
  for (const title of ['举报从哪来', '名次随时间'])
    await expect(page.getByRole('heading', { name: title, exact: true })).toBeVisible();
  for (const path of [...FILLED, first, `/en${second}`]) {
    await page.goto(path);
    await expect(page.locator('main')).toContainText(/\d/);
    const overflow = await page.locator('html').evaluate((html) => html.scrollWidth - html.clientWidth);
    expect(overflow, path).toBeLessThanOrEqual(0);
    await expectAccessible(page);
  }
});

/** Pages of the companies that have a rank by now: which ones, depends on what else is reported while the tests run. */
async function rankedInsurers(page: Page): Promise<string[]> {
  const rows = page.getByRole('row').filter({ hasText: /第 \d/, visible: true });
  await expect(async () => {
    await page.goto('/rankings');
    expect(await rows.count()).toBeGreaterThanOrEqual(2);
  }).toPass({ timeout: 60_000, intervals: [250] });
  return rows
    .locator('a[href^="/insurers/"]')
    .evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));
}
