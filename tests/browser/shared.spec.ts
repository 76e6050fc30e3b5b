import type { Page } from '@playwright/test';
import { drawCallLog } from './draw-call-log';
import { fillReport, send, shownReceipt } from './fill-report';
import { expect, test } from './quiet-page';

import { underWorker } from './under-worker';

test.use({ serviceWorkers: 'allow' });

/** Shares as another app does: a form posted to the address that the manifest names. */
async function share(page: Page, text: string, file?: { name: string; type: string; base64: string }): Promise<void> {
  await page.evaluate(
    ({ text, file }) => {
      const form = document.createElement('form');
      Object.assign(form, { method: 'post', action: '/report/share', enctype: 'multipart/form-data' });
      const box = Object.assign(document.createElement('textarea'), { name: 'text', value: text });
      form.append(box);
      if (file) {
        const input = Object.assign(document.createElement('input'), { type: 'file', name: 'files' });
        const held = new DataTransfer();
        held.items.add(
          new File([Uint8Array.from(atob(file.base64), (sign) => sign.charCodeAt(0))], file.name, { type: file.type }),
        );
        input.files = held.files;
        form.append(input);
      }
      document.body.append(form);
      form.submit();
    },
    { text, file },
  );
}

test('a shared text of one call opens the form filled in; several open the list; a file is read @js @phone', async ({
  page,
}) => {
  test.setTimeout(90_000);
  await underWorker(page, '/report');
  await share(page, '010 6655 4433 昨天 14:03');
  await expect(page).toHaveURL(/\/report$/, { timeout: 20_000 });
  await expect(page.locator('#number')).toHaveValue('010-66554433');
  await expect(page.locator('#when-at')).toBeChecked();
  await expect(page.locator('#calledAt')).toHaveValue(/T14:03$/);
  await share(page, '010 6655 4433 昨天 14:03\n95518 昨天 15:00');
  await expect(page).toHaveURL(/\/report\/import\?shared=1$/);
  await expect(page.getByRole('heading', { name: '找到 2 通来电' })).toBeVisible({ timeout: 20_000 });
  await share(page, '', {
    name: 'log.txt',
    type: 'text/plain',
    base64: Buffer.from('010 6655 4433 昨天 14:03\n95518 昨天 15:00\n95519 昨天 16:00').toString('base64'),
  });
  await expect(page.getByRole('heading', { name: '找到 3 通来电' })).toBeVisible({ timeout: 20_000 });
});

test('what is shared before the service worker is there is not kept, and the page says so', async ({
  page,
  request,
}) => {
  const multipart = {
    text: '010 6655 4433 昨天 14:03',
    files: { name: 'x.png', mimeType: 'image/png', buffer: Buffer.alloc(300_000) },
  };
  const answer = await request.post('/report/share', { multipart, maxRedirects: 0 });
  expect(answer.status()).toBe(303);
  expect(answer.headers().location).toBe('/report/import#not-received');
  await page.goto('/report/import#not-received');
  await expect(page.getByText('分享的内容没有收到')).toBeVisible();
  await page.goto('/report/import');
  await expect(page.getByText('分享的内容没有收到')).toBeHidden();
});

test('a shared screenshot of one call becomes its report, and one tap makes it the evidence @js @phone', async ({
  page,
  browser,
  quiet,
}) => {
  test.setTimeout(150_000);
  quiet.allow(/Warning: Parameter not found/);
  const number = '139 4681 3790';
  const phone = {
    name: 'p',
    width: 390,
    height: 844,
    scale: 3,
    dark: false,
    language: 'zh-CN',
    system: 'ios',
  } as const;
  const minute = new Date(Date.now() + 8 * 3_600_000 - 120_000).toISOString().slice(11, 16);
  const picture = await drawCallLog(browser, phone, [{ number, when: minute, place: '广东 深圳' }]);
  await underWorker(page, '/report');
  await share(page, '', { name: 'shot.png', type: 'image/png', base64: picture.toString('base64') });
  await expect(page).toHaveURL(/\/report$/, { timeout: 60_000 });
  await expect(page.locator('#number')).toHaveValue(number);
  await expect(page.locator('#calledAt')).toHaveValue(new RegExp(`T${minute}$`));
  await fillReport(page, { insurer: 'unknown', city: '贵阳' });
  await send(page);
  const receipt = await shownReceipt(page);
  await page.getByRole('button', { name: '附上刚才读过的那张截图' }).tap();
  await expect(page).toHaveURL(new RegExp(`/me/calls/${receipt}\\?added=`), { timeout: 15_000 });
  await expect(page.getByText('机器在里面找到了这个号码和这个时间')).toBeVisible({ timeout: 60_000 });
  await page.goto(`/report/receipt/${receipt}`);
  await expect(page.locator('#evidence-file')).toBeAttached();
  await expect(page.getByRole('button', { name: '附上刚才读过的那张截图' })).toHaveCount(0);
});
