import { randomBytes } from 'node:crypto';
import type pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { CaseOutcome } from '@/lib/cases/case-outcome';
import { channelRecords } from '@/lib/cases/channel-record';
import { addCase, changeCase } from '@/lib/cases/complaint-cases.server';
import { loadReferenceData } from '@/lib/commands/load-reference.server';
import { closePeriods } from '@/lib/dataset/close-periods.server';
import { createPool } from '@/lib/platform/database.server';
import { reopenTable } from '@/lib/privacy/gate';
import { type FreshDatabase, freshDatabase } from './fresh-database';
import { randomReceipt } from './random-receipt';
import { reporterFixture } from './reporter-fixture';

const Q3 = new Date('2026-09-10T04:00:00Z');
const Q4 = new Date('2026-11-20T04:00:00Z');

let fresh: FreshDatabase;
let db: pg.Pool;
let drivers: bigint[];
let cases = 0;

beforeAll(async () => {
  fresh = await freshDatabase();
  db = createPool(fresh.url, 4);
  await loadReferenceData(db);
  drivers = await Promise.all(Array.from({ length: 20 }, async () => (await reporterFixture(db).driver()).id));
  for (const driver of drivers) await heard(driver, 'real_name', Q3);
  // Twelve used a canary left at a dealership, eight only suspect it; what six and three say of other places is too little to show.
  for (const driver of drivers.slice(0, 12)) await heard(driver, 'planted_variant', Q4);
  for (const driver of drivers.slice(12)) await heard(driver, 'real_name', Q4);
  for (const driver of drivers.slice(6, 12)) await heard(driver, 'planted_variant', Q4, 'repair_shop');
  for (const driver of drivers.slice(6, 9)) await heard(driver, 'real_name', Q4, 'agency');
  for (const driver of drivers.slice(0, 9)) await complaint(driver, 'insurer', 'stopped', 10);
  for (const driver of drivers.slice(9, 18)) await complaint(driver, 'insurer', 'refused', 20);
  for (const driver of drivers.slice(0, 9)) await complaint(driver, 'insurer', 'no_answer', 30);
  for (const driver of drivers.slice(10, 16)) await complaint(driver, '12315', 'stopped', 2);
  // Five records of one person, and one complaint that is still on its way.
  for (const driver of drivers.slice(0, 8)) await complaint(driver, '12321', 'stopped', 2);
  await db.query('update reporter set merged_into_id = $1 where id = any($2::bigint[])', [
    String(drivers[0]),
    drivers.slice(1, 5).map(String),
  ]);
  await addCase(db, drivers[6] ?? 0n, told('police'), { id: `CASE${String(cases++).padStart(17, '0')}`, now: Q4 });
  await closePeriods(db, new Date('2027-01-02T04:00:00Z'));
});
afterAll(async () => {
  await db.end();
  await fresh.drop();
});

const told = (channel: string) => ({ channel, insurerId: null, filedOn: '2026-10-05', toldDueOn: null, receipts: [] });

async function complaint(driver: bigint, channel: string, outcome: CaseOutcome, days: number): Promise<void> {
  const added = await addCase(db, driver, told(channel), { id: `CASE${String(cases++).padStart(17, '0')}`, now: Q4 });
  if (!added.ok) throw new Error(added.error);
  const outcomeOn = new Date(Date.parse('2026-10-05') + days * 86_400_000).toISOString().slice(0, 10);
  await changeCase(db, driver, added.value, { outcome, outcomeOn, toldDueOn: null, receipts: [] }, Q4);
}

async function heard(driver: bigint, addressedAs: string, at: Date, leakPoint = 'dealer_4s'): Promise<void> {
  await db.query(
    `insert into report (receipt, reporter_id, received_at, called_at, called_precision, caller_key, number_kind, claim, city_adcode, province_adcode,
       role, relation, refusal, answer, said_name, said_company, said_certificate, door, proof, addressed_as, leak_point, facts)
     values ($1, $2, $3, $3, 'minute', $4, 'mobile', 'unknown', '440100', '440000', 'unknown', 'unknown', 'unknown', 'unknown', 'unknown', 'unknown',
       'unknown', 'api', 'none', $5, $6, '{knew_name}')`,
    [randomReceipt(), String(driver), at, randomBytes(16), addressedAs, leakPoint],
  );
}

async function frozen(period: string, name: string) {
  const { rows } = await db.query('select rows from release_table where period = $1 and name = $2', [period, name]);
  return rows[0] ? reopenTable(rows[0].rows) : null;
}

const cellsOf = async (name: string) =>
  ((await frozen('2026-Q4', name)) ?? [])
    .filter(({ total }) => !total)
    .map(({ key, reporters, reports }) => [...key, reporters, reports].join(' '));

it('are not in quarters that may have been frozen before there were any', async () => {
  expect(await frozen('2026-Q3', 'leak_knew_quarter')).not.toBeNull();
  for (const name of ['leak_basis_knew_quarter', 'case_outcome_channel_quarter', 'case_days_channel_quarter']) {
    expect(await frozen('2026-Q3', name), name).toBeNull();
    expect(await frozen('2026-Q4', name), name).not.toBeNull();
  }
});

it('tell canaries from opinions where both are enough people, and nothing of the few', async () => {
  // Merging made five of the twelve one person.
  expect(await cellsOf('leak_basis_knew_quarter')).toEqual([
    'dealer_4s canary knew_name 10 10',
    'dealer_4s opinion knew_name 10 10',
  ]);
  expect(await cellsOf('leak_knew_quarter')).toEqual(['dealer_4s knew_name 15 20']);
});

it('tell outcomes and days of complaints whose end was told, of enough people', async () => {
  expect(await cellsOf('case_outcome_channel_quarter')).toEqual([
    'insurer no_answer 5 10',
    'insurer refused 10 10',
    'insurer stopped 5 10',
  ]);
  expect(await cellsOf('case_days_channel_quarter')).toEqual(['insurer d16_30 10 10', 'insurer d8_15 5 10']);
});

it('give each channel its record, reckoned from the shown cells', async () => {
  const [outcomes, days] = [
    await frozen('2026-Q4', 'case_outcome_channel_quarter'),
    await frozen('2026-Q4', 'case_days_channel_quarter'),
  ];
  if (!outcomes || !days) throw new Error('not frozen');
  expect(channelRecords(outcomes, days)).toEqual([
    {
      ...{ channel: 'insurer', cases: 30, days: { median: 'd8_15', low: 'd8_15', high: 'd16_30' } },
      shares: ['no_answer', 'stopped', 'refused'].map((outcome) => ({ outcome, percent: 33 })),
    },
  ]);
});
