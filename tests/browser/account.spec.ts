import type { Browser, Page } from '@playwright/test';
import { linkIn, mailTo } from './caught-mail';
import { codeSentTo } from './caught-sms';
import { fillReport, openForm, send, shownReceipt } from './fill-report';
import { expect, expectAccessible, type Quiet, test } from './quiet-page';
import { newAddress, newNumber, openLink, sendCode, sendLink, signIn, signInByPhone, typeCode } from './sign-in-ways';

test('a code sent to a number signs in, keeps the reports of the device, and works once @phone', async ({
  page,
  browser,
  quiet,
  javaScriptEnabled,
}) => {
  const number = newNumber();
  const receipt = await report(page, javaScriptEnabled);
  await page.goto('/sign-in');
  await sendCode(page, `+86 ${number.slice(0, 3)} ${number.slice(3, 7)} ${number.slice(7)}`);
  expect(page.url()).not.toContain(number.slice(3));
  const code = await codeSentTo(number);
  const box = page.getByLabel('验证码', { exact: true });
  await expect(box).toHaveAttribute('autocomplete', 'one-time-code');
  await typeCode(page, code === '000000' ? '000001' : '000000');
  await expect(page.locator('main').getByRole('alert')).toContainText('不是这个验证码');
  const waiting = (await page.context().cookies()).find(({ name }) => name === 'wurao_code')?.value ?? '';
  await typeCode(page, code);
  await expect(page).toHaveURL(/\/me$/);
  await expect(page.locator('#reports').getByText(receipt)).toBeVisible();

  // The same cookie and code somewhere else: the code is used.
  const { page: elsewhere, close } = await otherDevice(browser, quiet);
  const url = process.env.WURAO_TEST_ORIGIN ?? '';
  await elsewhere.context().addCookies([{ name: 'wurao_code', value: waiting, url }]);
  await elsewhere.goto('/sign-in/phone');
  await typeCode(elsewhere, code);
  await expect(elsewhere.locator('main').getByRole('alert')).toContainText('这个验证码不能用了');
  await elsewhere.goto('/me/account');
  await expect(elsewhere.getByText('没有登录')).toBeVisible();
  await close();
});

test('a code that was tried too often, or is typed in another browser, opens nothing @phone', async ({
  page,
  browser,
  quiet,
}) => {
  const number = newNumber();
  await page.goto('/sign-in');
  await sendCode(page, number);
  const code = await codeSentTo(number);
  const { page: elsewhere, close } = await otherDevice(browser, quiet);
  await elsewhere.goto('/sign-in/phone');
  await expect(elsewhere.getByText('没有等待中的验证码')).toBeVisible();
  await close();
  const wrong = String((Number(code) + 1) % 1_000_000).padStart(6, '0');
  for (let time = 0; time < 5; time++) {
    await typeCode(page, wrong);
    await expect(page.locator('main').getByRole('alert')).toContainText('不是这个验证码');
  }
  await typeCode(page, code);
  await expect(page.locator('main').getByRole('alert')).toContainText('这个验证码不能用了');
  await page.getByLabel('验证码', { exact: true }).fill('12345');
  await page.getByRole('button', { name: '确认' }).click();
  await expect(page.locator('main').getByRole('alert')).toContainText('六位数字');
});

test('sessions are listed with their devices and end one by one @phone', async ({ page, browser, quiet }) => {
  const number = newNumber();
  await signInByPhone(page, number);
  const { page: elsewhere, close } = await otherDevice(browser, quiet, 'Mozilla/5.0 (iPhone) MicroMessenger/8.0.50');
  await signInByPhone(elsewhere, number, 2);
  await page.goto('/me/account');
  const rows = page.locator('#sessions li');
  await expect(rows).toHaveCount(2);
  await expect(rows.filter({ hasText: '微信 · iOS' })).toHaveCount(1);
  await expect(rows.filter({ hasText: '这台设备' }).getByRole('button')).toHaveCount(0);
  await rows.filter({ hasText: '微信' }).getByRole('button', { name: /^登出/ }).click();
  await expect(rows).toHaveCount(1);
  await elsewhere.goto('/me/account');
  await expect(elsewhere.getByText('没有登录')).toBeVisible();
  await page.reload();
  await expect(rows).toHaveCount(1);
  await close();
});

test('a second way leads into the same account, can be removed, the last one cannot @phone', async ({
  page,
  browser,
  quiet,
  javaScriptEnabled,
}) => {
  test.slow();
  const [number, address] = [newNumber(), newAddress()];
  const receipt = await report(page, javaScriptEnabled);
  await signInByPhone(page, number);
  await page.goto('/me/account');
  await expect(page.locator('#ways')).toContainText('这是最后一种登录方式');
  await page.getByText('再加一种登录方式').click();
  await sendLink(page, address);
  await openLink(page, address);
  await expect(page.locator('main').getByRole('status')).toContainText('邮箱已加进这个账号');
  await expect(keptWays(page)).toHaveCount(2);

  const { page: elsewhere, close } = await otherDevice(browser, quiet);
  await signIn(elsewhere, address, 2);
  await expect(elsewhere.locator('#reports').getByText(receipt)).toBeVisible();
  await close();

  await page.locator('#ways li').filter({ hasText: '手机号' }).getByRole('button', { name: /^移除/ }).click();
  await expect(page.locator('main').getByRole('status')).toContainText('手机号已移除');
  await expect(page.locator('#ways li').getByRole('button')).toHaveCount(0);
});

test('a number that belongs to another account is not taken from it @phone', async ({ page, browser, quiet }) => {
  const [number, address] = [newNumber(), newAddress()];
  await signInByPhone(page, number);
  const { page: elsewhere, close } = await otherDevice(browser, quiet);
  await signIn(elsewhere, address);
  await elsewhere.goto('/me/account');
  await elsewhere.getByText('再加一种登录方式').click();
  await sendCode(elsewhere, number);
  await typeCode(elsewhere, await codeSentTo(number, 2));
  await expect(elsewhere.locator('main').getByRole('alert')).toContainText('已用在另一个账号里');
  await close();
});

test('a link for somebody else’s address opened while signed in adds nothing to the account @phone', async ({
  page,
  browser,
  quiet,
}) => {
  const [number, address] = [newNumber(), newAddress()];
  const { page: stranger, close } = await otherDevice(browser, quiet);
  await stranger.goto('/sign-in');
  await sendLink(stranger, address);
  await signInByPhone(page, number);
  // Another site that leads past the button uses nothing up: it is shown, and pressed below.
  const token = new URL(linkIn(await mailTo(address))).searchParams.get('token') ?? '';
  const past = `/api/auth/callback/nodemailer?${new URLSearchParams({ token })}`;
  const led = await page.request.get(past, { headers: { 'sec-fetch-site': 'cross-site' }, maxRedirects: 0 });
  expect([led.status(), led.headers().location]).toEqual([303, expect.stringContaining('/sign-in/confirm?token=')]);
  await openLink(page, address);
  await expect(page).toHaveURL(/\/me$/);
  await page.goto('/me/account');
  await expect(keptWays(page)).toHaveCount(1);
  await expect(keptWays(page)).toContainText('邮箱');
  await close();
});

test('a device is listed and can be removed; the record goes on without contact @phone', async ({
  page,
  browser,
  quiet,
  javaScriptEnabled,
}) => {
  const [number] = [newNumber()];
  const receipt = await report(page, javaScriptEnabled);
  await signInByPhone(page, number);
  const { page: elsewhere, close } = await otherDevice(browser, quiet);
  await report(elsewhere, javaScriptEnabled, '娄底');
  await signInByPhone(elsewhere, number, 2);
  await page.goto('/me/account');
  await expect(page.locator('#devices li')).toHaveCount(2);
  await page.locator('#devices li').filter({ hasNotText: '这台设备' }).getByRole('button').click();
  await expect(page.locator('#devices li')).toHaveCount(1);

  await page.getByRole('link', { name: '怎么做，有什么后果' }).click();
  const code = (await page.locator('main .font-mono').textContent())?.trim() ?? '';
  await page.getByLabel('恢复码我抄好了').check();
  await page.getByRole('button', { name: '删去' }).click();
  await expect(page.locator('main').getByRole('status')).toContainText('账号和联系方式都已删去');
  await page.goto('/me');
  await expect(page.locator('#reports').getByText(receipt)).toBeVisible();
  await elsewhere.goto('/me');
  await expect(elsewhere.getByText('这里还没有记录')).toBeVisible();
  await elsewhere.goto('/me/account');
  await elsewhere.getByLabel('用恢复码找回记录').fill(code);
  await elsewhere.getByRole('button', { name: '找回', exact: true }).click();
  await expect(elsewhere.locator('#reports').getByText(receipt)).toBeVisible();
  await close();
});

test('an OpenID Connect provider and WeChat lead to a session that keeps the reports, and into one account @phone', async ({
  page,
  browser,
  quiet,
  javaScriptEnabled,
}) => {
  quiet.allow(/^asked http:\/\/127\.0\.0\.1:/);
  const receipt = await report(page, javaScriptEnabled);
  await page.goto('/sign-in');
  await page.getByRole('link', { name: '用车友通行证登录' }).click();
  await expect(page).toHaveURL(/\/me$/);
  await expect(page.locator('main').getByText(receipt).first()).toBeAttached();
  await page.goto('/me/account');
  await page.getByText('再加一种登录方式').click();
  await page.getByRole('link', { name: '用微信登录' }).click();
  await expect(page.locator('main').getByRole('status')).toContainText('微信已加进这个账号');
  await expect(keptWays(page)).toHaveCount(2);

  const { page: stranger, close } = await otherDevice(browser, quiet);
  await stranger.goto('/en/sign-in');
  await stranger.getByRole('link', { name: 'Sign in with WeChat' }).click();
  // Browsers hand the mark that WeChat asks for in the address on from one redirect to the next.
  await expect(stranger).toHaveURL(/\/en\/me(?:#wechat_redirect)?$/);
  await expect(stranger.getByText(receipt)).toHaveCount(0);
  await close();
});

test('the pages of the account are accessible @js @phone', async ({ page }) => {
  const number = newNumber();
  await page.goto('/sign-in');
  await expectAccessible(page);
  await sendCode(page, number);
  await expectAccessible(page);
  await typeCode(page, '1');
  await expect(page.locator('main').getByRole('alert')).toBeVisible();
  await expectAccessible(page);
  await typeCode(page, await codeSentTo(number));
  await expect(page).toHaveURL(/\/me$/);
  for (const path of ['/me/account', '/me/account/leave']) {
    await page.goto(path);
    await expectAccessible(page);
  }
});

/** The ways that lead into the account, without those that could be added. */
const keptWays = (page: Page) => page.locator('#ways li').filter({ hasText: '加入' });

async function report(page: Page, javaScriptEnabled: boolean | undefined, city = '贵阳'): Promise<string> {
  await openForm(page, javaScriptEnabled);
  await fillReport(page, { number: '400 777 8888', insurer: 'unknown', when: 'yesterday', city });
  await send(page);
  return shownReceipt(page);
}

async function otherDevice(browser: Browser, quiet: Quiet, userAgent?: string) {
  const context = await browser.newContext(userAgent ? { userAgent } : {});
  quiet.watch(context);
  return { page: await context.newPage(), close: () => context.close() };
}
