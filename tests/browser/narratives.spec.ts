import type { Page } from '@playwright/test';
import { chinaDate } from '../../lib/platform/china-time';
import { dayPartOf } from '../../lib/reports/day-part';
import { NARRATIVES, type Narrative } from '../../lib/reports/narratives.fixture';
import { OPEN_CLAIMS } from '../../lib/reports/report-input';
import { ask, inTurn } from './ask-database';
import { fillReport, openForm, send, shownReceipt, type Told } from './fill-report';
import { otherDriversReport } from './other-drivers';
import { expect, test } from './quiet-page';
import { type ReportRow, reportsOfDriver } from './reports-of-driver';

// A ranking shows a company from 30 distinct reporters on, and moves once five more have come.
const FEWEST = 30;
const STEP = 5;
const DAY = 24 * 3600_000;

const isOpen = (claim = ''): boolean => (OPEN_CLAIMS as readonly string[]).includes(claim);

for (const story of NARRATIVES) {
  test(`story ${story.number} is told and counts @phone: ${story.told}`, async ({ page, javaScriptEnabled }) => {
    test.setTimeout(120_000);
    const named = story.reports.find(({ insurer }) => !isOpen(insurer))?.insurer;
    if (named) await inTurn(named, () => countsInRanking(page, named, () => tell(page, story, javaScriptEnabled)));
    else await tell(page, story, javaScriptEnabled);
  });
}

/** Reports a story through the page and finds it whole: on the receipts, in the database, and among the driver's records. */
async function tell(page: Page, story: Narrative, javaScriptEnabled: boolean | undefined): Promise<void> {
  const receipts: string[] = [];
  for (const report of story.reports) {
    await openForm(page, javaScriptEnabled);
    await fillReport(page, report);
    await send(page);
    receipts.push(await shownReceipt(page));
  }
  const rows = await reportsOfDriver(receipts[0] ?? '');
  expect(rows.map((row) => row.receipt)).toEqual(receipts);
  for (const [i, report] of story.reports.entries()) expectStored(rows[i], report, javaScriptEnabled !== false);
  await page.goto('/me');
  await expect(page.locator('#reports a[href*="/me/calls/"]')).toHaveCount(receipts.length);
  for (const receipt of receipts) await expect(page.locator('#reports').getByText(receipt)).toBeVisible();
}

function expectStored(row: ReportRow | undefined, told: Told, scripted: boolean): void {
  if (!row) throw new Error('a report is missing');
  expect(row).toMatchObject(columnsOf(told));
  expect(row.city.startsWith(String(told.city)), row.city).toBe(true);
  expect(row.door).toBe(scripted ? 'script' : 'plain');
  expect(chinaDate(row.called_at)).toBe(chinaDate(new Date(row.received_at.getTime() - DAY)));
  if (told.dayPart) expect(dayPartOf(row.called_at)).toBe(told.dayPart);
  const digits = told.number?.replace(/\D/g, '');
  if (row.enterprise_number === null) expect(digits).toBeUndefined();
  else expect(digits?.endsWith(row.enterprise_number), row.enterprise_number).toBe(true);
}

const WITHHELD = { hidden: 'hidden', unsure: 'unknown', shown: expect.any(String) };

/** The columns of a report, as told; what was not told is unknown, empty or null. */
function columnsOf(told: Told) {
  const claim = isOpen(told.insurer)
    ? { claim: told.insurer, insurer_id: null }
    : { claim: 'named', insurer_id: told.insurer };
  return {
    ...claim,
    ...(told.numberState ? { number_kind: WITHHELD[told.numberState], number_prefix: null } : {}),
    called_precision: told.dayPart ? 'part' : 'day',
    role: told.role ?? 'unknown',
    relation: told.relation ?? 'unknown',
    refusal: told.refusal ?? 'unknown',
    refused_days_ago: null,
    answer: told.answer ?? 'unknown',
    said_name: told.saidName ?? 'unknown',
    said_company: told.saidCompany ?? 'unknown',
    said_certificate: told.saidCertificate ?? 'unknown',
    same_day_calls: told.sameDayCalls ?? null,
    campaign_start: told.campaignStart ?? null,
    campaign_calls: told.campaignCalls ?? null,
    addressed_as: told.addressedAs ?? null,
    leak_point: told.leakPoint ?? null,
    leak_confidence: told.leakConfidence ?? null,
    days_to_expiry: told.daysToExpiry ?? null,
    ...(told.daysToExpiry === undefined ? { expiry_bucket: told.expiryBucket ?? null } : {}),
    facts: [...(told.facts ?? [])].sort(),
    lures: [...(told.lures ?? [])].sort(),
    did: [...(told.did ?? [])].sort(),
    wants: [...(told.wants ?? [])].sort(),
    outcome: told.outcome ?? null,
  };
}

/**
 * Lets others name a company until one driver is wanting for its next step, then sees that the story is what moves the ranking. Where the week turns
 * in China while the tests run, the drivers of the new week all name one company, as a brigade would: their reports may be set aside, which the
 * ranking says.
 */
async function countsInRanking(page: Page, insurer: string, tellStory: () => Promise<void>): Promise<void> {
  const before = await othersName(insurer, FEWEST);
  const settled = async () => before - (await heldReporters(insurer));
  await expect.poll(settled, PATIENTLY).toBeLessThan(STEP);
  const next = (await heldReporters(insurer)) + STEP;
  await othersName(insurer, next - 1);
  expect(await heldReporters(insurer)).toBe(next - STEP);
  await tellStory();
  await expect.poll(() => heldReporters(insurer), PATIENTLY).toBe(next);
  await expect(async () => {
    const shown = await shownReporters(insurer);
    expect([Math.floor(next / STEP) * STEP, SET_ASIDE]).toContain(shown);
    if (shown === SET_ASIDE) return;
    await page.goto('/rankings');
    // The method before this one may stand below, in a table of its own.
    const row = page.locator(`tr:has(a[href="/insurers/${insurer}"])`).first();
    await expect(row.getByText(/^第 \d|^仅此一家$/)).toBeVisible({ timeout: 1_000 });
  }).toPass(PATIENTLY);
}

/** Has so many drivers name a company in all, unless more do. @returns how many do, once they are counted */
async function othersName(insurer: string, wanted: number): Promise<number> {
  const before = await reportersNaming('report', insurer);
  const drivers = Math.max(before, wanted);
  await otherDriversReport(drivers - before, () => [
    { numberState: 'hidden', insurer, when: 'yesterday', city: '广州' },
  ]);
  await expect.poll(() => reportersNaming('unit', insurer), PATIENTLY).toBe(drivers);
  return drivers;
}

/** Reporters that the live ranking rests on. */
async function heldReporters(insurer: string): Promise<number> {
  const sql = `SELECT (evidence->>'reporters')::int AS reporters FROM held_evidence WHERE view = 'live|all' AND insurer_id = $1`;
  return (await ask<{ reporters: number }>(sql, [insurer]))[0]?.reporters ?? 0;
}

const PATIENTLY = { timeout: 40_000, intervals: [250] };
const SET_ASIDE = 'set aside';

async function reportersNaming(table: 'report' | 'unit', insurer: string): Promise<number> {
  const sql = `SELECT count(DISTINCT reporter_id)::int AS reporters FROM ${table} WHERE insurer_id = $1`;
  return (await ask<{ reporters: number }>(sql, [insurer]))[0]?.reporters ?? 0;
}

type ShownRanking = {
  rows: { insurer: { id: string }; index: number | null; reporters: number }[];
  setAside?: { insurer: { id: string } }[];
};

/** Distinct reporters that the public ranking shows; null as long as it shows none. */
async function shownReporters(insurer: string): Promise<number | typeof SET_ASIDE | null> {
  const answer = await fetch(`${process.env.WURAO_TEST_ORIGIN}/api/v1/rankings`);
  const { rows, setAside } = (await answer.json()) as ShownRanking;
  const row = rows.find(({ insurer: { id } }) => id === insurer);
  if (row?.index != null) return row.reporters;
  return setAside?.some(({ insurer: { id } }) => id === insurer) ? SET_ASIDE : null;
}
