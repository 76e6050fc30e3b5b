import { readFile } from 'node:fs/promises';
import type { Download, Page, Request } from '@playwright/test';
import { strFromU8, unzipSync } from 'fflate';
import { readPdf } from '../../lib/pack/read-pdf.fixture';
import { drawCallLog } from '../draw-call-log';
import { fillReport, openForm, send, shownReceipt, type Told } from './fill-report';
import { expect, expectAccessible, test } from './quiet-page';

const CALLS = [
  { number: '139 1234 0001', insurer: 'picc', when: 'now', city: '广州', facts: ['knew_plate'] },
  { number: '139 1234 0002', insurer: 'picc', when: 'now', city: '广州', refusal: 'before' },
  { number: '95518', insurer: 'pingan', when: 'now', city: '广州' },
] as const satisfies readonly Told[];
const NAME = '车主林一舟';
const PHONE = '13800005678';

const flat = (text: string): string => text.replace(/\s+/g, '');
const bytesOf = async (download: Download): Promise<Uint8Array> =>
  new Uint8Array(await readFile(await download.path()));

async function saved(page: Page, press: () => Promise<void>): Promise<Download> {
  const [download] = await Promise.all([page.waitForEvent('download'), press()]);
  return download;
}

// Making files takes seconds of a processor that the other tests want as well.
test.describe.configure({ timeout: 90_000 });

test('three calls become a record and letters on the device, and who the driver is stays there @js @phone', async ({
  page,
  context,
}) => {
  const sent: Request[] = [];
  context.on('request', (request) => sent.push(request));
  for (const told of CALLS) {
    await openForm(page, true);
    await fillReport(page, told);
    await send(page);
    await shownReceipt(page);
  }
  const shot = await drawCallLog([['95518', '08:12', 'Guangzhou']]);
  await page.locator('#evidence-file').setInputFiles({ name: 'log.png', mimeType: 'image/png', buffer: shot });
  await expect(page).toHaveURL(/\/me\/calls\/\w{16}\?added=/, { timeout: 15_000 });

  await page.goto('/me/pack');
  await page.getByLabel('姓名').fill(NAME);
  await page.getByLabel('你的电话').fill(PHONE);
  await expect(page.getByText('3 通有完整号码，0 通没有')).toBeVisible();
  await expectAccessible(page);
  const asked = sent.length;
  await page.getByRole('button', { name: '制作', exact: true }).tap();
  await expect(page.getByText(/做好了。3 通/)).toBeVisible({ timeout: 60_000 });

  const files = new Map<string, Uint8Array>();
  for (const link of await page.locator('#make a[download]').all()) {
    const download = await saved(page, () => link.tap());
    files.set(download.suggestedFilename(), await bytesOf(download));
  }
  const read = (name: string) => files.get(name) ?? new Uint8Array();
  const record = flat(readPdf(read('来电记录.pdf')).pages.join(''));
  for (const part of ['13912340001', '13912340002', '95518', '人保财险', '平安产险', NAME, PHONE]) {
    expect(record).toContain(part);
  }
  const word = strFromU8(unzipSync(read('来电记录.docx'))['word/document.xml'] ?? new Uint8Array());
  expect(word).toContain('13912340002');
  expect(word).toContain(NAME);
  const csv = strFromU8(read('来电记录.csv'));
  expect(csv.trimEnd().split('\r\n')).toHaveLength(4);
  expect(csv).toContain('13912340001');
  const inside = Object.keys(unzipSync(read('来电记录.zip')));
  expect(inside).toEqual(
    expect.arrayContaining(['来电记录.pdf', '说明.txt', expect.stringMatching(/^evidence\/[1-3]-/)]),
  );
  expect(readPdf(read('来电记录.pdf')).raw).toContain('/Subtype /Image');
  // Calls of one minute stand in the order of their receipts, which are random.
  expect(record).toMatch(/第[1-3]通的截图/);

  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const letter = page.locator('#letters details').filter({ hasText: '致金融监管部门的投诉' }).first();
  await letter.locator('summary').tap();
  await letter.getByRole('button', { name: '复制主要事实' }).tap();
  const facts = await page.evaluate(() => navigator.clipboard.readText());
  expect(facts).toContain('自称中国人民财产保险股份有限公司');
  await expect(letter.getByText(PHONE)).toBeVisible();

  const told = sent.slice(asked).flatMap((request) => [request.url(), request.postData() ?? '']);
  for (const text of told) expect(decodeURIComponent(text)).not.toMatch(/林一舟|13800005678|1391234000/);
});

test('without script the server makes the files with blanks to be filled by hand @phone', async ({
  page,
  javaScriptEnabled,
}) => {
  await openForm(page, javaScriptEnabled);
  await fillReport(page, { number: '139 1234 0003', insurer: 'cpic', when: 'now', city: '合肥' });
  await send(page);
  const receipt = await shownReceipt(page);
  await page.goto('/me/pack');
  if (javaScriptEnabled === false) {
    await page.locator('#plain-letters').getByText('致金融监管部门的投诉').click();
    await expect(page.locator('#plain-letters')).toContainText('中国太平洋财产保险股份有限公司（来电人员自称）');
  }
  const pdf = readPdf(await bytesOf(await saved(page, () => page.getByRole('button', { name: '来电记录 PDF' }).tap())));
  const text = flat(pdf.pages.join(''));
  expect(text).toContain('139********');
  expect(text).toContain('记录人＿＿');
  const csv = strFromU8(await bytesOf(await saved(page, () => page.getByRole('button', { name: '表格 CSV' }).tap())));
  expect(csv).toContain(receipt);
  expect(csv).not.toContain('13912340003');

  await page.goto(`/report/receipt/${receipt}`);
  await page.getByRole('link', { name: '这种情况找谁投诉' }).click();
  await expect(page).toHaveURL(/\/rights\/way\?caller=insurer&told=no/);
  await expect(page.getByRole('heading', { level: 2 }).first()).toHaveText('保险公司自己的客服');
});

test('a stranger finds no calls to pack, and gets none by asking @phone', async ({ page, request }) => {
  await page.goto('/me/pack');
  await expect(page.getByText('还没有来电可以整理')).toBeVisible();
  const answer = await request.post('/me/pack/facts', { form: { call: '0000000000000000' }, failOnStatusCode: false });
  expect(answer.status()).toBe(404);
  for (const data of ['file=nothing', `file=zip&call=${'A'.repeat(40_000)}`, '{"file":"zip"}']) {
    const headers = { 'content-type': data.startsWith('{') ? 'application/json' : 'application/x-www-form-urlencoded' };
    const refused = await request.post('/me/pack/file', { data, headers, maxRedirects: 0 });
    expect(refused.status()).toBe(303);
    expect(refused.headers().location).toMatch(/^\/me\/pack/);
  }
});

test('the router says whom to tell, from answers alone', async ({ page, javaScriptEnabled }) => {
  await page.goto('/rights');
  for (const answer of ['说过，又打来', '姓名、车牌、到期日、去年保单', '要我转账或付款']) {
    await page.locator('#way').getByLabel(answer).check();
  }
  await page.getByRole('button', { name: '看看找谁' }).click();
  const steps = page.getByRole('list').locator('> li[id^=step-]');
  await expect(steps.getByRole('heading', { level: 2 })).toHaveText([
    '110；反诈专线 96110',
    '保险公司自己的客服',
    '12378 金融监管热线',
    '12321 举报中心',
  ]);
  await page.getByText('展开「停止来电要求」').click();
  await expect(page.locator('#stop_demand')).toContainText('《消费者权益保护法实施条例》第二十四条');
  await expect(page.getByText('发短信 KTFSR 到 10086')).toHaveAttribute('href', 'sms:10086?body=KTFSR');
  if (javaScriptEnabled === false) return;
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.locator('[data-copy=stop_demand]').click();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toContain('停止');
});
