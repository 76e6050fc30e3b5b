import type { Page } from '@playwright/test';
import { ask } from './ask-database';
import { fillReport, openForm, send, shownReceipt } from './fill-report';
import { expect, expectAccessible, test } from './quiet-page';

const RESULT = '#verify form [aria-live="polite"]';

/** A new driver's report. */
async function report(page: Page, number: string, javaScriptEnabled: boolean | undefined): Promise<string> {
  await openForm(page, javaScriptEnabled);
  await fillReport(page, { number, insurer: 'pingan', when: 'now', city: '郑州' });
  await send(page);
  return shownReceipt(page);
}

/** Waits for the next checkpoint, then opens the receipt: the proof is offered. */
async function openProven(page: Page, receipt: string): Promise<void> {
  const covered = () =>
    ask(
      `SELECT 1 FROM ledger_entry e JOIN report r ON r.id = e.report_id
       WHERE r.receipt = $1 AND e.index < (SELECT max(size) FROM ledger_checkpoint)`,
      [receipt],
    );
  await expect.poll(async () => (await covered()).length, { timeout: 20_000 }).toBe(1);
  await page.goto(`/report/receipt/${receipt}`);
}

const proofOf = async (page: Page, receipt: string) => page.request.get(`/api/v1/ledger/proof/${receipt}`);

test('a driver is offered the proof of a report, and nobody else is', async ({ page, browser, javaScriptEnabled }) => {
  const receipt = await report(page, '010 6666 0001', javaScriptEnabled);
  await openProven(page, receipt);
  const link = page.locator('#proof').getByRole('link', { name: '下载证明' });
  await expect(link).toHaveAttribute('href', `/api/v1/ledger/proof/${receipt}`);
  const answer = await proofOf(page, receipt);
  expect(answer.status()).toBe(200);
  expect(answer.headers()['cache-control']).toBe('no-store');
  const text = await answer.text();
  expect(text).not.toMatch(/caller_key|reporter_id/);
  expect(JSON.parse(text)).toMatchObject({ content: { receipt, insurer_id: 'pingan' } });
  const stranger = await browser.newContext({ baseURL: process.env.WURAO_TEST_ORIGIN ?? '' });
  expect((await stranger.request.get(`/api/v1/ledger/proof/${receipt}`)).status()).toBe(404);
  await stranger.close();
});

test('a program proves a report with the recovery code alone @js @phone', async ({ playwright }) => {
  const api = await playwright.request.newContext({ baseURL: process.env.WURAO_TEST_ORIGIN ?? '' });
  const sent = await api.post('/api/v1/reports', {
    data: { number: '010 6666 0003', insurer: 'pingan', city: '410100', when: 'now' },
  });
  expect(sent.status()).toBe(201);
  const { receipt, recoveryCode } = await sent.json();
  await api.dispose();
  // A context of its own: no cookie, nothing but the code.
  const program = await playwright.request.newContext({ baseURL: process.env.WURAO_TEST_ORIGIN ?? '' });
  const prove = (code: string, of = receipt) =>
    program.get(`/api/v1/ledger/proof/${of}`, { headers: { Authorization: `Bearer ${code}` } });
  await expect.poll(async () => (await prove(recoveryCode)).status(), { timeout: 20_000 }).toBe(200);
  const proof = await (await prove(recoveryCode.replaceAll('-', '').toLowerCase())).json();
  expect(proof).toMatchObject({ content: { receipt, insurer_id: 'pingan' } });
  expect((await prove(recoveryCode, '0000000000000000')).status()).toBe(404);
  for (const wrong of ['nonsense', '00000-00000-00000-00000']) {
    const refused = await prove(wrong);
    expect([refused.status(), refused.headers()['www-authenticate']]).toEqual([401, 'Bearer']);
    expect(refused.headers()['content-type']).toContain('application/problem+json');
  }
  expect((await program.get(`/api/v1/ledger/proof/${receipt}`)).status()).toBe(404);
  await program.dispose();
});

test('the page proves a receipt in the browser, and says when something in it was changed @js', async ({ page }) => {
  const receipt = await report(page, '010 6666 0002', true);
  await openProven(page, receipt);
  const proof = await (await proofOf(page, receipt)).text();
  await page.goto('/transparency');
  const asked: string[] = [];
  page.on('request', (request) => asked.push(`${request.method()} ${new URL(request.url()).pathname}`));
  await page.locator('#evidence').fill(proof);
  await page.locator('#verify').getByRole('button', { name: '核对' }).click();
  const result = page.locator(RESULT);
  await expect(result.getByText('在账上', { exact: true })).toBeVisible();
  await expect(result.getByText(receipt)).toBeVisible();
  await expectAccessible(page);
  await page.locator('#evidence').fill(proof.replace('pingan', 'picc'));
  await page.locator('#verify').getByRole('button', { name: '核对' }).click();
  await expect(result.getByText(/^不在账上/)).toBeVisible();
  await page.locator('#evidence').fill('{}');
  await page.locator('#verify').getByRole('button', { name: '核对' }).click();
  await expect(result.getByText(/^读不出来/)).toBeVisible();
  // The program and the icon come from the site; the proof goes nowhere.
  expect(asked.filter((line) => !/^GET \/(?:_next\/|icon\.svg$)/.test(line))).toEqual([]);
});

test('the page proves that one signature continues another, from two files @js', async ({ page, quiet }) => {
  // The signature that is made up may be of a size that nobody signed.
  quiet.allow(/status of 404 .*ledger\/consistency/);
  const first = await report(page, '010 6666 0003', true);
  await openProven(page, first);
  const before = await (await page.request.get('/ledger/checkpoint')).text();
  const second = await report(page, '010 6666 0004', true);
  await openProven(page, second);
  const after = await (await page.request.get('/ledger/checkpoint')).text();
  expect(after).not.toBe(before);
  await page.goto('/en/transparency');
  const files = [after, before].map((text, n) => ({
    name: `${n}.txt`,
    mimeType: 'text/plain',
    buffer: Buffer.from(text),
  }));
  await page.locator('#verify input[type=file]').setInputFiles(files);
  await expect(page.getByText('Consistent', { exact: true })).toBeVisible();
  const forged = before.replace(/\n(\d+)\n/, (_, size) => `\n${Number(size) + 8}\n`);
  await page.locator('#evidence').fill(`${forged}\n${after}`);
  await page.locator('#verify').getByRole('button', { name: 'Check', exact: true }).click();
  await expect(page.getByText('Not proven', { exact: true })).toBeVisible();
});

test('the page shows the newest signature, its keys, and a command for those without script', async ({
  page,
  javaScriptEnabled,
}) => {
  const receipt = await report(page, '010 6666 0005', javaScriptEnabled);
  await openProven(page, receipt);
  const checkpoint = await (await page.request.get('/ledger/checkpoint')).text();
  const [origin = '', size = ''] = checkpoint.split('\n');
  const keys = await (await page.request.get('/ledger/keys')).text();
  await expect
    .poll(async () => {
      await page.goto('/transparency');
      const shown = ((await page.locator('#checkpoints tbody th').first().textContent()) ?? '').replace(/\D/g, '');
      return Number(shown);
    })
    .toBeGreaterThanOrEqual(Number(size));
  await expect(page.locator('#state').getByText(origin, { exact: true })).toBeVisible();
  await expect(page.locator('#keys').getByText(keys.split('\n')[0] ?? '', { exact: true })).toBeVisible();
  await expect(page.locator('#verify pre')).toContainText('npm run ledger -- verify');
  await expect(page.getByText('这一页的核对要用 JavaScript')).toBeVisible({ visible: javaScriptEnabled === false });
  await expect(page.locator('footer').getByRole('link', { name: '公开账' })).toBeVisible();
});

test('what is asked of the log in a wrong way is refused, and what is not there is not found @desktop', async ({
  page,
}) => {
  const statuses = {
    '/ledger/tile/0/000.p/0': 404,
    '/ledger/tile/0/x999/999': 404,
    '/ledger/tile/9/000.p/1': 404,
    '/ledger/nothing': 404,
    '/ledger/checkpoint/3': 404,
    '/api/v1/ledger/checkpoints?limit=0': 400,
    '/api/v1/ledger/checkpoints?below=x': 400,
    '/api/v1/ledger/consistency': 400,
    '/api/v1/ledger/consistency?from=9&to=8': 400,
    '/api/v1/ledger/consistency?from=1&to=3': 404,
    '/api/v1/ledger/proof/x': 404,
  };
  for (const [path, status] of Object.entries(statuses)) {
    expect((await page.request.get(path)).status(), path).toBe(status);
  }
});
