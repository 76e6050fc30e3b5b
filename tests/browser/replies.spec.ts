import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Browser, Page } from '@playwright/test';
import { ask } from './ask-database';
import { expect, expectAccessible, type Quiet, test } from './quiet-page';
import { newAddress, signIn } from './sign-in-ways';

const ROOT = join(import.meta.dirname, '..', '..');
const WORDS = '本公司的续保来电只由客服号码拨出。\n核对过的名单见网站。<b>不加粗</b>';

/** As an operator does: by the command. */
async function grant(...args: readonly string[]): Promise<void> {
  const env = { ...process.env, DATABASE_URL: process.env.WURAO_TEST_DATABASE, PRIVACY_CONTACT: 'none' };
  const command = [join(ROOT, 'lib', 'commands', 'run.mjs'), 'desk', 'grant', ...args];
  await promisify(execFile)(process.execPath, command, { cwd: ROOT, env });
}

async function someoneElse(browser: Browser, quiet: Quiet): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  quiet.watch(context);
  return context.newPage();
}

/** Pages are kept under the version of what is published, which is looked up once a second; an old one is shown once more while it is drawn anew. */
async function readUntil(reader: Page, path: string, words: string): Promise<void> {
  await expect(async () => {
    await reader.goto(path);
    await expect(reader.locator('#replies')).toContainText(words, { timeout: 500 });
  }).toPass();
}

test('a company replies, a moderator publishes it, a stranger reads it; withdrawn, a dated line is left @js @desktop', async ({
  page,
  browser,
  quiet,
}) => {
  quiet.allow(/404/);
  const company = newAddress();
  await writeFrom(page, company);
  const reader = await someoneElse(browser, quiet);
  await reader.goto('/insurers/zheshang');
  await expect(reader.locator('#replies')).not.toContainText('客服号码拨出');
  const desk = await someoneElse(browser, quiet);
  await publishFrom(desk, company);
  await readAsStranger(reader);
  await answerFrom(desk);
  await withdrawFrom(page);
  await readUntil(reader, '/en/insurers/zheshang', 'The company withdrew these words');
  await expect(reader.locator('#replies')).not.toContainText('客服号码拨出');
  await expect(reader.locator('#replies')).toContainText('We made the correction.');
});

/** Signs in, becomes a representative, finds the company's desk and nobody else's, and asks for a correction. */
async function writeFrom(page: Page, company: string): Promise<void> {
  await signIn(page, company);
  expect((await page.goto('/desk'))?.status()).toBe(404);
  await grant(company, '--insurer', 'zheshang');
  await page.goto('/me/account');
  await page.getByRole('link', { name: '去回应台' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('浙商保险的回应台');
  await expectAccessible(page);
  expect((await page.goto('/desk/replies'))?.status()).toBe(404);
  expect((await page.request.get('/desk/evidence/0000000000000000')).status()).toBe(404);
  await page.goto('/desk');
  await page.getByLabel('要求更正').check();
  await page.getByLabel('叫法').check();
  await page.locator('#reply-zh').fill(WORDS);
  await page.locator('#reply-link').fill('https://www.zsins.com/calls');
  await page.getByRole('button', { name: '提交' }).click();
  await expect(page.getByText('收到了，审核员会看。')).toBeVisible();
  await expect(page.locator('#own')).toContainText('等审核员看');
}

const sectionOf = (desk: Page) => desk.locator('section', { hasText: '客服号码拨出' });

/** Becomes a moderator, is told to choose, and publishes what waits. */
async function publishFrom(desk: Page, company: string): Promise<void> {
  const moderator = newAddress();
  await signIn(desk, moderator);
  await grant(moderator);
  await desk.goto('/desk');
  await desk.getByRole('link', { name: /^公司的回应/ }).click();
  const waiting = sectionOf(desk);
  await expect(waiting.getByRole('heading', { name: '浙商保险' })).toBeVisible();
  await expectAccessible(desk);
  expect(await desk.content()).not.toContain(company);
  await waiting.getByRole('button', { name: '记下决定' }).click();
  await expect(desk.locator('main').getByRole('alert')).toContainText('请选一个决定');
  await waiting.getByLabel('登出').check();
  await waiting.getByRole('button', { name: '记下决定' }).click();
  await expect(desk.getByText('记下了。')).toBeVisible();
}

/** The words stand where anybody reads them, marked as the company's, as plain text. */
async function readAsStranger(reader: Page): Promise<void> {
  const replies = reader.locator('#replies');
  await readUntil(reader, '/insurers/zheshang', '浙商保险说');
  await expect(replies.locator('blockquote')).toHaveText(WORDS);
  await expect(replies.getByRole('link', { name: /公司网站上的说明/ })).toHaveAttribute('rel', 'nofollow noopener ugc');
  await expect(replies).toContainText('不是本站的');
  await expect(replies).toContainText('回应不改变名次');
  await expectAccessible(reader);
  const api = await (await reader.request.get('/api/v1/insurers/zheshang/replies')).json();
  expect(api.replies[0]).toMatchObject({ kind: 'correction', about: 'alias', words: { zh: WORDS, en: null } });
  expect(await (await reader.request.get('/insurers/zheshang/feed.atom')).text()).toContain('&lt;b&gt;不加粗');
  await readUntil(reader, '/transparency', '浙商保险要求更正叫法');
}

/** Says that the correction was made. */
async function answerFrom(desk: Page): Promise<void> {
  const asked = sectionOf(desk);
  await asked.getByLabel('已照改').check();
  await asked.getByLabel('公开的一句话（中文）').fill('已从名录里删去这个叫法。');
  await asked.getByRole('button', { name: '公布结果' }).click();
  await expect(asked).toHaveCount(0);
}

/** Reads what came of it, and takes the words back. */
async function withdrawFrom(page: Page): Promise<void> {
  await page.goto('/desk');
  const own = page.locator('#own');
  await expect(own).toContainText('已从名录里删去这个叫法。');
  await own.getByText('撤回', { exact: true }).click();
  await own.getByLabel('撤回。页上留一行').check();
  await own.getByRole('button', { name: '撤回这一条' }).click();
  await expect(page.getByText('已撤回。')).toBeVisible();
}

test('the form of a company keeps what was typed and says what to take out, on a phone without script @plain', async ({
  page,
}) => {
  const company = newAddress();
  await signIn(page, company);
  await grant(company, '--insurer', 'bohai');
  await page.goto('/desk');
  const typed = '来电请找王经理，手机１３８ ００１３ ８０００，随时可以打。';
  await page.getByLabel('回应本页的内容').check();
  await page.locator('#reply-zh').fill(typed);
  await page.locator('#reply-link').fill('https://pingan.com/');
  await page.getByRole('button', { name: '提交' }).click();
  const alert = page.locator('main').getByRole('alert');
  await expect(alert).toContainText('里面有手机号，请删去');
  await expect(alert).toContainText('只能链到公司自己的网站');
  await expect(page.locator('#reply-zh')).toHaveValue(typed);
  await expect(page.locator('#reply-link')).toHaveValue('https://pingan.com/');
  await expect(page.getByLabel('回应本页的内容')).toBeChecked();
  await page.locator('#reply-zh').fill('来电请核对客服号码 95518 或 400-123-4567。');
  await page.locator('#reply-link').fill('');
  await page.getByRole('button', { name: '提交' }).click();
  await expect(page.getByText('收到了，审核员会看。')).toBeVisible();
  await page.locator('#own summary').click();
  await page.locator('#own').getByLabel('撤回，不要登了。').check();
  await page.getByRole('button', { name: '撤回这一条' }).click();
  await expect(page.locator('#own')).toContainText('已撤回');
  expect(await ask(`SELECT FROM reply WHERE insurer_id = 'bohai' AND withdrawn_at IS NULL`)).toEqual([]);
});
