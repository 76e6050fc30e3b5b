import type { Page, Request } from '@playwright/test';
import { fillReport, openForm, send, shownReceipt } from './fill-report';
import { expect, expectAccessible, test } from './quiet-page';
import { reportsOfDriver } from './reports-of-driver';

const OWN = '王建国';
const SHOP = '桥边那家';

test('two canaries are made here, a call that used one marks its place, and no variant leaves the device @js @phone', async ({
  page,
  context,
}) => {
  const sent: Request[] = [];
  context.on('request', (request) => sent.push(request));
  await page.goto('/me/canaries');
  const first = await addCanary(page, 'dealer_4s', SHOP);
  const second = await addCanary(page, 'parking_etc', '');
  expect(new Set([first, second, OWN]).size).toBe(3);
  await expect(page.locator('[data-canaries="2"]')).toBeVisible();
  await expectAccessible(page);
  await page.setViewportSize({ width: 360, height: 740 });

  await openForm(page, true);
  await fillReport(page, { numberState: 'hidden', insurer: 'multi', city: '合肥' });
  await page.getByText('说了什么，知道什么').tap();
  await page.getByRole('button', { name: `${first}（4S店）` }).tap();
  await expect(page.getByText('选上了：留过的化名，4S店。')).toBeVisible();
  await expect(page.locator('#leakPoint-dealer_4s')).toBeChecked();
  await send(page);
  const receipt = await shownReceipt(page);
  const [row] = await reportsOfDriver(receipt);
  expect([row?.addressed_as, row?.leak_point, row?.leak_confidence]).toEqual(['planted_variant', 'dealer_4s', null]);

  await page.goto('/me/canaries');
  await expect(page.getByText('用了留在「4S店」的资料：1 通')).toBeVisible();
  await page.getByRole('link', { name: '被叫出过 1 次，看最近一通' }).tap();
  await expect(page).toHaveURL(new RegExp(`/me/calls/${receipt}$`));
  await expect(page.locator('#record')).toContainText('用了留在「4S店」的资料');
  await expect(page.locator('#record').getByText(`${first} · ${SHOP}`)).toBeVisible();
  await page.goto('/me');
  await expect(page.locator('#reports')).toContainText('用了留在「4S店」的资料');
  for (const request of sent) {
    const told = decodeURIComponent(request.url()) + (request.postData() ?? '');
    for (const secret of [first, second, OWN, SHOP]) expect(told).not.toContain(secret);
  }
});

test('an encrypted copy brings the canaries to another device, under the passphrase alone @js @phone', async ({
  page,
  browser,
  quiet,
}) => {
  await page.goto('/me/canaries');
  const variant = await addCanary(page, 'repair_shop', '');
  await page.getByRole('button', { name: '替我生成一个' }).tap();
  const passphrase = await page.getByLabel('口令').inputValue();
  await page.getByRole('button', { name: '加密并备份' }).tap();
  await expect(page.getByText('备份好了，共 1 个暗记。')).toBeVisible({ timeout: 20_000 });
  await page.goto('/me/account');
  const code = (await page.locator('#recovery .font-mono').textContent())?.trim() ?? '';

  const context = await browser.newContext();
  quiet.watch(context);
  const elsewhere = await context.newPage();
  await elsewhere.goto('/me/account');
  await elsewhere.getByLabel('用恢复码找回记录').fill(code);
  await elsewhere.getByRole('button', { name: '找回', exact: true }).click();
  await elsewhere.waitForURL(/restored=1/);
  await elsewhere.goto('/me/canaries');
  await elsewhere.getByLabel('口令').fill('not the passphrase at all');
  await elsewhere.getByRole('button', { name: '取回到这台设备' }).click();
  await expect(elsewhere.getByText('口令不对，备份没有动。')).toBeVisible({ timeout: 20_000 });
  await elsewhere.getByLabel('口令').fill(passphrase.toUpperCase());
  await elsewhere.getByRole('button', { name: '取回到这台设备' }).click();
  await expect(elsewhere.getByText('取回来了，共 1 个暗记。')).toBeVisible({ timeout: 20_000 });
  await expect(elsewhere.locator('#ledger').getByText(variant, { exact: true })).toBeVisible();
  await context.close();
});

test('without script the page explains the idea and has a table to fill in @phone', async ({
  page,
  javaScriptEnabled,
}) => {
  await page.goto('/me/canaries');
  await expect(page.getByRole('heading', { name: '暗记', exact: true })).toBeVisible();
  await expect(page.locator('#paper table tbody tr')).toHaveCount(11);
  await expect(page.getByText('投保、理赔、批改')).toBeVisible();
  if (javaScriptEnabled === false) await expect(page.getByText('可以用下面的表手记')).toBeVisible();
});

async function addCanary(page: Page, place: string, at: string): Promise<string> {
  await page.getByLabel('留在哪类地方').selectOption(place);
  if (at) await page.getByLabel('你自己认得的叫法').fill(at);
  await page.getByLabel('你的姓名').fill(OWN);
  const proposal = page
    .locator('#ledger')
    .getByRole('button', { pressed: false })
    .filter({ hasText: '换个名' })
    .first();
  const variant = (await proposal.locator('span').first().textContent()) ?? '';
  await proposal.tap();
  await page.getByRole('button', { name: '记下', exact: true }).tap();
  await expect(page.getByText(`记下了：${variant}`)).toBeVisible();
  return variant;
}
