import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { unzipSync } from 'fflate';
import { ask } from './ask-database';
import { fillReport, openForm, send, shownReceipt } from './fill-report';
import { expect, expectAccessible, test } from './quiet-page';
import { newNumber, signInByPhone } from './sign-in-ways';

test('everything can be downloaded: the reports with their labels, the account, the proofs @phone', async ({
  page,
  javaScriptEnabled,
}) => {
  const receipt = await report(page, javaScriptEnabled);
  await signInByPhone(page, newNumber());
  await page.goto('/me/data');
  await expect(page.locator('#export')).toContainText('1 条举报');
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: '下载全部' }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/^wurao-\d{4}-\d{2}-\d{2}\.zip$/);
  const files = unzipSync(await readFile(await download.path()));
  const read = (name: string) => JSON.parse(Buffer.from(files[name] ?? []).toString('utf8'));
  expect(Buffer.from(files['README.txt'] ?? []).toString('utf8')).toContain('我的数据');
  const [stored, ...others] = read('reports.json');
  expect(others).toEqual([]);
  expect(stored).toMatchObject({ receipt, claim: 'unknown', labels: { city_adcode: { 'zh-CN': '贵阳市' } } });
  expect(stored).not.toHaveProperty('caller_key');
  expect(read('account.json')).toMatchObject({
    devices: [{}],
    account: { role: 'reporter', ways_to_sign_in: [{ way: 'phone' }], sessions: [{ system: expect.any(String) }] },
  });
  expect(Object.keys(files)).toContain('record.json');
});

test('a stranger has nothing to download or erase @phone', async ({ page }) => {
  await page.goto('/me/data');
  await expect(page.getByText('这台设备上没有你的数据')).toBeVisible();
  await page.goto('/me/data/erase');
  await expect(page).toHaveURL(/\/me\/data$/);
});

test('one report is erased from its page, after one more question @phone', async ({ page, javaScriptEnabled }) => {
  const first = await report(page, javaScriptEnabled);
  const second = await report(page, javaScriptEnabled, '0851 8888 7777');
  await page.goto(`/me/calls/${first}`);
  await page.getByRole('link', { name: '删除这条举报' }).click();
  await expect(page.getByText(first)).toBeVisible();
  await page.getByLabel('我知道，删除这条').check();
  await page.getByRole('button', { name: '删除' }).click();
  await expect(page.locator('main').getByRole('status')).toContainText('已删除');
  expect(await ask('SELECT receipt FROM report WHERE receipt = ANY ($1)', [[first, second]])).toEqual([
    { receipt: second },
  ]);
  await page.goto('/me');
  await expect(page.locator('main').getByText(second).first()).toBeAttached();
  await expect(page.locator('main').getByText(first)).toHaveCount(0);
});

test('everything is erased after one more question, and the device is a stranger’s again @phone', async ({
  page,
  javaScriptEnabled,
}) => {
  const receipt = await report(page, javaScriptEnabled);
  await signInByPhone(page, newNumber());
  await page.goto('/me/data');
  await page.getByRole('link', { name: '看清楚再删' }).click();
  await expect(page.locator('#goes')).toContainText('你的 1 条举报');
  await expect(page.locator('#stays')).toContainText('公开日志');
  const box = page.getByLabel('我看清楚了');
  await box.evaluate((input) => input.removeAttribute('required'));
  await page.getByRole('button', { name: '全部删除' }).click();
  await expect(page.locator('main').getByRole('alert')).toContainText('还没有打勾');
  await box.check();
  await page.getByRole('button', { name: '全部删除' }).click();
  await expect(page).toHaveURL(/\/me\/data\/erased$/);
  await expect(page.getByText('你的数据已全部删除')).toBeVisible();
  expect(await ask('SELECT FROM report WHERE receipt = $1', [receipt])).toEqual([]);
  const cookies = (await page.context().cookies()).map(({ name }) => name);
  expect(cookies.filter((name) => /device|session/.test(name))).toEqual([]);
  await page.goto('/me');
  await expect(page.getByText('这里还没有记录')).toBeVisible();
  await page.goto('/me/account');
  await expect(page.getByText('没有登录')).toBeVisible();
});

test('the pages of one’s data are accessible @js @phone', async ({ page }) => {
  const receipt = await report(page, true);
  for (const path of ['/me/data', '/me/data/erase', `/me/data/erase/${receipt}`, '/me/data/erased']) {
    await page.goto(path);
    await expectAccessible(page);
  }
});

async function report(page: Page, javaScriptEnabled: boolean | undefined, number = '400 777 8888'): Promise<string> {
  await openForm(page, javaScriptEnabled);
  await fillReport(page, { number, insurer: 'unknown', when: 'yesterday', city: '贵阳' });
  await send(page);
  return shownReceipt(page);
}
