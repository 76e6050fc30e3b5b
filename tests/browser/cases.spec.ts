import ICAL from 'ical.js';
import { ask } from './ask-database';
import { fillReport, openForm, send, shownReceipt } from './fill-report';
import { expect, expectAccessible, test } from './quiet-page';

const NUMBER = 'NFRA-2026-008812';
const daysAgo = (days: number) => new Date(Date.now() + 8 * 3600_000 - days * 86_400_000).toISOString().slice(0, 10);

test('a complaint is followed over its term: overdue, where to go next, answered @phone', async ({
  page,
  context,
  javaScriptEnabled,
}) => {
  const told: string[] = [];
  context.on('request', (request) => told.push(request.url() + (request.postData() ?? '')));
  await openForm(page, javaScriptEnabled);
  await fillReport(page, { number: '400 777 8888', insurer: 'pingan', when: 'yesterday', city: '贵阳' });
  await send(page);
  const receipt = await shownReceipt(page);

  await page.goto('/me/cases');
  await page.getByLabel('向谁投诉').selectOption('insurer');
  await page.getByLabel('关于哪家公司').selectOption('pingan');
  await page.getByLabel('哪天投诉的').fill(daysAgo(-1));
  await page.getByRole('checkbox').check();
  await page.getByRole('button', { name: '记下这件投诉' }).click();
  await expect(page.locator('main').getByRole('alert')).toContainText('这一天还没有到');
  await expect(page.getByRole('checkbox')).toBeChecked();
  await expect(page.getByLabel('关于哪家公司')).toHaveValue('pingan');
  await page.getByLabel('哪天投诉的').fill(daysAgo(20));
  await page.getByRole('button', { name: '记下这件投诉' }).click();
  await expect(page).toHaveURL(/\/me\/cases\/[0-9A-Z]{21}$/);
  await expect(page.getByText(/答复应在 .* 前，已过 5 天/)).toBeVisible();
  await expect(page.getByText('打 12378，说明哪天投诉')).toBeVisible();

  if (javaScriptEnabled !== false) {
    await page.getByRole('textbox', { name: '受理编号' }).fill(NUMBER);
    await page.getByRole('button', { name: '存在这台设备上' }).click();
    await expect(page.getByText('存好了，只在这台设备上。')).toBeVisible();
    await page.reload();
    await expect(page.getByRole('textbox', { name: '受理编号' })).toHaveValue(NUMBER);
    await expectAccessible(page);
    for (const text of told) expect(text).not.toContain(NUMBER);
  } else await expect(page.getByText('请抄在纸上')).toBeVisible();

  await page.getByLabel('告知的答复日期').fill(daysAgo(-7));
  await page.getByRole('button', { name: '保存', exact: true }).click();
  await expect(page.getByText(/前应有答复，还有 7 天（?.*告知的日期/)).toBeVisible();
  const file = await page.request.get(
    await page.getByRole('link', { name: '下载日历文件' }).getAttribute('href').then(String),
  );
  const event = new ICAL.Component(ICAL.parse(await file.text())).getFirstSubcomponent('vevent');
  expect(String(event?.getFirstPropertyValue('dtstart'))).toBe(daysAgo(-7));
  expect(file.headers()['content-type']).toContain('text/calendar');

  await page.getByLabel('结果').selectOption('stopped');
  await page.getByRole('button', { name: '保存', exact: true }).click();
  await expect(page.locator('main').getByRole('alert')).toContainText('填上那一天');
  await page.getByLabel('哪天', { exact: true }).fill(daysAgo(1));
  await page.getByRole('button', { name: '保存', exact: true }).click();
  await expect(page.getByText('用了 19 天')).toBeVisible();
  const [row] = await ask<{ receipt: string; outcome: string }>(
    `SELECT r.receipt, c.outcome FROM complaint_case c JOIN case_report l ON l.case_id = c.id JOIN report r ON r.id = l.report_id WHERE r.receipt = $1`,
    [receipt],
  );
  expect(row).toEqual({ receipt, outcome: 'stopped' });

  await page.getByRole('link', { name: '全部投诉' }).click();
  await expect(page.locator('#cases li')).toHaveCount(1);
  await page.locator('#cases li a').click();
  await page.getByRole('button', { name: '删除这件投诉' }).click();
  await expect(page.getByText('还没有记下的投诉。')).toBeVisible();
});

test('a complaint can be noted before any call, and is nobody else’s @phone', async ({ page, browser, quiet }) => {
  await page.goto('/en/me/cases');
  await page.getByLabel('Whom you complained to').selectOption('12315');
  await page.getByRole('button', { name: 'Note this complaint' }).click();
  await expect(page).toHaveURL(/\/en\/me\/cases\/[0-9A-Z]{21}$/);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('12315');
  const context = await browser.newContext();
  quiet.watch(context);
  quiet.allow(/404/);
  const elsewhere = await context.newPage();
  for (const path of ['', '/calendar']) {
    const answer = await elsewhere.goto(new URL(page.url()).pathname + path).catch(() => null);
    if (answer) expect(answer.status()).toBe(404);
  }
  await context.close();
});
