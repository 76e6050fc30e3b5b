import { createHash } from 'node:crypto';
import type pg from 'pg';
import { expect } from 'vitest';
import { deviceHash, mintDeviceSecret } from '@/lib/accounts/device-secret';
import { mintRecovery } from '@/lib/accounts/recovery-code';
import { loadReferenceData } from '@/lib/commands/load-reference.server';
import { keyring } from '@/lib/platform/keyed-hash';
import type { Arrival } from '@/lib/reports/intake/arrival';
import { insertReports } from '@/lib/reports/intake/insert-reports.server';
import { saidColumns } from '@/lib/reports/intake/report-row';
import { readReport } from '@/lib/reports/read-report';
import { reportInput } from '@/lib/reports/report-input';

const SECRET = 'the secret of this test, of 32 bytes or more, and then some more';
const keys = keyring(SECRET);
const OCTOBER = new Date('2026-10-20T04:00:00Z');
const NOVEMBER = new Date('2026-11-20T04:00:00Z');
export const NEW_YEAR = new Date('2027-01-02T00:00:00Z');

/** Bytes that look random and are the same in every run. */
const bytes = (purpose: string, n: number, count: number): Buffer =>
  createHash('sha256').update(`${purpose} ${n}`).digest().subarray(0, count);

export const mobileOf = (n: number) => `13${String(800_000_000 + n * 7_919_993).slice(0, 9)}`;
const deviceOf = (driver: number) => mintDeviceSecret(bytes('device', driver, 20));
const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const receiptOf = (n: number) => [...bytes('receipt', n, 16)].map((byte) => LETTERS[byte % 32]).join('');

let count = 0;

/** A report of the driver with that number, received at that moment. */
function arrival(driver: number, receivedAt: Date, said: object): Arrival {
  const n = count++;
  const calledAt = new Date(receivedAt.getTime() - (n + 10) * 60_000).toISOString();
  const input = reportInput.parse({ number: mobileOf(n), city: '440100', when: 'at', calledAt, ...said });
  const report = readReport(input, receivedAt);
  if (!report.ok) throw new Error(JSON.stringify(report.error));
  const recovery = () => mintRecovery(keys, bytes('recovery', driver, 16));
  const envelope = {
    receipt: receiptOf(n),
    received_at: receivedAt.toISOString(),
    door: 'api',
    proof: 'none',
  } as const;
  return {
    key: bytes('key', n, 16),
    fingerprint: bytes('print', n, 16),
    identity: { kind: 'device', hashes: [deviceHash(keys, deviceOf(driver))], recovery },
    row: { ...saidColumns(report.value, keys), ...envelope },
  };
}

const pick = <T>(list: readonly T[], n: number): T => list[n % list.length] as T;
const several = (driver: number, from: Date, times: number, said: object) =>
  Array.from({ length: times }, () => arrival(driver, from, said));

/** Two hundred drivers of all kinds, most of them in crowds, some alone in their group. */
function crowd(receivedAt: Date): Arrival[] {
  return Array.from({ length: 200 }, (_, driver) =>
    several(driver, receivedAt, 1 + (driver % 4), {
      insurer: pick(['picc', 'picc', 'picc', 'pingan', 'pingan', 'cpic', 'unknown', 'multi'], driver),
      impersonation: driver % 24 === 3 ? 'yes' : 'no',
      city: pick(['440100', '440100', '440300', '110000', '320500', '650100'], (driver * driver) % 31),
      role: driver === 5 ? 'scalper' : pick(['robot', 'agency', 'insurer_direct', 'dealer_4s'], driver % 7),
      relation: pick(['current', 'former', 'never', 'unknown'], driver),
      refusal: pick(['none', 'before', 'this_call'], driver),
      lures: pick([['gift'], ['gift', 'rebate'], [], ['fake_quote']], driver),
      facts: pick([['knew_name', 'knew_plate'], ['knew_name'], ['robot_voice'], []], driver),
      leakPoint: pick(['dealer_4s', 'incumbent_insurer', undefined], driver),
      daysToExpiry: pick([60, 48, 30, 12], driver),
    }),
  ).flat();
}

/** Groups at the edge of the rule, each an insurer of its own: named by five, by four who look like five, by seven reports, at midnight. */
function edges(): Arrival[] {
  const said = (insurer: string) => ({ insurer, role: 'robot' });
  const group = (insurer: string, first: number, times: readonly number[], at = OCTOBER) =>
    times.flatMap((each, i) => several(first + i, at, each, said(insurer)));
  const beforeMidnight = new Date('2026-10-31T15:59:59.999Z');
  return [
    ...group('ccic', 1000, [2, 2, 2, 1, 1]),
    ...group('sunshine', 1010, [2, 2, 2, 2, 2]),
    ...group('cic', 1020, [2, 2, 2, 1, 1]),
    ...group('taiping', 1030, Array(12).fill(1), beforeMidnight),
    ...group('taiping', 1042, [1], new Date('2026-10-31T16:00:00.000Z')),
  ];
}

/** Fills a database with all of them. The same every time. @returns how many reports */
export async function fillDataset(db: pg.Pool): Promise<number> {
  count = 0;
  await loadReferenceData(db);
  for (const batch of [crowd(OCTOBER), edges(), crowd(NOVEMBER)]) {
    const answers = await insertReports(db, batch);
    expect(new Set(answers.map(({ kind }) => kind))).toEqual(new Set(['accepted']));
  }
  const reporter = `(SELECT reporter_id FROM device WHERE secret_hash = $1)`;
  await db.query(
    `UPDATE reporter SET merged_into_id = (SELECT reporter_id FROM device WHERE secret_hash = $2) WHERE id = ${reporter}`,
    [deviceHash(keys, deviceOf(1010)), deviceHash(keys, deviceOf(1011))],
  );
  await db.query(
    `INSERT INTO removal (report_id, reason, removed_at) SELECT min(id), 'test', now() FROM report WHERE reporter_id = ${reporter}`,
    [deviceHash(keys, deviceOf(1020))],
  );
  return count;
}
