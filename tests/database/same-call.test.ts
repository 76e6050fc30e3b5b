import { afterAll, beforeAll, expect, it } from 'vitest';
import { adoptReports } from '@/lib/accounts/adopt-reports.server';
import type { DeviceSecret } from '@/lib/accounts/device-secret';
import { parseRecoveryCode } from '@/lib/accounts/recovery-code';
import { restoreReporter } from '@/lib/accounts/restore-reporter.server';
import { foldReports } from '@/lib/ranking/units/fold-reports.server';
import { recountUnits } from '@/lib/ranking/units/recount.server';
import { refoldAfterMerge } from '@/lib/ranking/units/refold-reporters.server';
import { submitReport as submit } from '@/lib/reports/submit-report.server';
import { keys, newDevice, now, report } from './arrivals';
import { type IntakeFixture, intakeFixture } from './intake-fixture';

let db: IntakeFixture;

beforeAll(async () => {
  db = await intakeFixture();
});

afterAll(() => db.close());

const tell = async (device: DeviceSecret, said: object) => {
  const answer = await submit(said, db.context({ device }));
  if (!answer.ok) throw new Error(JSON.stringify(answer.error));
  return answer.value;
};

const merge = (code: string, device: DeviceSecret) => {
  const parsed = parseRecoveryCode(code);
  if (!parsed.ok) throw new Error(parsed.error);
  return restoreReporter(db.pool, keys, { code: parsed.value, device, now }, refoldAfterMerge(db.pool));
};

const removed = async (receipts: string[]) => {
  const { rows } = await db.pool.query<{ receipt: string; reason: string }>(
    'SELECT r.receipt, x.reason FROM removal x JOIN report r ON r.id = x.report_id WHERE r.receipt = ANY($1) ORDER BY r.id',
    [receipts],
  );
  return rows.map(({ receipt, reason }) => `${receipt} ${reason}`);
};

/** Calls folded for the driver behind a receipt. */
const folded = async (receipt: string) => {
  const { rows } = await db.pool.query<{ calls: number }>(
    `SELECT coalesce(sum(u.calls), 0)::int AS calls FROM report r JOIN reporter p ON p.id = r.reporter_id
     LEFT JOIN unit u ON u.reporter_id = coalesce(p.merged_into_id, p.id) WHERE r.receipt = $1`,
    [receipt],
  );
  return rows[0]?.calls;
};

/** Calls of one number and minute that count more than once for one driver, and units that a recount would put otherwise. */
async function wrong() {
  const { rows } = await db.pool.query(
    `SELECT coalesce(p.merged_into_id, p.id), r.caller_key, r.called_at FROM report r JOIN reporter p ON p.id = r.reporter_id
     WHERE NOT EXISTS (SELECT FROM removal x WHERE x.report_id = r.id) GROUP BY 1, 2, 3 HAVING count(*) > 1`,
  );
  const { different } = await recountUnits(db.pool, { repair: false });
  return { twice: rows.length, different };
}

it.each(['before', 'after'])('what two devices of one driver told, folded %s the merge, counts once', async (when) => {
  const [phone, tablet, both, own] = [newDevice(), newDevice(), report(), report()];
  const [first, second] = [await tell(phone, both), await tell(tablet, both)];
  await tell(tablet, own);
  if (when === 'before') await foldReports(db.pool);
  expect(await merge(first.recoveryCode ?? '', tablet)).toMatchObject({ ok: true });
  expect(await removed([first.receipt, second.receipt])).toEqual([`${second.receipt} same_call`]);
  await foldReports(db.pool);
  expect(await folded(first.receipt)).toBe(2);
  expect(await wrong()).toEqual({ twice: 0, different: 0 });
});

it('after the merge either device is told that the call is there', async () => {
  const [phone, tablet, one, other] = [newDevice(), newDevice(), report(), report()];
  const [first, second] = [await tell(phone, one), await tell(tablet, other)];
  await merge(first.recoveryCode ?? '', tablet);
  for (const device of [phone, tablet]) {
    for (const [said, { receipt }] of [
      [one, first],
      [other, second],
    ] as const) {
      expect(await submit({ ...said, role: 'robot' }, db.context({ device }))).toEqual({
        ok: false,
        error: { kind: 'duplicate', receipt },
      });
    }
  }
});

it('however merges, reports and folding fall together', async () => {
  await db.pool.query(`INSERT INTO "user" (id) VALUES ('somebody')`);
  const devices = Array.from({ length: 8 }, newDevice);
  const calls = Array.from({ length: 6 }, () => report());
  const refold = refoldAfterMerge(db.pool);
  const [first] = await Promise.all(devices.map((device) => tell(device, report())));
  await Promise.all(
    devices.flatMap((device) => [
      ...calls.map((call) => submit(call, db.context({ device }))),
      adoptReports(db.other, keys, { userId: 'somebody', device }, refold),
      foldReports(db.other),
    ]),
  );
  await foldReports(db.pool);
  expect(await folded(first?.receipt ?? '')).toBe(devices.length + calls.length);
  expect(await wrong()).toEqual({ twice: 0, different: 0 });
});
