import type { Locator, Page } from '@playwright/test';
import type { ReportInput } from '../../lib/reports/report-input';
import { expect } from './quiet-page';

/** What is told in a report: fields as the form and the API name them. */
export type Told = { readonly [Field in keyof ReportInput]?: ReportInput[Field] | undefined };

const RECEIPT = /\/report\/receipt\/([0-9A-Z]{16})(?:\?known=1)?$/;

/** Opens the form; with JavaScript waits until its scripts have taken over. */
export async function openForm(page: Page, javaScriptEnabled: boolean | undefined, path = '/report'): Promise<void> {
  await page.goto(path);
  // The lists of month and day are there only once the scripts run.
  if (javaScriptEnabled !== false) await page.locator('#report select').first().waitFor({ state: 'attached' });
}

/** Answers each question as a person does: opens its lid, taps the chip or types into the box. */
export async function fillReport(page: Page, told: Told): Promise<void> {
  for (const [field, answer] of Object.entries(told)) {
    for (const value of [answer].flat()) if (value !== undefined) await answerOne(page, field, String(value));
  }
}

/** Presses the report button. */
export const send = (page: Page): Promise<void> =>
  page
    .locator('#report')
    .getByRole('button', { name: /^(提交举报|Send the report)$/ })
    .click();

/** The number of the receipt that the browser is shown; waits for it. */
export async function shownReceipt(page: Page): Promise<string> {
  await expect(page).toHaveURL(RECEIPT, { timeout: 20_000 });
  const [, receipt = ''] = RECEIPT.exec(page.url()) ?? [];
  await expect(page.locator('#record').getByText(receipt)).toBeVisible();
  return receipt;
}

async function answerOne(page: Page, field: string, value: string): Promise<void> {
  const chip = page.locator(`[id=${JSON.stringify(`${field}-${value}`)}]`);
  if ((await chip.count()) > 0) {
    await openLid(chip);
    await chip.check();
  } else {
    const box = page.locator(`#${field}`);
    await openLid(box);
    await box.fill(value);
  }
}

async function openLid(answer: Locator): Promise<void> {
  const closed = answer.locator('xpath=ancestor::details[not(@open)]/summary');
  if ((await closed.count()) > 0) await closed.click();
}
