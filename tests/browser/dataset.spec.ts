import { test } from './demo-site';
import { expect, expectAccessible } from './quiet-page';

test.describe.configure({ mode: 'serial' });

test('the data page says what a release holds, withholds and looks like @js @phone', async ({ page }) => {
  test.setTimeout(120_000);
  await expect(async () => {
    await page.goto('/dataset');
    await expect(page.locator('#whole')).toContainText('records', { timeout: 1_000 });
  }).toPass({ timeout: 90_000 });
  for (const id of ['whole', 'query', 'withheld', 'distribution', 'releases', 'preview', 'export', 'verify', 'cite'])
    await expect(page.locator(`#${id}`), id).toBeVisible();

  // Sizes beside every file, and the file is that large.
  const file = page.locator('#whole a[href$="ranking.csv.gz"]');
  await expect(file).toHaveText(/CSV\s*[\d.]+ (?:B|KB|MB)/);
  expect((await page.request.get((await file.getAttribute('href')) ?? '')).status()).toBe(200);
  await expect(page.locator('#whole')).toContainText('ranking_set_aside');

  const withheld = page.locator('#withheld tbody tr');
  await expect(withheld).toHaveCount(7);
  await expect(withheld.first()).toContainText(/\d+%.*\d+%/);
  const share = page.locator('#distribution table').first();
  await expect(share.locator('tbody tr').first()).toContainText(/\d+%/);
  await expect(share.locator('svg rect').first()).toBeVisible();
  await expect(page.locator('#preview tbody tr').first()).toBeVisible();
  await expect(page.locator('#preview caption')).toContainText(/20\d{2}/);
  await expectAccessible(page);
  const overflow = await page.locator('html').evaluate((html) => html.scrollWidth - html.clientWidth);
  expect(overflow).toBeLessThanOrEqual(0);
});

test('a filtered export gives the chosen rows alone, by a plain form @js @phone', async ({ browser, own }) => {
  const context = await browser.newContext({ baseURL: own, javaScriptEnabled: false, acceptDownloads: true });
  const page = await context.newPage();
  await page.goto('/dataset');
  const form = page.locator('#export form');
  await form.locator('[name=table]').selectOption('role_insurer_month');
  await form.locator('[name=insurer]').selectOption('picc');
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    form.getByRole('button', { name: 'CSV' }).click(),
  ]);
  const stream = await download.createReadStream();
  let text = '';
  for await (const chunk of stream) text += chunk;
  const [head = '', ...rows] = text
    .replace(/^\uFEFF/, '')
    .trimEnd()
    .split(/\r?\n/);
  const at = head.split(',').indexOf('insurer');
  expect(rows.length).toBeGreaterThan(0);
  expect(new Set(rows.map((row) => row.split(',')[at]))).toEqual(new Set(['picc']));
  await context.close();
});

test('a closed month is cross-checked, and its run stays @js @phone', async ({ page, request }) => {
  await page.goto('/en/rankings');
  const month = await page
    .locator('select[name=period] option')
    .evaluateAll((options) =>
      options.map((one) => (one as HTMLOptionElement).value).find((one) => /^20\d{2}-\d{2}$/.test(one)),
    );
  await page.goto(`/en/rankings?period=${month}`);
  await expect(page.locator('#set-aside')).toBeVisible();
  // The plain method stands beside it until its last day.
  const both = Date.now() < Date.parse('2026-12-22T16:00:00Z');
  await expect(page.getByText(/the old method 1\.0 stands beside it/)).toBeVisible({ visible: both });
  const answer = await (await request.get(`/api/v1/rankings?period=${month}`)).json();
  expect(answer.method).toMatch(/^2\./);
  expect(answer.beside.map(({ method }: { method: string }) => method)).toEqual(both ? ['1.0'] : []);
  await page.getByRole('link', { name: 'How this was ranked: the stored run' }).click();
  await expect(page).toHaveURL(/\/en\/rankings\/runs\/\d+$/);
  await expect(page.getByRole('heading', { level: 1 })).toContainText(/^Ranking of \w+ 20\d{2}$/);
  await expect(page.locator('#facts')).toContainText('a month or quarter was over');
  await expectAccessible(page);
});

test('the log tells of every release, and proves it on the page @js @phone', async ({ page, request }) => {
  test.setTimeout(90_000);
  await expect
    .poll(async () => (await (await request.get('/api/v1/ledger/publications')).json()).publications.length, {
      timeout: 60_000,
    })
    .toBeGreaterThan(3);
  await page.goto('/en/transparency');
  const line = page.locator('#publications li').first();
  await expect(line).toContainText(/Data of \w+ 20\d{2} released/);
  const proof = await (await request.get((await line.getByRole('link').getAttribute('href')) ?? '')).text();
  await page.locator('#evidence').fill(proof);
  await page.locator('#verify').getByRole('button', { name: 'Check', exact: true }).click();
  await expect(page.locator('#verify form [aria-live="polite"]')).toContainText('In the log');
  await expect(page.locator('#verify form [aria-live="polite"]')).toContainText('publication');
  await expectAccessible(page);
});
