import { randomBytes, randomInt } from 'node:crypto';
import type { Page } from '@playwright/test';
import { linkIn, mailTo } from './caught-mail';
import { codeSentTo } from './caught-sms';
import { expect } from './quiet-page';

/** An address and a number that no other test has. */
export const newAddress = (): string => `driver-${randomBytes(6).toString('hex')}@example.cn`;
export const newNumber = (): string => `199${String(randomInt(100_000_000)).padStart(8, '0')}`;

export async function askForLink(page: Page, address: string): Promise<void> {
  await page.goto('/sign-in');
  await sendLink(page, address);
}

/** Asks for a link in the form that is on the page. */
export async function sendLink(page: Page, address: string): Promise<void> {
  await page.getByLabel('邮箱', { exact: true }).fill(address);
  await page.getByRole('button', { name: '发送登录链接' }).click();
  await expect(page.getByRole('heading', { name: '去邮箱看看' })).toBeVisible();
}

/** Opens the link that was sent and confirms. */
export async function openLink(page: Page, address: string, nth = 1): Promise<void> {
  await page.goto(linkIn(await mailTo(address, nth)));
  await page.getByRole('button', { name: '登录' }).click();
}

export async function signIn(page: Page, address: string, mails = 1): Promise<void> {
  await askForLink(page, address);
  await openLink(page, address, mails);
  await expect(page).toHaveURL(/\/me$/);
}

/** Asks for a code in the form that is on the page. */
export async function sendCode(page: Page, number: string): Promise<void> {
  await page.getByLabel('手机号', { exact: true }).fill(number);
  await page.getByRole('button', { name: '发送验证码' }).click();
  await expect(page.getByRole('heading', { name: '输入验证码' })).toBeVisible();
}

export async function typeCode(page: Page, code: string): Promise<void> {
  await page.getByLabel('验证码', { exact: true }).fill(code);
  await page.getByRole('button', { name: '确认' }).click();
}

export async function signInByPhone(page: Page, number: string, nth = 1): Promise<void> {
  await page.goto('/sign-in');
  await sendCode(page, number);
  await typeCode(page, await codeSentTo(number, nth));
  await expect(page).toHaveURL(/\/me$/);
}
