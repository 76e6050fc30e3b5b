import { readFile } from 'node:fs/promises';
import ICAL from 'ical.js';
import { expect, expectAccessible, test } from './quiet-page';

const EXPIRY = `${new Date().getFullYear() + 1}-07-23`;
const before = (days: number) => new Date(Date.parse(EXPIRY) - days * 86_400_000).toISOString().slice(0, 10);
const DAYS = [65, 60, 48, 40, 30, 0, -10].map(before);

const LANGUAGES = [
  { path: '/me/shield', label: '保单哪天到期', button: '下载日历文件', first: '先图个清静：开通拒接' },
  {
    path: '/en/me/shield',
    label: 'When the policy expires',
    button: 'Download the calendar file',
    first: 'First, quiet: switch the block on',
  },
];

for (const { path, label, button, first } of LANGUAGES) {
  test(`the calendar of ${path} has the seven days, and its expiry stays on the device where scripts run @phone`, async ({
    page,
    context,
    javaScriptEnabled,
  }) => {
    const told: string[] = [];
    context.on('request', (request) => told.push(request.url() + (request.postData() ?? '')));
    await page.goto(path);
    await expect(page.locator('#steps li')).toHaveCount(7);
    if (javaScriptEnabled !== false) await expect(page.getByText(/不发给我们|not sent to us/)).toBeVisible();
    await page.getByLabel(label).fill(EXPIRY);
    const downloading = page.waitForEvent('download');
    await page.getByRole('button', { name: button }).click();
    const download = await downloading;
    expect(download.suggestedFilename()).toBe('wurao-shield.ics');
    const events = new ICAL.Component(ICAL.parse(await readFile(await download.path(), 'utf8'))).getAllSubcomponents(
      'vevent',
    );
    expect(events.map((event) => String(event.getFirstPropertyValue('dtstart')))).toEqual(DAYS);
    expect(events[0]?.getFirstPropertyValue('summary')).toBe(first);
    expect(events.every((event) => event.getFirstSubcomponent('valarm'))).toBe(true);
    const wroteIt = told.filter((text) => text.includes(EXPIRY));
    expect(wroteIt).toHaveLength(javaScriptEnabled === false ? 1 : 0);
    if (javaScriptEnabled !== false) await expectAccessible(page);
  });
}

test('a day that is none comes back with what to do @phone', async ({ page }) => {
  await page.goto('/me/shield');
  await page.getByRole('button', { name: '下载日历文件' }).click();
  await expect(page.locator('main').getByRole('alert')).toContainText('写一个日期');
  await expect(page).not.toHaveURL(/expiresOn/);
});

test('what no form would send is refused, never an error of ours @js @phone', async ({ page }) => {
  const door = '/me/shield/calendar';
  const bodies = [
    '',
    'expiresOn=soon',
    `expiresOn=${'9'.repeat(300_000)}`,
    'expiresOn=2026-02-30',
    '{"expiresOn":"2027-03-01"}',
    '%E0%A4%A',
  ];
  for (const data of bodies) {
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    const answer = await page.request.post(door, { data, headers, maxRedirects: 0 });
    expect([answer.status(), answer.headers().location], data.slice(0, 20)).toEqual([
      303,
      '/me/shield?problem=problem',
    ]);
  }
  expect((await page.request.get(door)).status()).toBe(405);
  for (const id of ['x', '0'.repeat(21), '..%2F..', "'--"]) {
    expect((await page.request.get(`/me/cases/${id}/calendar`)).status(), id).toBe(404);
    expect((await page.request.get(`/me/cases/${id}`)).status(), id).toBe(404);
  }
});
