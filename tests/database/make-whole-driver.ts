import { randomBytes } from 'node:crypto';
import { adoptReports } from '@/lib/accounts/adopt-reports.server';
import { createApiKey } from '@/lib/accounts/api-keys.server';
import type { DeviceSecret } from '@/lib/accounts/device-secret';
import { findReporterOfDevice } from '@/lib/accounts/find-reporter.server';
import { openSession } from '@/lib/accounts/sessions.server';
import type { PrismaClient } from '@/lib/platform/prisma-client/client';
import { refoldAfterMerge } from '@/lib/ranking/units/refold-reporters.server';
import { insertReports } from '@/lib/reports/intake/insert-reports.server';
import { arrivalOf, keys, newDevice, now, report } from './arrivals';
import type { IntakeFixture } from './intake-fixture';

type Pool = IntakeFixture['pool'];

/** The n-th of reports that differ in all that is counted. */
export const said = (n: number) =>
  report({
    insurer: ['pingan', 'picc', 'unknown'][n % 3],
    city: ['440100', '110100', '310100'][n % 3],
    role: n % 5 ? 'agency' : 'robot',
    refusal: n % 2 ? 'before' : 'none',
    lures: n % 2 ? ['gift'] : [],
    calledAt: new Date(now.getTime() - (n % 13) * 86_400_000 - n * 60_000).toISOString(),
  });

export async function reporterOf(pool: Pool, device: DeviceSecret): Promise<bigint> {
  const found = await findReporterOfDevice(pool, keys, device);
  if (!found) throw new Error('the device is unknown');
  return found.id;
}

/**
 * A driver with an account, two devices that became one, reports, a removed and a doubled one, and something in every table of a driver's.
 * `traces`: texts that no row of anybody else's has.
 * @param mark digits that no other driver's ids begin with
 */
export async function makeWholeDriver(pool: Pool, prisma: PrismaClient, mark: string, settle: () => Promise<void>) {
  await beginIdsWith(pool, `${mark}000`);
  const [phone, tablet] = [newDevice(), newDevice()];
  const receipts = await tellFrom(pool, phone, tablet, mark);
  const { userId, traces: traced } = await openAccount(pool, prisma, mark);
  for (const device of [phone, tablet]) await adoptReports(pool, keys, { userId, device }, refoldAfterMerge(pool));
  const reporterId = await reporterOf(pool, phone);
  await tellMore(pool, reporterId, receipts);
  await settle();
  const hashes = await hashesOf(pool, reporterId, receipts);
  // Whoever comes next has ids that do not begin like these.
  await beginIdsWith(pool, `${mark}500`);
  const traces = [...new Set([...receipts, ...traced, `77${mark}0`, `88${mark}0`]), ...hashes];
  return { reporterId, userId, phone, tablet, receipts, traces };
}

const beginIdsWith = (pool: Pool, digits: string) =>
  pool.query(`SELECT setval('reporter_id_seq', $1::bigint), setval('report_id_seq', $2::bigint)`, [
    `77${digits}`,
    `88${digits}`,
  ]);

/** Six reports from one device, three from the other of which the first is the same call, and one sent again; their receipts. */
async function tellFrom(pool: Pool, phone: DeviceSecret, tablet: DeviceSecret, mark: string): Promise<string[]> {
  const first = Array.from({ length: 6 }, (_, n) => said(n + 1));
  const batches = [
    first.map((one) => arrivalOf(one, { device: phone })),
    [0, 1, 2].map((n) => arrivalOf(n === 0 ? (first[0] ?? {}) : said(n), { device: tablet })),
    [arrivalOf(first[1] ?? {}, { device: phone }, `again-${mark}`)],
  ];
  const receipts: string[] = [];
  for (const batch of batches) {
    for (const answer of await insertReports(pool, batch)) if ('receipt' in answer) receipts.push(answer.receipt);
  }
  return receipts;
}

async function openAccount(pool: Pool, prisma: PrismaClient, mark: string) {
  const userId = `user-${mark}`;
  const hash = () => randomBytes(32).toString('hex');
  const [email, number, askHash, token] = [hash(), hash(), hash(), `token-${mark}`];
  await prisma.user.create({ data: { id: userId, email, emailVerified: now } });
  await prisma.account.create({ data: { userId, provider: 'phone', providerAccountId: number } });
  await prisma.verificationToken.create({ data: { identifier: email, token, expires: now } });
  await prisma.phoneCode.create({ data: { askHash, numberHash: number, codeHash: hash(), expiresAt: now } });
  const sessionId = await openSession(prisma, userId, { browser: 'wechat', system: 'ios' }, new Date());
  await createApiKey(pool, keys, userId, now);
  return { userId, traces: [userId, email, number, askHash, sessionId, token] };
}

/** A report that was removed, a week without calls, an answer to «did it stop?». */
async function tellMore(pool: Pool, reporterId: bigint, receipts: readonly string[]): Promise<void> {
  await pool.query(
    `INSERT INTO removal (report_id, reason, removed_at) SELECT id, 'brigade', now() FROM report WHERE receipt = $1`,
    [receipts[2]],
  );
  await pool.query(`INSERT INTO quiet_week (reporter_id, week, checked_at) VALUES ($1, 202646, now())`, [
    String(reporterId),
  ]);
  await pool.query(
    `INSERT INTO follow_up (report_id, channel, after_days, answer, answered_at) SELECT id, 'renewal', 14, 'same', now() FROM report WHERE receipt = $1`,
    [receipts[0]],
  );
}

/** Every keyed hash that is stored of the driver, in hexadecimal. */
async function hashesOf(pool: Pool, reporterId: bigint, receipts: readonly string[]): Promise<string[]> {
  const { rows } = await pool.query<{ hash: string }>(
    `SELECT secret_hash::text AS hash FROM device WHERE reporter_id = $1 UNION SELECT recovery_hash::text FROM reporter WHERE id = $1 OR merged_into_id = $1
     UNION SELECT caller_key::text FROM report r JOIN reporter p ON p.id = r.reporter_id WHERE p.id = $1 OR p.merged_into_id = $1
     UNION SELECT key::text FROM submission WHERE report_id IN (SELECT id FROM report WHERE receipt = ANY ($2))`,
    [String(reporterId), receipts],
  );
  return rows.map((row) => row.hash.replace(/^\\x/, ''));
}
