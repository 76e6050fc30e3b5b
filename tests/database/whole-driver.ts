import { randomBytes } from 'node:crypto';
import { expect } from 'vitest';
import { adoptReports } from '@/lib/accounts/adopt-reports.server';
import { createApiKey } from '@/lib/accounts/api-keys.server';
import type { DeviceSecret } from '@/lib/accounts/device-secret';
import { findReporterOfDevice } from '@/lib/accounts/find-reporter.server';
import { openSession } from '@/lib/accounts/sessions.server';
import { foldHeat } from '@/lib/heatmaps/fold/fold-heat.server';
import { recountHeat } from '@/lib/heatmaps/fold/recount-heat.server';
import { auditLog } from '@/lib/ledger/audit/audit-log.server';
import { describeFinding } from '@/lib/ledger/audit/finding';
import type { PrismaClient } from '@/lib/platform/prisma-client/client';
import { publishProfiles } from '@/lib/ranking/publish/publish-profiles.server';
import { foldReports } from '@/lib/ranking/units/fold-reports.server';
import { recountUnits } from '@/lib/ranking/units/recount.server';
import { refoldAfterMerge } from '@/lib/ranking/units/refold-reporters.server';
import { insertReports } from '@/lib/reports/intake/insert-reports.server';
import { arrivalOf, keys, newDevice, now, report } from './arrivals';
import type { IntakeFixture } from './intake-fixture';

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

/** What tests of erasure ask of the drivers in a database and of the sums that count them. */
export function driversOf(db: IntakeFixture, prisma: PrismaClient) {
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

  return { settleCounts, sums, expectSound, reporterOf, wholeDriver };
}
