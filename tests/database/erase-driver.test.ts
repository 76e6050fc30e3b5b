import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { adoptReports } from '@/lib/accounts/adopt-reports.server';
import { createApiKey } from '@/lib/accounts/api-keys.server';
import type { DeviceSecret } from '@/lib/accounts/device-secret';
import { eraseDriver } from '@/lib/accounts/erasure/erase-driver.server';
import { eraseReport } from '@/lib/accounts/erasure/erase-report.server';
import { findReporterOfDevice } from '@/lib/accounts/find-reporter.server';
import { leaveContact } from '@/lib/accounts/leave-contact.server';
import { openSession } from '@/lib/accounts/sessions.server';
import { foldHeat } from '@/lib/heatmaps/fold/fold-heat.server';
import { recountHeat } from '@/lib/heatmaps/fold/recount-heat.server';
import { auditLog } from '@/lib/ledger/audit/audit-log.server';
import { describeFinding } from '@/lib/ledger/audit/finding';
import { publishCheckpoint } from '@/lib/ledger/publish-checkpoint.server';
import { signerOf } from '@/lib/ledger/sign-checkpoint';
import { createPrisma } from '@/lib/platform/database.server';
import type { PrismaClient } from '@/lib/platform/prisma-client/client';
import { publishProfiles } from '@/lib/ranking/publish/publish-profiles.server';
import { foldReports } from '@/lib/ranking/units/fold-reports.server';
import { recountUnits } from '@/lib/ranking/units/recount.server';
import { refoldAfterMerge } from '@/lib/ranking/units/refold-reporters.server';
import { insertReports } from '@/lib/reports/intake/insert-reports.server';
import { arrivalOf, keys, newDevice, now, report } from './arrivals';
import { everyRow } from './every-row';
import { type IntakeFixture, intakeFixture } from './intake-fixture';

let db: IntakeFixture;
let prisma: PrismaClient;
const signer = signerOf('wurao.example/ledger', new Uint8Array(32).fill(9));

beforeAll(async () => {
  db = await intakeFixture();
  prisma = createPrisma(db.url);
  const others = Array.from({ length: 30 }, newDevice);
  await insertReports(
    db.pool,
    Array.from({ length: 90 }, (_, n) => arrivalOf(said(n), { device: others[n % 30] ?? null })),
  );
  await settleCounts();
});
afterAll(async () => {
  await prisma.$disconnect();
  await db.close();
});

const said = (n: number) =>
  report({
    insurer: ['pingan', 'picc', 'unknown'][n % 3],
    city: ['440100', '110100', '310100'][n % 3],
    role: n % 5 ? 'agency' : 'robot',
    refusal: n % 2 ? 'before' : 'none',
    lures: n % 2 ? ['gift'] : [],
    calledAt: new Date(now.getTime() - (n % 13) * 86_400_000 - n * 60_000).toISOString(),
  });

async function settleCounts(): Promise<void> {
  await foldReports(db.pool);
  await foldHeat(db.pool);
  await publishProfiles(db.pool, now);
}

/** Every sum, as rows; what counts nothing is no row. */
async function sums(): Promise<unknown> {
  const read = async (text: string) => (await db.pool.query<{ row: string }>(text)).rows.map(({ row }) => row);
  return {
    units: await read('SELECT u::text AS row FROM unit u ORDER BY 1'),
    lines: await read('SELECT e::text AS row FROM reporter_evidence e ORDER BY 1'),
    cells: await read('SELECT c::text AS row FROM evidence_cell c ORDER BY 1'),
    pairs: await read('SELECT c::text AS row FROM evidence_pair c ORDER BY 1'),
    provinces: await read('SELECT c::text AS row FROM evidence_province c WHERE reporters > 0 ORDER BY 1'),
    heat: await read(
      `SELECT concat_ws('|', period, family, filter, code, value, reporters, reports, squares) AS row FROM heat_cell WHERE reports > 0 ORDER BY 1`,
    ),
    profiles: await read('SELECT t::text AS row FROM profile_tally t WHERE reporters > 0 ORDER BY 1'),
  };
}

async function expectSound(): Promise<void> {
  await settleCounts();
  expect(await recountUnits(db.pool, { repair: false })).toMatchObject({ different: 0, first: [] });
  expect(await recountHeat(db.pool, { repair: false })).toMatchObject({ different: 0, first: [] });
  const findings: string[] = [];
  await auditLog(db.pool, (finding) => findings.push(describeFinding(finding)));
  expect(findings).toEqual([]);
}

const reporterOf = async (device: DeviceSecret): Promise<bigint> => {
  const found = await findReporterOfDevice(db.pool, keys, device);
  if (!found) throw new Error('the device is unknown');
  return found.id;
};

let people = 0;

/** A driver with an account, two devices that became one, reports, a removed and a doubled one, and something in every table of a driver's. */
async function wholeDriver() {
  const mark = `${9_000_000 + ++people}`;
  await db.pool.query(`SELECT setval('reporter_id_seq', $1::bigint), setval('report_id_seq', $2::bigint)`, [
    `77${mark}000`,
    `88${mark}000`,
  ]);
  const [phone, tablet] = [newDevice(), newDevice()];
  const first = Array.from({ length: 6 }, (_, n) => said(n + 1));
  const answers = [
    ...(await insertReports(
      db.pool,
      first.map((one) => arrivalOf(one, { device: phone })),
    )),
    ...(await insertReports(
      db.pool,
      [0, 1, 2].map((n) => arrivalOf(n === 0 ? (first[0] ?? {}) : said(n), { device: tablet })),
    )),
    ...(await insertReports(db.pool, [arrivalOf(first[1] ?? {}, { device: phone }, `again-${mark}`)])),
  ];
  const receipts = answers.flatMap((answer) => ('receipt' in answer ? [answer.receipt] : []));
  const userId = `user-${mark}`;
  const hash = () => randomBytes(32).toString('hex');
  const [email, number] = [hash(), hash()];
  await prisma.user.create({ data: { id: userId, email, emailVerified: now } });
  await prisma.account.create({ data: { userId, provider: 'phone', providerAccountId: number } });
  await prisma.verificationToken.create({ data: { identifier: email, token: `token-${mark}`, expires: now } });
  const phoneCode = { askHash: hash(), numberHash: number, codeHash: hash(), expiresAt: now };
  await prisma.phoneCode.create({ data: phoneCode });
  const sessionId = await openSession(prisma, userId, { browser: 'wechat', system: 'ios' }, new Date());
  await createApiKey(db.pool, keys, userId, now);
  for (const device of [phone, tablet])
    await adoptReports(db.pool, keys, { userId, device }, refoldAfterMerge(db.pool));
  const reporterId = await reporterOf(phone);
  await db.pool.query(
    `INSERT INTO removal (report_id, reason, removed_at) SELECT id, 'brigade', now() FROM report WHERE receipt = $1`,
    [receipts[2]],
  );
  await db.pool.query(`INSERT INTO quiet_week (reporter_id, week, checked_at) VALUES ($1, 202646, now())`, [
    String(reporterId),
  ]);
  await db.pool.query(
    `INSERT INTO follow_up (report_id, channel, after_days, answer, answered_at) SELECT id, 'renewal', 14, 'same', now() FROM report WHERE receipt = $1`,
    [receipts[0]],
  );
  await settleCounts();
  const { rows: hashes } = await db.pool.query<{ hash: string }>(
    `SELECT secret_hash::text AS hash FROM device WHERE reporter_id = $1 UNION SELECT recovery_hash::text FROM reporter WHERE id = $1 OR merged_into_id = $1
     UNION SELECT caller_key::text FROM report r JOIN reporter p ON p.id = r.reporter_id WHERE p.id = $1 OR p.merged_into_id = $1
     UNION SELECT key::text FROM submission WHERE report_id IN (SELECT id FROM report WHERE receipt = ANY ($2))`,
    [String(reporterId), receipts],
  );
  // Whoever comes next has ids that do not begin like these.
  await db.pool.query(`SELECT setval('reporter_id_seq', $1::bigint), setval('report_id_seq', $2::bigint)`, [
    `77${mark}500`,
    `88${mark}500`,
  ]);
  const traces = [
    ...new Set([
      ...receipts,
      userId,
      email,
      number,
      phoneCode.askHash,
      sessionId,
      `token-${mark}`,
      `77${mark}0`,
      `88${mark}0`,
    ]),
    ...hashes.map((row) => row.hash.replace(/^\\x/, '')),
  ];
  return { reporterId, userId, phone, tablet, receipts, traces };
}

describe('erasing a driver', { timeout: 90_000 }, () => {
  it('leaves nothing that tells of the driver, and every sum as if he had never been', async () => {
    const before = await sums();
    const driver = await wholeDriver();
    expect(await sums()).not.toEqual(before);
    await publishCheckpoint(db.pool, [signer], now);
    const there = await everyRow(prisma);
    for (const trace of driver.traces) expect(there.includes(trace), `${trace} is there`).toBe(true);

    const erased = await eraseDriver(db.pool, { reporterIds: [driver.reporterId], userId: driver.userId });
    // Nine reports, and the merge that the log tells of.
    expect(erased).toEqual({ ok: true, value: { reports: 9, entries: 10 } });
    expect(await sums()).toEqual(before);
    await insertReports(db.pool, [arrivalOf(said(5), { device: newDevice() })]);
    await expectSound();
    const left = await everyRow(prisma);
    for (const trace of driver.traces) expect(left.includes(trace), `${trace} is left`).toBe(false);
    expect(await findReporterOfDevice(db.pool, keys, driver.phone)).toBeNull();
    await publishCheckpoint(db.pool, [signer], now);
    await expectSound();
  });

  it('again, or twice at once, changes nothing more', async () => {
    const driver = await wholeDriver();
    const who = { reporterIds: [driver.reporterId], userId: driver.userId };
    const both = await Promise.all([eraseDriver(db.pool, who), eraseDriver(db.other, who)]);
    expect(both.map((erased) => erased.ok && erased.value.reports).sort()).toEqual([0, 9]);
    expect(await eraseDriver(db.pool, who)).toEqual({ ok: true, value: { reports: 0, entries: 0 } });
    await expectSound();
  });

  it('goes together with reports that arrive, folds and erasures of others', async () => {
    const drivers = [await wholeDriver(), await wholeDriver(), await wholeDriver()];
    const fresh = (device: DeviceSecret) => db.queue.submit(arrivalOf(report(), { device }));
    const arriving = drivers.flatMap(({ phone, tablet }) =>
      Array.from({ length: 20 }, (_, n) => fresh(n % 2 ? phone : tablet)),
    );
    const erasing = drivers.map(({ reporterId, userId }) =>
      eraseDriver(db.pool, { reporterIds: [reporterId], userId }),
    );
    const folding = [settleCounts(), foldReports(db.other), foldHeat(db.other)];
    const [answers, erased] = await Promise.all([Promise.all(arriving), Promise.all(erasing), Promise.all(folding)]);
    expect(answers.every((answer) => answer.kind === 'accepted')).toBe(true);
    expect(erased.every((outcome) => outcome.ok)).toBe(true);
    await expectSound();
    const left = await everyRow(prisma);
    for (const { userId, receipts } of drivers)
      for (const trace of [userId, ...receipts]) expect(left).not.toContain(trace);
  });

  it('of an account that moderates is refused, and nothing is erased', async () => {
    const driver = await wholeDriver();
    await prisma.user.update({ where: { id: driver.userId }, data: { role: 'moderator' } });
    expect(await eraseDriver(db.pool, { reporterIds: [driver.reporterId], userId: driver.userId })).toEqual({
      ok: false,
      error: 'works_here',
    });
    expect(await reporterOf(driver.phone)).toBe(driver.reporterId);
    await expectSound();
  });

  it('is whole or not at all', async () => {
    const driver = await wholeDriver();
    const there = await sums();
    await db.pool.query(`CREATE FUNCTION stand_in_the_way() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'in the way'; END $$;
      CREATE TRIGGER in_the_way BEFORE DELETE ON "user" FOR EACH ROW EXECUTE FUNCTION stand_in_the_way()`);
    await expect(eraseDriver(db.pool, { reporterIds: [driver.reporterId], userId: driver.userId })).rejects.toThrow(
      'in the way',
    );
    await db.pool.query('DROP TRIGGER in_the_way ON "user"; DROP FUNCTION stand_in_the_way');
    expect(await sums()).toEqual(there);
    await expectSound();
  });
});

describe('erasing one report', { timeout: 90_000 }, () => {
  it('takes it out of everything and leaves the others', async () => {
    const driver = await wholeDriver();
    const [, receipt = ''] = driver.receipts;
    const rest = driver.receipts.filter((other) => other !== receipt);
    expect(await eraseReport(db.pool, driver.reporterId, receipt)).toEqual({ ok: true, value: undefined });
    await expectSound();
    const left = await everyRow(prisma);
    expect(left).not.toContain(receipt);
    for (const other of rest) expect(left).toContain(other);
    expect(await eraseReport(db.pool, driver.reporterId, receipt)).toEqual({ ok: false, error: 'unknown_report' });
    const stranger = await wholeDriver();
    expect(await eraseReport(db.pool, driver.reporterId, stranger.receipts[0] ?? '')).toEqual({
      ok: false,
      error: 'unknown_report',
    });
  });
});

describe('a report', () => {
  it('is deleted by nothing else, and not while the log refers to it', async () => {
    await wholeDriver();
    const last = '(SELECT max(id) FROM report)';
    for (const sql of [
      `DELETE FROM report WHERE id = ${last}`,
      `UPDATE report SET role = 'robot' WHERE id = ${last}`,
      'TRUNCATE report CASCADE',
    ])
      await expect(db.pool.query(sql)).rejects.toThrow(/append-only/);
    await expect(db.pool.query(`SELECT erase_reports(ARRAY[${last}])`)).rejects.toThrow(/still refers/);
    await expectSound();
  });
});

describe('leaving without contact', () => {
  it('drops the account with all that leads to it and keeps the reports with the device that asks', async () => {
    const driver = await wholeDriver();
    const device = newDevice();
    const left = await leaveContact(db.pool, keys, { userId: driver.userId, device, now });
    expect(left).toEqual({ ok: true, value: undefined });
    expect(await reporterOf(device)).toBe(driver.reporterId);
    expect(await reporterOf(driver.tablet)).toBe(driver.reporterId);
    const rows = await everyRow(prisma);
    expect(rows).not.toContain(driver.userId);
    for (const receipt of driver.receipts) expect(rows).toContain(receipt);
    await expectSound();
  });
});
