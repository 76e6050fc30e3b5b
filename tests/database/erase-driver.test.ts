import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DeviceSecret } from '@/lib/accounts/device-secret';
import { eraseDriver } from '@/lib/accounts/erasure/erase-driver.server';
import { eraseReport } from '@/lib/accounts/erasure/erase-report.server';
import { findReporterOfDevice } from '@/lib/accounts/find-reporter.server';
import { leaveContact } from '@/lib/accounts/leave-contact.server';
import { foldHeat } from '@/lib/heatmaps/fold/fold-heat.server';
import { publishCheckpoint } from '@/lib/ledger/publish-checkpoint.server';
import { signerOf } from '@/lib/ledger/sign-checkpoint';
import { createPrisma } from '@/lib/platform/database.server';
import type { PrismaClient } from '@/lib/platform/prisma-client/client';
import { foldReports } from '@/lib/ranking/units/fold-reports.server';
import { insertReports } from '@/lib/reports/intake/insert-reports.server';
import { submitReport } from '@/lib/reports/submit-report.server';
import { arrivalOf, keys, newDevice, now, report } from './arrivals';
import { driversOf } from './drivers-of';
import { everyRow } from './every-row';
import { type IntakeFixture, intakeFixture } from './intake-fixture';
import { said } from './make-whole-driver';

let db: IntakeFixture;
let prisma: PrismaClient;
let drivers: ReturnType<typeof driversOf>;
const signer = signerOf('wurao.example/ledger', new Uint8Array(32).fill(9));

beforeAll(async () => {
  db = await intakeFixture();
  prisma = createPrisma(db.url);
  drivers = driversOf(db, prisma);
  const others = Array.from({ length: 30 }, newDevice);
  await insertReports(
    db.pool,
    Array.from({ length: 90 }, (_, n) => arrivalOf(said(n), { device: others[n % 30] ?? null })),
  );
  await drivers.settleCounts();
});
afterAll(async () => {
  await prisma.$disconnect();
  await db.close();
});

describe('erasing a driver', { timeout: 90_000 }, () => {
  it('leaves nothing that tells of the driver, and every sum as if he had never been', async () => {
    const before = await drivers.sums();
    const driver = await drivers.wholeDriver();
    expect(await drivers.sums()).not.toEqual(before);
    await publishCheckpoint(db.pool, [signer], now);
    const there = await everyRow(prisma);
    for (const trace of driver.traces) expect(there.includes(trace), `${trace} is there`).toBe(true);

    const erased = await eraseDriver(db.pool, { reporterIds: [driver.reporterId], userId: driver.userId });
    // Nine reports, and the merge that the log tells of.
    expect(erased).toEqual({ ok: true, value: { reports: 9, entries: 10 } });
    expect(await drivers.sums()).toEqual(before);
    await insertReports(db.pool, [arrivalOf(said(5), { device: newDevice() })]);
    await drivers.expectSound();
    const left = await everyRow(prisma);
    for (const trace of driver.traces) expect(left.includes(trace), `${trace} is left`).toBe(false);
    expect(await findReporterOfDevice(db.pool, keys, driver.phone)).toBeNull();
    await publishCheckpoint(db.pool, [signer], now);
    await drivers.expectSound();
  });

  it('again, or twice at once, changes nothing more', async () => {
    const driver = await drivers.wholeDriver();
    const who = { reporterIds: [driver.reporterId], userId: driver.userId };
    const both = await Promise.all([eraseDriver(db.pool, who), eraseDriver(db.other, who)]);
    expect(both.map((erased) => erased.ok && erased.value.reports).sort()).toEqual([0, 9]);
    expect(await eraseDriver(db.pool, who)).toEqual({ ok: true, value: { reports: 0, entries: 0 } });
    await drivers.expectSound();
  });

  it('goes together with reports that arrive, folds and erasures of others', async () => {
    const three = [await drivers.wholeDriver(), await drivers.wholeDriver(), await drivers.wholeDriver()];
    const fresh = (device: DeviceSecret) => db.queue.submit(arrivalOf(report(), { device }));
    const arriving = three.flatMap(({ phone, tablet }) =>
      Array.from({ length: 20 }, (_, n) => fresh(n % 2 ? phone : tablet)),
    );
    const erasing = three.map(({ reporterId, userId }) => eraseDriver(db.pool, { reporterIds: [reporterId], userId }));
    const folding = [drivers.settleCounts(), foldReports(db.other), foldHeat(db.other)];
    const [answers, erased] = await Promise.all([Promise.all(arriving), Promise.all(erasing), Promise.all(folding)]);
    expect(answers.every((answer) => answer.kind === 'accepted')).toBe(true);
    expect(erased.every((outcome) => outcome.ok)).toBe(true);
    await drivers.expectSound();
    const left = await everyRow(prisma);
    for (const { userId, receipts } of three)
      for (const trace of [userId, ...receipts]) expect(left).not.toContain(trace);
  });

  it('of an account that moderates is refused, and nothing is erased', async () => {
    const driver = await drivers.wholeDriver();
    await prisma.user.update({ where: { id: driver.userId }, data: { role: 'moderator' } });
    expect(await eraseDriver(db.pool, { reporterIds: [driver.reporterId], userId: driver.userId })).toEqual({
      ok: false,
      error: 'works_here',
    });
    expect(await drivers.reporterOf(driver.phone)).toBe(driver.reporterId);
    await drivers.expectSound();
  });

  it('is whole or not at all', async () => {
    const driver = await drivers.wholeDriver();
    const there = await drivers.sums();
    await db.pool.query(`CREATE FUNCTION stand_in_the_way() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'in the way'; END $$;
      CREATE TRIGGER in_the_way BEFORE DELETE ON "user" FOR EACH ROW EXECUTE FUNCTION stand_in_the_way()`);
    await expect(eraseDriver(db.pool, { reporterIds: [driver.reporterId], userId: driver.userId })).rejects.toThrow(
      'in the way',
    );
    await db.pool.query('DROP TRIGGER in_the_way ON "user"; DROP FUNCTION stand_in_the_way');
    expect(await drivers.sums()).toEqual(there);
    await drivers.expectSound();
  });
});

describe('erasing one report', { timeout: 90_000 }, () => {
  it('takes it out of everything and leaves the others', async () => {
    const driver = await drivers.wholeDriver();
    const [, receipt = ''] = driver.receipts;
    const rest = driver.receipts.filter((other) => other !== receipt);
    expect(await eraseReport(db.pool, driver.reporterId, receipt)).toEqual({ ok: true, value: undefined });
    await drivers.expectSound();
    const left = await everyRow(prisma);
    expect(left).not.toContain(receipt);
    for (const other of rest) expect(left).toContain(other);
    expect(await eraseReport(db.pool, driver.reporterId, receipt)).toEqual({ ok: false, error: 'unknown_report' });
    const stranger = await drivers.wholeDriver();
    expect(await eraseReport(db.pool, driver.reporterId, stranger.receipts[0] ?? '')).toEqual({
      ok: false,
      error: 'unknown_report',
    });
  });
});

describe('a call told twice', { timeout: 90_000 }, () => {
  const asideOf = async (receipt: string): Promise<string | undefined> =>
    (
      await db.pool.query('SELECT reason FROM removal x JOIN report r ON r.id = x.report_id WHERE r.receipt = $1', [
        receipt,
      ])
    ).rows[0]?.reason;

  it('counts by its second report when the first is erased', async () => {
    const driver = await drivers.wholeDriver();
    const [first = '', , , , , , second = ''] = driver.receipts;
    expect([await asideOf(first), await asideOf(second)]).toEqual([undefined, 'same_call']);
    expect(await eraseReport(db.pool, driver.reporterId, first)).toMatchObject({ ok: true });
    expect(await asideOf(second)).toBeUndefined();
    await drivers.expectSound();
  });

  it('does not count by its second report when the first was set aside for what it is', async () => {
    const driver = await drivers.wholeDriver();
    const [first = '', , , , , , second = ''] = driver.receipts;
    await db.pool.query(
      `INSERT INTO removal (report_id, reason, removed_at) SELECT id, 'brigade', now() FROM report WHERE receipt = $1`,
      [first],
    );
    expect(await eraseReport(db.pool, driver.reporterId, first)).toMatchObject({ ok: true });
    expect(await asideOf(second)).toBe('same_call');
    await drivers.expectSound();
  });
});

describe('what the intake remembers', () => {
  it('repeats no receipt that was erased', async () => {
    const device = newDevice();
    const said = report();
    const key = randomBytes(16).toString('hex');
    const send = () => submitReport(said, db.context({ device }, key));
    const first = await send();
    if (!first.ok) throw new Error(first.error.kind);
    expect(await send()).toMatchObject({ ok: true, value: { receipt: first.value.receipt, replayed: true } });
    await eraseDriver(db.pool, { reporterIds: [await drivers.reporterOf(device)], userId: null });
    const again = await send();
    expect(again).toMatchObject({ ok: true, value: { replayed: false } });
    expect(again.ok && again.value.receipt).not.toBe(first.value.receipt);
    await drivers.expectSound();
  });
});

describe('a report', () => {
  it('is deleted by nothing else, and not while the log refers to it', async () => {
    await drivers.wholeDriver();
    const last = '(SELECT max(id) FROM report)';
    for (const sql of [
      `DELETE FROM report WHERE id = ${last}`,
      `UPDATE report SET role = 'robot' WHERE id = ${last}`,
      'TRUNCATE report CASCADE',
    ])
      await expect(db.pool.query(sql)).rejects.toThrow(/append-only/);
    await expect(db.pool.query(`SELECT erase_reports(ARRAY[${last}])`)).rejects.toThrow(/still refers/);
    await drivers.expectSound();
  });
});

describe('leaving without contact', () => {
  it('drops the account with all that leads to it and keeps the reports with the device that asks', async () => {
    const driver = await drivers.wholeDriver();
    const device = newDevice();
    const left = await leaveContact(db.pool, keys, { userId: driver.userId, device, now });
    expect(left).toEqual({ ok: true, value: undefined });
    expect(await drivers.reporterOf(device)).toBe(driver.reporterId);
    expect(await drivers.reporterOf(driver.tablet)).toBe(driver.reporterId);
    const rows = await everyRow(prisma);
    expect(rows).not.toContain(driver.userId);
    for (const receipt of driver.receipts) expect(rows).toContain(receipt);
    await drivers.expectSound();
  });
});
