import { ask, inTurn } from './ask-database';
import type { Told } from './fill-report';
import { otherDriversReport } from './other-drivers';
import { expect, expectAccessible, test } from './quiet-page';

// Calls of each driver by company, so that the index of each differs.
const CALLS = { pingan: 1, cpic: 1, sunshine: 3, hyundai: 2, chengtai: 1 } as const;
const DRIVERS = 36;
const DAY_PARTS = ['work_am', 'noon', 'work_pm'] as const;

const FILLED = [
  '/',
  '/rankings',
  '/rankings?unadjusted=1',
  '/insurers',
  '/insurers/sunshine',
  '/en/rankings',
  '/en/insurers/pingan',
];

test('pages that have something to show are accessible, and fit their window @js', async ({ page }) => {
  test.setTimeout(120_000);
  await inTurn('filled pages', nameCompanies);
  await expect(async () => {
    await page.goto('/rankings');
    for (const id of ['pingan', 'cpic', 'sunshine', 'hyundai']) {
      await expect(page.locator(`tr:has(a[href="/insurers/${id}"])`).getByText(/^第 \d/)).toBeVisible({ timeout: 500 });
    }
  }).toPass({ timeout: 60_000, intervals: [250] });
  for (const path of FILLED) {
    await page.goto(path);
    await expect(page.locator('main')).toContainText(/\d/);
    const overflow = await page.locator('html').evaluate((html) => html.scrollWidth - html.clientWidth);
    expect(overflow, path).toBeLessThanOrEqual(0);
    await expectAccessible(page);
  }
});

/** Thirty-six drivers, each named by several companies; done once for all projects. */
async function nameCompanies(): Promise<void> {
  const [found] = await ask<{ reports: number }>(
    `SELECT count(*)::int AS reports FROM report WHERE insurer_id = 'hyundai'`,
  );
  if (found?.reports) return;
  await otherDriversReport(DRIVERS, (n) =>
    Object.keys(CALLS).flatMap((insurer) => callsOf(insurer as keyof typeof CALLS, n)),
  );
}

const callsOf = (insurer: keyof typeof CALLS, driver: number): Told[] =>
  DAY_PARTS.slice(0, CALLS[insurer]).map((dayPart) => ({
    numberState: 'hidden',
    insurer,
    when: 'yesterday',
    dayPart,
    city: '苏州市',
    role: driver % 2 ? 'dealer_4s' : 'insurer_direct',
    relation: (['current', 'never', 'unknown'] as const)[driver % 3],
    refusal: driver % 3 ? 'none' : 'before',
    lures: ['gift'],
    facts: ['knew_name', 'every_year'],
  }));
