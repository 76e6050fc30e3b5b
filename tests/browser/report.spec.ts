import type { Page } from '@playwright/test';
import { fillReport, openForm, send, shownReceipt, type Told } from './fill-report';
import { expect, expectAccessible, test } from './quiet-page';
import { reportsOfDriver } from './reports-of-driver';

const YESTERDAY = { when: 'yesterday', dayPart: 'work_pm' } as const satisfies Told;
const WORST_SECONDS = 20;
/** A practised thumb needs about this long to find, reach and tap one thing. */
const SECONDS_A_TAP = 1.5;

test('a report takes under twenty seconds, machine and thumb together @phone', async ({ page, javaScriptEnabled }) => {
  await page.goto('/');
  const began = Date.now();
  let taps = 0;
  const tap = async (act: Promise<unknown>) => {
    taps++;
    await act;
  };
  await tap(page.getByRole('link', { name: '举报来电', exact: true }).last().tap());
  await tap(page.locator('#number').tap());
  await tap(page.keyboard.insertText('+86 138-0013-8000'));
  await tap(page.locator('#insurer-multi').tap());
  await tap(page.locator('#city').tap());
  await tap(page.keyboard.insertText('苏州'));
  await tap(send(page));
  const receipt = await shownReceipt(page);
  const seconds = (Date.now() - began) / 1000 + taps * SECONDS_A_TAP;
  expect(taps).toBeLessThanOrEqual(8);
  expect(seconds).toBeLessThan(WORST_SECONDS);
  const [row] = await reportsOfDriver(receipt);
  expect(row).toMatchObject({ claim: 'multi', number_prefix: '138', enterprise_number: null, city: '苏州市' });
  expect(row?.called_precision).toBe('minute');
  expect(row?.proof).toBe(javaScriptEnabled === false ? 'paced' : 'work');
});

test('what is wrong is said once, linked to its field, and nothing typed is lost @phone', async ({
  page,
  javaScriptEnabled,
  quiet,
}) => {
  quiet.allow(/status of 422/);
  await openForm(page, javaScriptEnabled);
  await fillReport(page, { ...YESTERDAY, role: 'dealer_4s', facts: ['knew_name', 'every_year'], sameDayCalls: 7 });
  await page.locator('#insurer').fill('tp');
  await page.locator('#city').fill('没有这个市');
  await send(page);

  const summary = page.locator('main').getByRole('alert');
  await expect(summary.getByRole('link')).toHaveCount(3);
  for (const field of ['number', 'insurer', 'city']) {
    await expect(summary.locator(`a[href="#${field}"]`)).toBeVisible();
    await expect(page.locator(`#${field}-problem`)).not.toBeEmpty();
    await expect(page.locator(`#${field}`)).toHaveAttribute('aria-invalid', 'true');
  }
  await expect(page).toHaveTitle(/^有几处要改/);
  await expect(page.locator('#when-yesterday')).toBeChecked();
  await expect(page.locator('#dayPart-work_pm')).toBeChecked();
  await expect(page.locator('#role-dealer_4s')).toBeChecked();
  await expect(page.locator('#facts-knew_name')).toBeChecked();
  await expect(page.locator('#facts-every_year')).toBeChecked();
  await expect(page.locator('#sameDayCalls')).toHaveValue('7');
  await expect(page.locator('#city')).toHaveValue('没有这个市');
  if (javaScriptEnabled !== false) await expectAccessible(page);

  await page.locator('#insurer-candidate-taiping').check();
  await fillReport(page, { number: '0512 6522 1234', city: '宿州' });
  await send(page);
  const [row] = await reportsOfDriver(await shownReceipt(page));
  expect(row).toMatchObject({ insurer_id: 'taiping', city: '宿州市', role: 'dealer_4s', same_day_calls: 7 });
  expect(row).toMatchObject({ facts: ['every_year', 'knew_name'], number_kind: 'landline', enterprise_number: null });
});

test('an empty form names all that it lacks at once @phone', async ({ page, javaScriptEnabled, quiet }) => {
  quiet.allow(/status of 422/);
  await openForm(page, javaScriptEnabled);
  await send(page);
  const summary = page.locator('main').getByRole('alert');
  await expect(summary.getByRole('link')).toHaveCount(3);
  for (const field of ['number', 'insurer', 'city']) {
    await expect(summary.locator(`a[href="#${field}"]`)).toBeVisible();
    await expect(page.locator(`#${field}-problem`)).not.toBeEmpty();
  }
});

test('the same call reported twice is one report, and the first receipt is shown @phone', async ({
  page,
  javaScriptEnabled,
  quiet,
}) => {
  quiet.allow(/status of 409/);
  const receipts: string[] = [];
  for (const number of ['95511', '+86 95511']) {
    await openForm(page, javaScriptEnabled);
    await fillReport(page, { ...YESTERDAY, number, insurer: 'unknown', city: '武汉' });
    await send(page);
    receipts.push(await shownReceipt(page));
    await expect(page.locator('h1')).toHaveText(receipts.length === 1 ? '记下了' : '这通已经记过');
  }
  expect(receipts[1]).toBe(receipts[0]);
  expect(await reportsOfDriver(receipts[0] ?? '')).toHaveLength(1);
});

test('companies that fit are offered for what is typed, however slow the line @js @phone', async ({
  page,
  context,
}) => {
  await openForm(page, true);
  await page.locator('#insurer-multi').check();
  let typed = () => {};
  const written = new Promise<void>((resolve) => {
    typed = resolve;
  });
  await context.route('**/_next/static/chunks/**', (route) => written.then(() => route.continue()));
  await page.locator('#insurer').pressSequentially('tpy');
  typed();
  await page.getByRole('list', { name: '可能是' }).getByRole('button', { name: '太保产险', exact: true }).tap();
  await expect(page.locator('#insurer')).toHaveValue('太保产险');
  await expect(page.locator('#insurer-multi')).not.toBeChecked();
  await fillReport(page, { ...YESTERDAY, numberState: 'hidden', city: '济南' });
  await send(page);
  const [row] = await reportsOfDriver(await shownReceipt(page));
  expect(row).toMatchObject({ insurer_id: 'cpic', claim: 'named' });
});

test('a time to come is refused, and the sentence says what to give @phone', async ({
  page,
  javaScriptEnabled,
  quiet,
}) => {
  quiet.allow(/status of 422/);
  await openForm(page, javaScriptEnabled);
  await fillReport(page, { numberState: 'hidden', insurer: 'not_insurer', when: 'at', city: '长沙' });
  await page.locator('#calledAt').fill('2099-01-01T10:00');
  await send(page);
  await expect(page.locator('#calledAt-problem')).toContainText('这个时间还没到');
  await page.locator('#when-now').check();
  await send(page);
  await shownReceipt(page);
});

test('«again» on the receipt repeats the caller in one tap @phone', async ({ page, javaScriptEnabled }) => {
  const first = await reportOne(page, javaScriptEnabled, { number: '13900139000', insurer: 'unknown', city: '深圳' });
  await page.locator('form#again').getByRole('button').tap();
  await expectRepeated(page, first);
});

test('«again» on the report page repeats a caller in one tap @js @phone', async ({ page }) => {
  const first = await reportOne(page, true, { number: '400-888-1234', insurer: 'taiping', city: '深圳' });
  // The receipt remembers its caller once its script runs.
  await expect.poll(() => page.evaluate((key) => localStorage.getItem(key), 'wurao.callers')).toContain(first);
  await openForm(page, true);
  await page.getByRole('button', { name: /^又打来了.*4008881234/ }).tap();
  await expectRepeated(page, first);
});

test('the English form leads to an English receipt', async ({ page, javaScriptEnabled }) => {
  await openForm(page, javaScriptEnabled, '/en/report');
  await fillReport(page, { ...YESTERDAY, number: '+86 10 6500 1234', insurer: 'huatai', city: 'Suzhou, Jiangsu' });
  await send(page);
  const receipt = await shownReceipt(page);
  expect(new URL(page.url()).pathname).toBe(`/en/report/receipt/${receipt}`);
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await expect(page.locator('#record')).toContainText('Suzhou');
  const [row] = await reportsOfDriver(receipt);
  expect(row).toMatchObject({ insurer_id: 'huatai', city: '苏州市', number_kind: 'landline', enterprise_number: null });
});

test('the receipt is accessible and holds a recovery code @js @phone', async ({ page }) => {
  await reportOne(page, true, { numberState: 'hidden', insurer: 'unknown', city: '成都' });
  await expect(page.locator('#recovery')).toContainText(/([0-9A-Z]{5}-){3}[0-9A-Z]{5}/);
  await expectAccessible(page);
  await page.goto('/me');
  await expectAccessible(page);
});

async function reportOne(page: Page, javaScriptEnabled: boolean | undefined, told: Told): Promise<string> {
  await openForm(page, javaScriptEnabled);
  await fillReport(page, { ...YESTERDAY, ...told });
  await send(page);
  return shownReceipt(page);
}

async function expectRepeated(page: Page, first: string): Promise<void> {
  await expect(page).not.toHaveURL(new RegExp(`${first}$`));
  const second = await shownReceipt(page);
  const rows = await reportsOfDriver(second);
  expect(rows.map(({ receipt }) => receipt)).toEqual([first, second]);
  const [one, two] = rows;
  expect(two?.caller_key).toEqual(one?.caller_key);
  expect([two?.insurer_id, two?.city, two?.called_precision]).toEqual([one?.insurer_id, one?.city, 'minute']);
}
