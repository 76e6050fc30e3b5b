import type { Browser, Page } from '@playwright/test';
import { type DrawnCall, drawCallLog, type Phone } from './draw-call-log';
import { expect, test } from './quiet-page';

const iphone = { width: 390, height: 844, system: 'ios' } as const;
const android = { width: 360, height: 800, system: 'android' } as const;
const PHONES: readonly Phone[] = [
  { ...iphone, name: 'iphone-zh-light', scale: 3, dark: false, language: 'zh-CN' },
  { ...iphone, name: 'iphone-en-dark', scale: 3, dark: true, language: 'en' },
  { ...iphone, name: 'iphone-zh-dark-750', scale: 2, dark: true, language: 'zh-CN' },
  { ...android, name: 'android-zh-dark', scale: 3, dark: true, language: 'zh-CN' },
  { ...android, name: 'android-en-light', scale: 3, dark: false, language: 'en' },
  { ...android, name: 'android-zh-light-720', scale: 2, dark: false, language: 'zh-CN' },
];
const ROWS = 10;
const PLACES = {
  'zh-CN': ['广东 深圳', '未知', '上海', '浙江 杭州'],
  en: ['Shenzhen, Guangdong', 'unknown', 'Shanghai'],
};

/** Numbers and moments by a fixed sequence: the same pictures in every run of one day. */
function* figures(seed: number): Generator<number> {
  for (let state = seed; ; state = (state * 48_271) % 2_147_483_647) yield state;
}

type Expected = { readonly number: string; readonly minute: string | null };

/** Ten calls as a phone lists them, and what must be found of them. */
function callsOf({ language }: Phone, seed: number): { drawn: DrawnCall[]; expected: Expected[] } {
  const draw = figures(seed);
  const upTo = (n: number) => Number(draw.next().value) % n;
  const digits = (n: number) => Array.from({ length: n }, () => upTo(10)).join('');
  const numbers = [
    () => `13${upTo(10)} ${digits(4)} ${digits(4)}`,
    () => ['95518', '95500', '95511', '95519'][upTo(4)] ?? '',
    () => `+86 21 6${digits(3)} ${digits(4)}`,
    () => `400-8${digits(2)}-${digits(4)}`,
    () => `010 6${digits(3)} ${digits(4)}`,
    () => `950 ${digits(4)} ${digits(4)}`,
  ];
  const rows = Array.from({ length: ROWS }, (_, i) => {
    const minutes = 30 + i * 400 + upTo(300);
    const at = new Date(Date.now() + 8 * 3_600_000 - minutes * 60_000);
    const number = numbers[i % numbers.length]?.() ?? '';
    const place = PLACES[language][i % PLACES[language].length] ?? '';
    return { drawn: { number, place, when: whenText(at, language), missed: i % 4 === 0 }, at, number };
  });
  return {
    drawn: rows.map(({ drawn }) => drawn),
    expected: rows.map(({ at, number }) => ({
      number: digitsOf(number.replace(/^\+86 /, '')),
      minute: at.toISOString().slice(0, 16),
    })),
  };
}

/** As phones of that language tell a moment of the last days. */
function whenText(at: Date, language: Phone['language']): string {
  const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
  const days = (Date.parse(today) - Date.parse(at.toISOString().slice(0, 10))) / 86_400_000;
  const [hour, minute] = at.toISOString().slice(11, 16).split(':').map(Number) as [number, number];
  const two = String(minute).padStart(2, '0');
  const english = `${hour % 12 || 12}:${two} ${hour < 12 ? 'AM' : 'PM'}`;
  const clock = language === 'en' ? english : `${hour}:${two}`;
  if (days === 0) return clock;
  if (days === 1) return `${language === 'en' ? 'Yesterday' : '昨天'} ${clock}`;
  const [month, date] = [at.getUTCMonth() + 1, at.getUTCDate()];
  if (language === 'zh-CN') return `${month}月${date}日 ${clock}`;
  return `${['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'][month - 1]} ${date}, ${clock}`;
}

async function pictureOf(browser: Browser, phone: Phone, drawn: readonly DrawnCall[]) {
  const mimeType = phone.system === 'ios' ? 'image/png' : 'image/jpeg';
  return { name: `${phone.name}.${mimeType.slice(6)}`, mimeType, buffer: await drawCallLog(browser, phone, drawn) };
}

/** The rows that are offered, as number and minute. */
const offered = (page: Page): Promise<string[]> =>
  page
    .locator('#found ~ ul input[type=checkbox]')
    .evaluateAll((boxes) => boxes.map((box) => (box as HTMLInputElement).value));

/** What the engine says to the console of settings that its model still names. */
const CHATTER = /Warning: Parameter not found/;

test('numbers and minutes are read from screenshots of phones, light and dark, in both languages @js @phone', async ({
  page,
  browser,
  quiet,
}) => {
  test.setTimeout(120_000);
  quiet.allow(CHATTER);
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  await page.goto('/report/import');
  await page.locator('#files').waitFor();
  expect(asked.filter((path) => path.includes('/reader-'))).toEqual([]);
  let [numbers, minutes, of, wrong] = [0, 0, 0, 0];
  for (const [i, phone] of PHONES.entries()) {
    const { drawn, expected } = callsOf(phone, 1_000 + i);
    await page.locator('#files').setInputFiles([await pictureOf(browser, phone, drawn)]);
    await expect(page.locator('#found')).toBeVisible({ timeout: 60_000 });
    const found = (await offered(page)).filter((call) => call.includes('|'));
    const readNumbers = new Set(found.map((call) => digitsOf(call.split('|')[0] ?? '')));
    const readCalls = new Set(found.map((call) => `${digitsOf(call.split('|')[0] ?? '')}|${call.split('|')[1]}`));
    const hits = expected.filter(({ number }) => readNumbers.has(number)).length;
    const whole = expected.filter(({ number, minute }) => readCalls.has(`${number}|${minute}`)).length;
    const strange = [...readNumbers].filter((number) => !expected.some((call) => call.number === number)).length;
    console.log(`${phone.name}: ${hits} of ${ROWS} numbers, ${whole} with their minute, ${strange} wrong`);
    [numbers, minutes, of, wrong] = [numbers + hits, minutes + whole, of + ROWS, wrong + strange];
    await page.getByRole('button', { name: '换一份记录' }).click();
  }
  console.log(
    `all: numbers ${((100 * numbers) / of).toFixed(0)} %, with minute ${((100 * minutes) / of).toFixed(0)} %, wrong ${wrong}`,
  );
  expect(numbers / of).toBeGreaterThanOrEqual(0.9);
  expect(minutes / of).toBeGreaterThanOrEqual(0.85);
  expect(wrong / of).toBeLessThanOrEqual(0.04);
  expect(asked.filter((path) => path.endsWith('.traineddata.gz')).length).toBeGreaterThan(0);
});

test('several screenshots are read together, and reading can be stopped @js @phone', async ({
  page,
  browser,
  quiet,
}) => {
  test.setTimeout(90_000);
  quiet.allow(CHATTER);
  const [one, two] = [PHONES[0], PHONES[3]] as [Phone, Phone];
  const pictures = [
    await pictureOf(browser, one, callsOf(one, 7).drawn),
    await pictureOf(browser, two, callsOf(two, 8).drawn),
    { name: 'blank.png', mimeType: 'image/png', buffer: Buffer.from(BLANK, 'base64') },
  ];
  await page.goto('/en/report/import');
  await page.locator('#files').setInputFiles(pictures);
  await page.getByRole('button', { name: 'Stop' }).click();
  await expect(page.getByText('Stopped. Nothing was kept.')).toBeVisible();
  await page.locator('#files').setInputFiles(pictures);
  await expect(page.locator('#found')).toBeVisible({ timeout: 60_000 });
  expect((await offered(page)).filter((call) => call.includes('|')).length).toBeGreaterThan(15);
  await expect(page.getByText('blank.png showed no call')).toBeVisible();
});

/** A caller's identity as bare figures: without country code and trunk zero. */
const digitsOf = (identity: string): string => identity.replace(/^\+86/, '').replace(/\D/g, '').replace(/^0/, '');

const BLANK = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8/5+hHgAHggJ/PchI7wAAAABJRU5ErkJggg==';
