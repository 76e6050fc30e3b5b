import { randomBytes } from 'node:crypto';
import type pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ensureReporterOfDevice } from '@/lib/accounts/ensure-reporter.server';
import { mergeReporters } from '@/lib/accounts/merge-reporters.server';
import { addCase, changeCase, dropCase, findCase, listCases, MOST_CASES } from '@/lib/cases/complaint-cases.server';
import { CASE_OWN_ROWS } from '@/lib/cases/own-rows.server';
import { createPool } from '@/lib/platform/database.server';
import { inTransaction } from '@/lib/platform/in-transaction.server';
import { type FreshDatabase, freshDatabase } from './fresh-database';
import { keys, newDevice, now, reporterFixture } from './reporter-fixture';

let fresh: FreshDatabase;
let db: pg.Pool;
let cases = 0;

beforeAll(async () => {
  fresh = await freshDatabase();
  db = createPool(fresh.url, 8);
  await reporterFixture(db).places();
});
afterAll(async () => {
  await db.end();
  await fresh.drop();
});

const told = { channel: '12378', insurerId: null, filedOn: '2026-11-02', toldDueOn: null, receipts: [] as string[] };
const made = () => ({ id: `CASE${String(cases++).padStart(17, '0')}`, now });

it('links the driver’s own calls and nobody else’s', async () => {
  const { driver, report } = reporterFixture(db);
  const [one, other] = [await driver(), await driver()];
  const [mine, foreign] = [await report(one.id, 5), await report(other.id, 6)];
  const added = await addCase(db, one.id, { ...told, receipts: [mine, foreign, 'NOSUCHRECEIPT000'] }, made());
  if (!added.ok) throw new Error(added.error);
  expect(await findCase(db, one.id, added.value)).toEqual({
    ...told,
    id: added.value,
    receipts: [mine],
    outcome: 'waiting',
    outcomeOn: null,
  });
  expect(await findCase(db, other.id, added.value)).toBeNull();
  const change = { outcome: 'stopped', outcomeOn: '2026-11-09', toldDueOn: null, receipts: [] } as const;
  expect(await changeCase(db, other.id, added.value, change, now)).toBe(false);
  expect(await changeCase(db, one.id, added.value, change, now)).toBe(true);
  expect(await findCase(db, one.id, added.value)).toMatchObject({
    outcome: 'stopped',
    outcomeOn: '2026-11-09',
    receipts: [],
  });
  await dropCase(db, other.id, added.value);
  expect(await listCases(db, one.id)).toHaveLength(1);
  await dropCase(db, one.id, added.value);
  expect(await listCases(db, one.id)).toEqual([]);
});

it('remembers when a case first ended, and forgets it when it runs again', async () => {
  const { id } = await reporterFixture(db).driver();
  const added = await addCase(db, id, told, made());
  if (!added.ok) throw new Error(added.error);
  const settled = async () =>
    (await db.query('select settled_at from complaint_case where id = $1', [added.value])).rows[0].settled_at;
  const end = (outcome: 'refused' | 'stopped' | 'forwarded', at: Date) =>
    changeCase(db, id, added.value, { outcome, outcomeOn: '2026-11-09', toldDueOn: null, receipts: [] }, at);
  const later = new Date(now.getTime() + 86_400_000);
  await end('forwarded', now);
  expect(await settled()).toBeNull();
  await end('refused', now);
  await end('stopped', later);
  expect(await settled()).toEqual(now);
  await end('forwarded', later);
  expect(await settled()).toBeNull();
});

it('keeps no more than its number of cases, also when two forms come at once', async () => {
  const { id } = await reporterFixture(db).driver();
  await db.query(
    `insert into complaint_case (id, reporter_id, channel, filed_on, created_at) select 'MANY' || n, $1, '12378', '2026-11-02', $2 from generate_series(2, $3) n`,
    [String(id), now, MOST_CASES],
  );
  const both = await Promise.all([addCase(db, id, told, made()), addCase(db, id, told, made())]);
  expect(both.map(({ ok }) => ok).sort()).toEqual([false, true]);
});

it('follows the reporter when two records become one, and is exported and erased with it', async () => {
  const { driver, report } = reporterFixture(db);
  const [one, other] = [await driver(), await driver()];
  const receipt = await report(other.id, 7);
  await addCase(db, one.id, told, made());
  await addCase(db, other.id, { ...told, filedOn: '2026-11-03', receipts: [receipt] }, made());
  await inTransaction(db, (client) =>
    mergeReporters(client, { id: other.id, userId: null }, { id: one.id, userId: null }),
  );
  expect((await listCases(db, one.id)).map(({ filedOn }) => filedOn)).toEqual(['2026-11-03', '2026-11-02']);
  const ids = [String(one.id), String(other.id)];
  const rows = await CASE_OWN_ROWS.read(db, ids);
  expect(rows).toMatchObject([{ receipts: [] }, { receipts: [receipt], filed_on: '2026-11-03' }]);
  await CASE_OWN_ROWS.erase(db, ids);
  expect(await CASE_OWN_ROWS.read(db, ids)).toEqual([]);
  expect(
    (await db.query('select 1 from case_report l join report r on r.id = l.report_id where r.receipt = $1', [receipt]))
      .rowCount,
  ).toBe(0);
});

it('makes one reporter of a device that asks many times at once', async () => {
  const device = newDevice();
  const minting = { keys, now, random: randomBytes };
  const ids = await Promise.all(Array.from({ length: 6 }, () => ensureReporterOfDevice(db, device, minting)));
  expect(new Set(ids).size).toBe(1);
  expect(await ensureReporterOfDevice(db, device, minting)).toBe(ids[0]);
  await reporterFixture(db).expectSound();
});
