import type { Page, Request } from '@playwright/test';
import { fillReport, openForm, send, shownReceipt } from './fill-report';
import { expect, test } from './quiet-page';
import { reportsOfDriver } from './reports-of-driver';

const DRAFT = { insurer: 'unknown', when: 'now', city: '郑州' } as const;
const RECEIPT_LINK = 'a[href*="/report/receipt/"]';

test.beforeEach(({ quiet }) => quiet.allow(/ERR_INTERNET_DISCONNECTED|ERR_FAILED/));

test('reports told without a network are sent when it returns, each once @js @phone', async ({ page, context }) => {
  await openForm(page, true);
  await context.setOffline(true);
  await keepDraft(page, '010 6555 0001', 1);
  await keepDraft(page, '010 6555 0002', 2);
  await context.setOffline(false);
  await expect(page.locator(RECEIPT_LINK)).toHaveCount(2);
  await expect(page.getByText('已发出 2 份')).toBeVisible();
  await page.reload();
  await openForm(page, true);
  expect(await kept(page)).toBe(0);
  await page.goto('/me');
  await expect(page.locator('#reports a[href*="/me/calls/"]')).toHaveCount(2);
});

test('a waiting report outlives the page, can be mended, and two tabs send it once @js @phone', async ({
  page,
  context,
}) => {
  const unreachable = '**/api/v1/reports';
  await context.route(unreachable, (route) => route.abort());
  await openForm(page, true);
  await keepDraft(page, '010 6555 0003', 1);
  await keepDraft(page, '010 6555 0004', 2);
  const other = await context.newPage();
  await openForm(other, true);
  await expect(other.getByText('还有 2 份没有发出')).toBeVisible();

  await page.reload();
  await openForm(page, true);
  await page.getByRole('button', { name: '修改' }).first().tap();
  await expect(page.locator('#number')).toHaveValue('010 6555 0003');
  await page.locator('#number').fill('010 6555 0033');
  await send(page);
  await expect(page.getByText('还有 2 份没有发出')).toBeVisible();
  page.once('dialog', (dialog) => void dialog.accept());
  await page.getByRole('button', { name: '删掉' }).first().tap();
  await expect(page.getByText('还有 1 份没有发出')).toBeVisible();
  await keepDraft(page, '010 6555 0005', 2);

  await context.setOffline(true);
  await context.unroute(unreachable);
  await context.setOffline(false);
  await expect.poll(() => kept(page)).toBe(0);
  await page.goto('/me');
  await expect(page.locator('#reports a[href*="/me/calls/"]')).toHaveCount(2);
});

test('city and day of expiry are remembered here, and month and day leave the device never @js @phone', async ({
  page,
  context,
}) => {
  const sent: Request[] = [];
  context.on('request', (request) => sent.push(request));
  await openForm(page, true);
  await fillReport(page, { numberState: 'hidden', insurer: 'multi', city: '合肥' });
  await page.getByText('保单哪天到期').tap();
  await page.getByRole('combobox', { name: '月', exact: true }).selectOption('7');
  await page.getByRole('combobox', { name: '日', exact: true }).selectOption('23');
  const days = await page.locator('#daysToExpiry').inputValue();
  expect(days).toMatch(/^-?\d+$/);
  await send(page);
  const [row] = await reportsOfDriver(await shownReceipt(page));
  expect(row?.days_to_expiry).toBe(Number(days));

  await openForm(page, true);
  await expect(page.locator('#city')).toHaveValue('合肥');
  await expect(page.locator('#daysToExpiry')).toHaveValue(days);
  await expect(page.getByRole('combobox', { name: '月', exact: true, includeHidden: true })).toHaveValue('7');
  await expect(page.getByRole('combobox', { name: '日', exact: true, includeHidden: true })).toHaveValue('23');

  const told = sent.flatMap((request) => [request.url(), request.postData() ?? '']);
  const posted = sent.filter((request) => request.method() === 'POST').map((request) => request.postDataJSON());
  expect(posted).toHaveLength(1);
  const { proof: _, ...said } = posted[0];
  const fields = ['calledAt', 'city', 'daysToExpiry', 'formToken', 'insurer', 'numberState', 'when'];
  expect(Object.keys(said).sort()).toEqual(fields);
  for (const text of told) expect(text).not.toMatch(/0?7[-/.]23|7\s*月|23\s*日|wurao\.expiry/);
});

/** Sends the form where it cannot arrive; it waits with the others. */
async function keepDraft(page: Page, number: string, waiting: number): Promise<void> {
  await fillReport(page, { number, ...DRAFT });
  await send(page);
  await expect(page.getByText(`还有 ${waiting} 份没有发出`)).toBeVisible();
  await expect(page.locator('#number')).toHaveValue('');
}

const kept = (page: Page): Promise<number> =>
  page.evaluate(() => (JSON.parse(localStorage.getItem('wurao.drafts') ?? '[]') as unknown[]).length);
