import { fillSite } from './filled-site';
import { expect, expectAccessible, test } from './quiet-page';

const FILLED = [
  '/',
  '/rankings',
  '/rankings?measure=calls',
  '/en/rankings?measure=premium',
  '/rankings?measure=vehicles',
  '/insurers',
  '/insurers/sunshine',
  '/en/rankings',
  '/en/insurers/pingan',
];

test('pages that have something to show are accessible, and fit their window @js', async ({ page }) => {
  test.setTimeout(120_000);
  await fillSite();
  await expect(async () => {
    await page.goto('/rankings');
    for (const id of ['pingan', 'cpic', 'sunshine', 'hyundai']) {
      await expect(
        page
          .locator(`tr:has(a[href="/insurers/${id}"])`)
          .getByText(/^第 \d/)
          .first(),
      ).toBeVisible({ timeout: 500 });
    }
  }).toPass({ timeout: 60_000, intervals: [250] });
  await page.goto('/insurers/sunshine');
  for (const title of ['举报从哪来', '名次随时间'])
    await expect(page.getByRole('heading', { name: title, exact: true })).toBeVisible();
  for (const path of FILLED) {
    await page.goto(path);
    await expect(page.locator('main')).toContainText(/\d/);
    const overflow = await page.locator('html').evaluate((html) => html.scrollWidth - html.clientWidth);
    expect(overflow, path).toBeLessThanOrEqual(0);
    await expectAccessible(page);
  }
});
