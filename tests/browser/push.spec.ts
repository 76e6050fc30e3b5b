import { expect, test } from './quiet-page';

test.use({ serviceWorkers: 'allow' });

const EXPIRY = `${new Date().getFullYear() + 1}-07-23`;

test('reminders by the browser show the Mondays that would be kept, and say when it may not notify @js @phone', async ({
  page,
}) => {
  await page.goto('/me/shield');
  await page.getByLabel('保单哪天到期').fill(EXPIRY);
  await expect(page.getByText('同意以后存下的就是这几天')).toBeVisible({ timeout: 15_000 });
  const days =
    (
      await page
        .locator('#file')
        .getByText(/20\d\d-\d\d-\d\d · /)
        .textContent()
    )?.split(' · ') ?? [];
  expect(days).toHaveLength(7);
  for (const day of days) expect(new Date(`${day}T00:00Z`).getUTCDay()).toBe(1);
  await page.getByRole('button', { name: '同意，到时提醒我' }).click();
  await expect(page.getByText('浏览器不允许本站通知')).toBeVisible();
});

test('the day on which an answer is due can be left to the browser, which says when it may not notify @js @phone', async ({
  page,
}) => {
  await page.goto('/me/cases');
  await page.getByLabel('向谁投诉').selectOption('insurer');
  await page.getByRole('button', { name: '记下这件投诉' }).click();
  await page.getByRole('button', { name: '让这个浏览器到那天提醒我' }).click({ timeout: 20_000 });
  await expect(page.getByText('浏览器不允许本站通知')).toBeVisible();
});
