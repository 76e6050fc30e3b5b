import type { Browser, Page } from '@playwright/test';
import { linkIn, mailTo } from './caught-mail';
import { fillReport, openForm, send, shownReceipt } from './fill-report';
import { expect, expectAccessible, type Quiet, test } from './quiet-page';
import { reportsOfDriver } from './reports-of-driver';
import { askForLink, newAddress, signIn } from './sign-in-ways';

const EMPTY = '这里还没有记录';
const LOCKED = '这台设备上的记录已存进一个账号';

test('a stranger finds no records, and an error that says what to do for a wrong code @phone', async ({ page }) => {
  await page.goto('/me');
  await expect(page.getByText(EMPTY)).toBeVisible();
  await restore(page, 'ABCDE-12345-ABCDE-12346');
  await expect(page.locator('main').getByRole('alert')).toContainText(/抄错|没有这个恢复码/);
  await expect(page.getByLabel('用恢复码找回记录')).toHaveValue('ABCDE-12345-ABCDE-12346');
});

test('a recovery code typed on another device brings the reports there @phone', async ({
  page,
  browser,
  quiet,
  javaScriptEnabled,
}) => {
  const receipt = await report(page, javaScriptEnabled);
  const code = await recoveryCode(page);
  const { page: elsewhere, close } = await otherDevice(browser, quiet);
  await elsewhere.goto('/me');
  await expect(elsewhere.getByText(EMPTY)).toBeVisible();
  await restore(elsewhere, code.toLowerCase().replaceAll('-', ' '));
  await expect(elsewhere.getByText('记录找回来了')).toBeVisible();
  await expect(elsewhere.locator('#reports').getByText(receipt)).toBeVisible();
  await elsewhere.goto(`/report/receipt/${receipt}`);
  await expect(elsewhere.locator('#record').getByText(receipt)).toBeVisible();
  await close();
});

test('a receipt opened elsewhere shows nothing of the report @phone', async ({
  page,
  browser,
  quiet,
  javaScriptEnabled,
}) => {
  const receipt = await report(page, javaScriptEnabled);
  const code = await recoveryCode(page);
  const { page: elsewhere, close } = await otherDevice(browser, quiet);
  await elsewhere.goto(`/report/receipt/${receipt}`);
  await expect(elsewhere.getByText('这台设备上看不到这份回执')).toBeVisible();
  const html = await elsewhere.content();
  for (const secret of [code, code.replaceAll('-', ''), '4007778888', '贵阳']) expect(html).not.toContain(secret);
  await close();
});

test('signing in by a link keeps the reports of the device, on any other too @phone', async ({
  page,
  browser,
  quiet,
  javaScriptEnabled,
}) => {
  const address = newAddress();
  const receipt = await report(page, javaScriptEnabled);
  await signIn(page, address);
  await expect(page.locator('#reports').getByText(receipt)).toBeVisible();

  const { page: elsewhere, close } = await otherDevice(browser, quiet);
  await signIn(elsewhere, address, 2);
  await expect(elsewhere.locator('#reports').getByText(receipt)).toBeVisible();
  await elsewhere.goto('/me/account');
  await elsewhere.getByRole('button', { name: '登出这台设备' }).click();
  await expect(elsewhere.getByText(EMPTY)).toBeVisible();
  await page.reload();
  await expect(page.locator('#reports').getByText(receipt)).toBeVisible();
  expect(await reportsOfDriver(receipt)).toHaveLength(1);
  await close();
});

test('a link works once, and says so politely the second time @phone', async ({ page, browser, quiet }) => {
  const address = newAddress();
  await askForLink(page, address);
  const link = linkIn(await mailTo(address));
  await page.goto(link);
  await page.getByRole('button', { name: '登录' }).click();
  await expect(page).toHaveURL(/\/me$/);

  const { page: elsewhere, close } = await otherDevice(browser, quiet);
  await elsewhere.goto(link);
  await elsewhere.getByRole('button', { name: '登录' }).click();
  await expect(elsewhere.locator('main').getByRole('alert')).toContainText('这个链接不能用了');
  await expect(elsewhere.getByLabel('邮箱')).toBeVisible();
  await close();
});

test('signing out everywhere ends the other sessions and locks their records @phone', async ({
  page,
  browser,
  quiet,
  javaScriptEnabled,
}) => {
  const address = newAddress();
  const receipt = await report(page, javaScriptEnabled);
  await signIn(page, address);
  const { page: elsewhere, close } = await otherDevice(browser, quiet);
  await signIn(elsewhere, address, 2);
  await expect(elsewhere.locator('#reports').getByText(receipt)).toBeVisible();

  await elsewhere.goto('/me/account');
  await elsewhere.getByRole('button', { name: '在所有设备上登出' }).click();
  await expect(elsewhere.getByText(EMPTY)).toBeVisible();
  await page.reload();
  await expect(page.getByText(LOCKED)).toBeVisible();
  await expect(page.getByText(receipt)).toHaveCount(0);
  await page.goto(`/report/receipt/${receipt}`);
  await expect(page.getByText('收到了，记录在你的账号里')).toBeVisible();
  await close();
});

test('the pages of signing in are accessible at every step @js @phone', async ({ page }) => {
  const address = newAddress();
  await page.goto('/sign-in');
  await page.getByLabel('邮箱').fill('not an address');
  await page.getByRole('button', { name: '发送登录链接' }).click();
  await expect(page.locator('main').getByRole('alert')).toContainText('写一个完整的邮箱地址');
  await expectAccessible(page);
  await askForLink(page, address);
  await expectAccessible(page);
  await page.goto(linkIn(await mailTo(address)));
  await expectAccessible(page);
  await page.getByRole('button', { name: '登录' }).click();
  await expect(page).toHaveURL(/\/me$/);
  await expectAccessible(page);
  await page.goto('/me/account');
  await expectAccessible(page);
});

async function report(page: Page, javaScriptEnabled: boolean | undefined): Promise<string> {
  await openForm(page, javaScriptEnabled);
  await fillReport(page, { number: '400 777 8888', insurer: 'unknown', when: 'yesterday', city: '贵阳' });
  await send(page);
  return shownReceipt(page);
}

const recoveryCode = async (page: Page): Promise<string> =>
  (await page.locator('#recovery .font-mono').textContent())?.trim() ?? '';

async function otherDevice(browser: Browser, quiet: Quiet) {
  const context = await browser.newContext();
  quiet.watch(context);
  return { page: await context.newPage(), close: () => context.close() };
}

async function restore(page: Page, code: string): Promise<void> {
  await page.goto('/me/account');
  await page.getByLabel('用恢复码找回记录').fill(code);
  await page.getByRole('button', { name: '找回', exact: true }).click();
}
