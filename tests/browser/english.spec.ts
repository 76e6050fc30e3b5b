import { readFile } from 'node:fs/promises';
import { unzipSync } from 'fflate';
import { readPdf } from '../../lib/pack/read-pdf.fixture';
import { drawCallLog } from './draw-call-log';
import { expect, expectAccessible, test } from './quiet-page';

const ROWS = 2;
const PHONE = { name: 'p', width: 360, height: 800, scale: 3, dark: false, language: 'en', system: 'android' } as const;

/** Minutes ago as the clock of a phone in English; the hour of the day before may be named. */
function whenText(minutes: number): string {
  const china = (at: number) => new Date(at + 8 * 3_600_000);
  const at = china(Date.now() - minutes * 60_000);
  const today = china(Date.now()).toISOString().slice(0, 10) === at.toISOString().slice(0, 10);
  const hour = at.getUTCHours();
  const clock = `${hour % 12 || 12}:${String(at.getUTCMinutes()).padStart(2, '0')} ${hour < 12 ? 'AM' : 'PM'}`;
  return today ? clock : `Yesterday ${clock}`;
}

test('in English: screenshot, calls, evidence, record and pack, with no word of Chinese where English should be @js @phone', async ({
  page,
  browser,
  quiet,
}) => {
  test.setTimeout(180_000);
  quiet.allow(/Warning: Parameter not found/);
  const drawn = Array.from({ length: ROWS }, (_, i) => ({
    number: `13${i} 4681 ${7000 + i * 111}`,
    when: whenText(3 + i * 7),
    place: 'Shanghai',
  }));
  const shot = await drawCallLog(browser, PHONE, drawn);
  await page.goto('/en/report/import');
  await page.locator('#files').setInputFiles({ name: 'log.jpg', mimeType: 'image/jpeg', buffer: shot });
  await expect(page.getByRole('heading', { name: `${ROWS} calls found` })).toBeVisible({ timeout: 60_000 });
  await page.getByRole('button', { name: /^Tick all/ }).tap();
  await page.locator('#name').selectOption('pingan');
  await page.getByLabel('Your city').fill('Hefei');
  await page.getByRole('button', { name: `Send ${ROWS}` }).tap();
  await page.getByRole('button', { name: `Attach the screenshots to these ${ROWS}` }).tap();
  await expect(page.getByText(`Attached to ${ROWS}.`)).toBeVisible({ timeout: 30_000 });
  await expectAccessible(page);

  await page.setViewportSize({ width: 360, height: 740 });
  await page.getByRole('link', { name: 'See my calls' }).tap();
  await expect(page.getByRole('heading', { level: 1, name: 'My records' })).toBeVisible();
  const calls = page.locator('#reports a[href^="/en/me/calls/"]');
  await expect(calls).toHaveCount(ROWS);
  expect(await page.locator('main').textContent()).not.toMatch(/\p{Script=Han}/u);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
  await calls.first().tap();
  await expect(page.getByText('The machine found this number and this time in it.')).toBeVisible({ timeout: 60_000 });

  await page.goto('/en/me/pack');
  await page.getByLabel('Name', { exact: true }).fill('Lin Yizhou');
  await page.getByRole('button', { name: 'Make', exact: true }).tap();
  await expect(page.getByText(`Done. ${ROWS} calls`)).toBeVisible({ timeout: 60_000 });
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.locator('#make a[download$=".zip"]').tap(),
  ]);
  const inside = unzipSync(new Uint8Array(await readFile(await download.path())));
  const pdf = readPdf(inside['call-record.pdf'] ?? new Uint8Array());
  expect(pdf.pages.join(' ')).toContain('Lin Yizhou');
  // One screenshot shows all calls: it is drawn once, and lies in the archive for each.
  expect(pdf.raw.match(/\/Subtype \/Image/g)).toHaveLength(1);
});
