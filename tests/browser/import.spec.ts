import type { Page } from '@playwright/test';
import { expect, expectAccessible, test } from './quiet-page';

/** Minutes ago, as a phone writes them in China: 2026/11/20 09:12. */
const minutesAgo = (minutes: number): string =>
  new Date(Date.now() + 8 * 3_600_000 - minutes * 60_000)
    .toISOString()
    .slice(0, 16)
    .replaceAll('-', '/')
    .replace('T', ' ');

/** Ten calls of four callers, one that went out, one twice. */
function tenCalls(seed: number): string {
  const numbers = ['95518', `138 ${seed} 5678`, `010 ${seed} 4433`, '400-820-8820'];
  const calls = Array.from(
    { length: 10 },
    (_, i) => `${numbers[i % 4]} ${minutesAgo(1500 * (i + 1) + (seed % 60))} 呼入 35秒`,
  );
  return [
    ...calls,
    `妈妈 139 ${seed} 1111 ${minutesAgo(90)} 呼入`,
    `137 0000 1111 ${minutesAgo(95)} 呼出 1分20秒`,
    calls[0],
  ].join('\n');
}

const fourFigures = (): number => 6000 + Math.floor(Math.random() * 1000);

async function openImport(page: Page, path = '/report/import'): Promise<void> {
  await page.goto(path);
  await page.locator('#files').waitFor();
}

test('ten calls of a pasted log are reported in well under ninety seconds @js @phone', async ({ page }, {
  annotations,
}) => {
  test.setTimeout(90_000);
  const posted: string[] = [];
  page.on('request', (request) => request.method() === 'POST' && posted.push(request.postData() ?? ''));
  await openImport(page);
  const began = Date.now();
  await page.getByRole('textbox', { name: '贴通话记录' }).fill(tenCalls(fourFigures()));
  await page.getByRole('button', { name: '读出来电' }).tap();
  await expect(page.getByRole('heading', { name: '找到 11 通来电' })).toBeVisible({ timeout: 15_000 });
  await expect(page.getByText('打出去的 1 通，重复的 1 通')).toBeVisible();
  await expect(page.getByText('人保财险公布的号码')).toBeVisible();
  await expect(page.getByText('存为「妈妈」，多半认识')).toBeVisible();
  expect(await page.locator('input[type=checkbox]:checked').count()).toBe(0);
  await page.getByRole('button', { name: '陌生来电全勾，10 通' }).tap();
  await page.getByLabel('勾选的来电自称是哪家').selectOption({ label: '平安产险' });
  await page.getByLabel('你在哪个城市').fill('合肥');
  expect(posted).toEqual([]);
  await page.getByRole('button', { name: '提交 10 通' }).tap();
  await expect(page.getByText('记下 10 通。')).toBeVisible({ timeout: 30_000 });
  const seconds = (Date.now() - began) / 1000;
  annotations.push({ type: 'ten calls', description: `${seconds.toFixed(1)} s` });
  console.log(`ten calls imported in ${seconds.toFixed(1)} s, presses of a machine; ${posted.length} requests`);
  expect(seconds).toBeLessThan(90);
  expect(posted.join()).not.toContain('妈妈');
  expect(posted.join()).not.toContain('1111');
  await expect(page.getByRole('heading', { name: '恢复码' })).toBeVisible();
  await expectAccessible(page);
  await page.getByText('10 张回执').click();
  await page.locator('a[href^="/report/receipt/"]').first().click();
  await expect(page.locator('#record')).toBeVisible();
});

test('what was reported before is said and counts once @js @phone', async ({ page, quiet }) => {
  quiet.allow(/status of 409/);
  const log = tenCalls(fourFigures());
  await openImport(page);
  const send = async (count: number) => {
    await page.getByRole('textbox', { name: '贴通话记录' }).fill(log);
    await page.getByRole('button', { name: '读出来电' }).tap();
    if (count === 0) return;
    await page.getByRole('button', { name: /陌生来电全勾/ }).tap();
    await page.getByLabel('勾选的来电自称是哪家').selectOption('unknown');
    await page.getByLabel('你在哪个城市').fill('合肥');
    await page.getByRole('button', { name: `提交 ${count} 通` }).tap();
  };
  await send(10);
  await expect(page.getByText('记下 10 通。')).toBeVisible({ timeout: 30_000 });
  await openImport(page);
  await send(0);
  await expect(page.getByText('这台设备已举报过').first()).toBeVisible({ timeout: 15_000 });
  await page.evaluate(() => localStorage.removeItem('wurao.reported'));
  await openImport(page);
  await send(10);
  await expect(page.getByText('10 通以前就有，没有重复计算。')).toBeVisible({ timeout: 30_000 });
});

test('without a network the ticked calls wait, and are sent when it is back @js @phone', async ({
  page,
  context,
  quiet,
}) => {
  quiet.allow(/ERR_INTERNET_DISCONNECTED|ERR_FAILED/);
  await openImport(page);
  await page.getByRole('textbox', { name: '贴通话记录' }).fill(tenCalls(fourFigures()));
  await page.getByRole('button', { name: '读出来电' }).tap();
  await page.getByRole('button', { name: /陌生来电全勾/ }).tap();
  await page.getByLabel('勾选的来电自称是哪家').selectOption('unknown');
  await page.getByLabel('你在哪个城市').fill('合肥');
  // The list of cities is loaded with the first press.
  await page.getByRole('button', { name: '提交 10 通' }).focus();
  await context.route('**/api/v1/reports', (route) => route.abort());
  await page.getByRole('button', { name: '提交 10 通' }).tap();
  await expect(page.getByText('没有网络。没发出的存在这台设备上')).toBeVisible({ timeout: 15_000 });
  await context.unroute('**/api/v1/reports');
  await page.getByRole('button', { name: '现在再试' }).tap();
  await expect(page.getByText('记下 10 通。')).toBeVisible({ timeout: 30_000 });
});

test('a bill in GBK and a backup are read together; a PDF is told what to do @js @phone', async ({ page }) => {
  await openImport(page, '/en/report/import');
  const day = minutesAgo(5_000).replaceAll('/', '-');
  const backup = `<?xml version="1.0"?><calls count="1"><call number="95519" duration="3" date="${Date.now() - 9e7}" type="1" presentation="1" contact_name="(Unknown)"/></calls>`;
  const heads = Buffer.from('c6f0cabccab1bce4', 'hex');
  const number = Buffer.from('b6d4b7bdbac5c2eb', 'hex');
  const way = Buffer.from('bad0bdd0c0e0d0cd', 'hex');
  const bill = Buffer.concat([
    heads,
    Buffer.from(','),
    number,
    Buffer.from(','),
    way,
    Buffer.from(`\n${day}:11,95518,\n`),
  ]);
  await page.getByLabel('Or choose screenshots').setInputFiles([
    { name: 'bill.csv', mimeType: 'text/csv', buffer: bill },
    { name: 'calls.xml', mimeType: 'text/xml', buffer: Buffer.from(backup) },
    { name: 'bill.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7') },
  ]);
  await expect(page.getByRole('heading', { name: '2 calls found' })).toBeVisible({ timeout: 15_000 });
  await expect(page.getByText('bill.pdf is a PDF')).toBeVisible();
  await expectAccessible(page);
});

test('without script a pasted log is read by the server, ticked and sent @plain', async ({ page, quiet }) => {
  quiet.allow(/status of 422/);
  await page.goto('/report/import');
  await page.getByRole('textbox', { name: '贴通话记录' }).fill(tenCalls(fourFigures()));
  await page.getByRole('button', { name: '读出来电' }).click();
  await expect(page.getByRole('heading', { name: '找到 11 通来电' })).toBeVisible();
  for (const box of (await page.locator('input[name=call]').all()).slice(1, 4)) await box.check();
  await page.getByRole('button', { name: '提交勾选的来电' }).click();
  await expect(page.getByText('请选对方自称是哪家')).toBeVisible();
  await expect(page.locator('input[name=call]:checked')).toHaveCount(3);
  await page.getByLabel('勾选的来电自称是哪家').selectOption({ label: '平安产险' });
  await page.getByLabel('你在哪个城市').fill('合肥');
  await page.getByRole('button', { name: '提交勾选的来电' }).click();
  await expect(page.getByText('记下 3 通。')).toBeVisible({ timeout: 20_000 });
  await page.getByRole('link', { name: '看我的记录' }).click();
  await expect(page.locator('#reports a[href*="/me/calls/"]')).toHaveCount(3);
});
