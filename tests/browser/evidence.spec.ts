import { execFile } from 'node:child_process';
import { randomBytes, randomInt } from 'node:crypto';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Page } from '@playwright/test';
import { m4a } from '../../lib/evidence/sample-files.fixture';
import { drawCallLog } from '../draw-call-log';
import { ask } from './ask-database';
import { linkIn, mailTo } from './caught-mail';
import { fillReport, openForm, send, shownReceipt } from './fill-report';
import { expect, expectAccessible, test } from './quiet-page';

const ROOT = join(import.meta.dirname, '..', '..');
const CHECKED = '机器在里面找到了这个号码和这个时间';

// Reading a picture takes seconds of a processor that the other tests want as well.
test.describe.configure({ timeout: 90_000 });

/** What the reader of pictures misreads is left to a moderator, so the pictures of these tests show digits that it reads. */
const LEGIBLE = '138 6100 7788';
const newNumber = (): string => `138${String(randomInt(100_000_000)).padStart(8, '0')}`;
/** The minute of a call that has just been reported; of the last ones, the first without the digits that are misread most. */
function clock(): string {
  const words = new Intl.DateTimeFormat('zh-CN', {
    timeZone: 'Asia/Shanghai',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  const last = Array.from({ length: 11 }, (_, n) => words.format(new Date(Date.now() - n * 60_000)));
  return last.find((time) => !/[25]/.test(time.slice(3))) ?? last[0] ?? '';
}

async function report(page: Page, javaScriptEnabled: boolean | undefined, number: string): Promise<string> {
  await openForm(page, javaScriptEnabled);
  await fillReport(page, { number, insurer: 'unknown', city: '贵阳' });
  await send(page);
  return shownReceipt(page);
}

type File = { readonly name: string; readonly mimeType: string; readonly buffer: Buffer };

/** Chooses a file; with JavaScript it goes by itself, without it the button sends it. */
async function attach(page: Page, javaScriptEnabled: boolean | undefined, file: File): Promise<void> {
  await page.locator('#evidence-file').setInputFiles(file);
  if (javaScriptEnabled === false) await page.getByRole('button', { name: '附上' }).click();
}

const tierOf = async (receipt: string): Promise<number> =>
  (
    await ask<{ tier: number }>(
      'SELECT p.tier FROM report r JOIN reporter p ON p.id = r.reporter_id WHERE r.receipt = $1',
      [receipt],
    )
  )[0]?.tier ?? -1;

test('a screenshot added to the receipt is checked by the machine and weighs, until it is deleted @phone', async ({
  page,
  javaScriptEnabled,
}) => {
  const receipt = await report(page, javaScriptEnabled, LEGIBLE);
  const shot = await drawCallLog([
    [LEGIBLE, clock(), 'Guiyang'],
    ['139 0000 1111', '08:12', 'Foshan'],
  ]);
  await attach(page, javaScriptEnabled, { name: 'log.png', mimeType: 'image/png', buffer: shot });
  await expect(page).toHaveURL(new RegExp(`/me/calls/${receipt}\\?added=`), { timeout: 15_000 });
  const list = page.locator('#evidence');
  await expect(list.getByText('截图', { exact: true })).toBeVisible();
  await expect(async () => {
    if (javaScriptEnabled === false) await page.reload();
    await expect(list.getByText(CHECKED)).toBeVisible({ timeout: 3_000 });
  }).toPass({ timeout: 50_000 });
  expect(await tierOf(receipt)).toBe(2);
  if (javaScriptEnabled !== false) await expectAccessible(page);

  const opened = await page.request.get(`/me/calls/${receipt}/evidence/${await nameIn(page)}`);
  expect([opened.status(), opened.headers()['content-type']]).toEqual([200, 'image/png']);
  await list.locator('summary').filter({ hasText: '删除' }).click();
  await list.getByRole('button', { name: '删除这个文件' }).click();
  await expect(list.getByText(CHECKED)).toHaveCount(0);
  await expect(page.locator('#evidence-file')).toBeVisible();
  expect(await tierOf(receipt)).toBe(0);
});

const nameIn = async (page: Page): Promise<string> => new URL(page.url()).searchParams.get('added') ?? '';

test('what cannot be taken is refused in a sentence, on the page it was sent from @phone', async ({
  page,
  javaScriptEnabled,
  quiet,
}) => {
  quiet.allow(/415|Unsupported Media Type/);
  const receipt = await report(page, javaScriptEnabled, newNumber());
  await page.goto(`/me/calls/${receipt}`);
  await attach(page, javaScriptEnabled, {
    name: 'photo.png',
    mimeType: 'image/png',
    buffer: Buffer.from('\0\0\0\x18ftypheic\0\0\0\0', 'latin1'),
  });
  await expect(page.locator('main').getByRole('alert')).toContainText('HEIC 图片这里打不开');
  await expect(page.locator('#record').getByText(receipt)).toBeVisible();
});

test('a moderator decides what the machine cannot, and the driver reads it @phone', async ({
  page,
  browser,
  quiet,
  javaScriptEnabled,
}) => {
  const number = newNumber();
  const receipt = await report(page, javaScriptEnabled, number);
  await attach(page, javaScriptEnabled, { name: 'voice.m4a', mimeType: 'audio/mp4', buffer: m4a() });
  await expect(page).toHaveURL(/added=/);
  const name = await nameIn(page);
  await expect
    .poll(
      async () =>
        (await ask<{ machine: string }>('SELECT machine FROM attachment WHERE name = $1', [name]))[0]?.machine,
      { timeout: 20_000 },
    )
    .toBe('done');

  const context = await browser.newContext({
    javaScriptEnabled: javaScriptEnabled ?? true,
    viewport: { width: 360, height: 740 },
  });
  quiet.watch(context);
  quiet.allow(/404/);
  const desk = await context.newPage();
  await signIn(desk);
  expect((await desk.goto('/desk'))?.status()).toBe(404);
  await grant(await addressOf(desk));
  expect((await desk.goto('/desk'))?.status()).toBe(200);
  // Other tests may have files on the desk as well.
  for (let skip = 1; (await desk.locator(`[href$="${name}"]`).count()) === 0; skip++)
    await desk.goto(`/desk?skip=${skip}`);
  const html = await desk.content();
  for (const secret of [receipt, number]) expect(html).not.toContain(secret);
  await desk.locator('#desk-number').fill('13900000000');
  await desk.getByLabel('录音是这次来电').check();
  await desk.getByRole('button', { name: '记下判断' }).click();
  await expect(desk.locator('main').getByRole('alert')).toContainText('这个号码和举报的不一样');
  if (javaScriptEnabled !== false) await expectAccessible(desk);
  await desk.locator('#desk-number').fill(number);
  await desk.getByLabel('录音是这次来电').check();
  await desk.getByRole('button', { name: '记下判断' }).click();
  await expect(desk.getByText('记下了。')).toBeVisible();
  expect((await desk.request.get(`/desk/evidence/${name}`)).status()).toBe(404);
  await context.close();

  await page.reload();
  await expect(page.locator('#evidence').getByText('审核员看过：录音是这次来电。')).toBeVisible();
  expect(await tierOf(receipt)).toBe(2);
});

let address = '';
async function signIn(page: Page): Promise<void> {
  address = `moderator-${randomBytes(6).toString('hex')}@example.cn`;
  await page.goto('/sign-in');
  await page.getByLabel('邮箱').fill(address);
  await page.getByRole('button', { name: '发送登录链接' }).click();
  await expect(page.getByRole('heading', { name: '去邮箱看看' })).toBeVisible();
  await page.goto(linkIn(await mailTo(address)));
  await page.getByRole('button', { name: '登录' }).click();
  await expect(page).toHaveURL(/\/me(?:\/|$|\?)/);
}

const addressOf = async (_page: Page): Promise<string> => address;

/** As an operator does: by the command. */
async function grant(email: string): Promise<void> {
  const env = { ...process.env, DATABASE_URL: process.env.WURAO_TEST_DATABASE, PRIVACY_CONTACT: 'none' };
  await promisify(execFile)(process.execPath, [join(ROOT, 'lib', 'commands', 'run.mjs'), 'desk', 'grant', email], {
    cwd: ROOT,
    env,
  });
}

test('nothing of a file is in anything public @js @phone', async ({ page, javaScriptEnabled }) => {
  const receipt = await report(page, javaScriptEnabled, newNumber());
  await attach(page, javaScriptEnabled, { name: 'voice.m4a', mimeType: 'audio/mp4', buffer: m4a({ index: 'first' }) });
  await expect(page).toHaveURL(/added=/);
  const [row] = await ask<{ name: string; sha: string; object_key: string; entry: string }>(
    `SELECT name, encode(sha256, 'hex') AS sha, object_key, entry FROM attachment a WHERE name = $1`,
    [await nameIn(page)],
  );
  if (!row) throw new Error('not kept');
  const covered = async () =>
    Number((await ask<{ size: string }>('SELECT coalesce(max(size), 0) AS size FROM ledger_checkpoint'))[0]?.size) >
    Number(row.entry);
  await expect.poll(covered, { timeout: 20_000 }).toBe(true);
  const paths = [
    '/',
    '/rankings',
    '/transparency',
    '/dataset',
    '/heatmaps/map',
    '/api/v1/rankings',
    '/api/v1/ledger/checkpoints',
    '/ledger/checkpoint',
    '/api/v1/openapi.json',
  ];
  const tile = Math.floor(Number(row.entry) / 256);
  for (const path of [...paths, `/ledger/tile/entries/${String(tile).padStart(3, '0')}`]) {
    const body = await (await fetch(`${process.env.WURAO_TEST_ORIGIN}${path}`)).text();
    for (const secret of [row.name, row.sha, row.object_key, receipt]) expect(body, path).not.toContain(secret);
  }
  for (const path of [
    `/me/calls/${receipt}`,
    `/me/calls/${receipt}/evidence`,
    `/me/calls/${receipt}/evidence/${row.name}`,
    `/me/calls/${receipt}/evidence/${row.name}/proof`,
    `/desk/evidence/${row.name}`,
    '/desk',
  ]) {
    const answer = await fetch(`${process.env.WURAO_TEST_ORIGIN}${path}`);
    const body = await answer.text();
    for (const secret of [row.sha, row.object_key]) expect(body, path).not.toContain(secret);
    if (path !== `/me/calls/${receipt}`) expect(answer.status, path).toBe(404);
  }
});
