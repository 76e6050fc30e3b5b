import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { DeviceSecret } from '@/lib/accounts/device-secret';
import { inTransaction } from '@/lib/platform/in-transaction.server';
import { evidenceWindow } from '@/lib/ranking/state/evidence-window.server';
import { readSums } from '@/lib/ranking/state/stored-sums.server';
import { foldReports } from '@/lib/ranking/units/fold-reports.server';
import { recountUnits } from '@/lib/ranking/units/recount.server';
import { refoldAfterMerge, refoldReporters } from '@/lib/ranking/units/refold-reporters.server';
import { insertReports } from '@/lib/reports/intake/insert-reports.server';
import { arrivalOf, newDevice, now, report } from './arrivals';
import { type IntakeFixture, intakeFixture } from './intake-fixture';

let db: IntakeFixture;

const STATE = `DELETE FROM unit; DELETE FROM reporter_evidence; DELETE FROM evidence_cell; DELETE FROM evidence_pair; DELETE FROM evidence_companion;
  DELETE FROM evidence_province; DELETE FROM evidence_state; DELETE FROM refold_request; DELETE FROM fold_watermark`;

beforeAll(async () => {
  db = await intakeFixture();
});
beforeEach(async () => {
  await db.pool.query(`ALTER TABLE report DISABLE TRIGGER USER; DELETE FROM removal; DELETE FROM report; DELETE FROM submission; DELETE FROM device;
    DELETE FROM reporter; ${STATE}; ALTER TABLE report ENABLE TRIGGER USER`);
});
afterAll(() => db.close());

const WEEK = 7 * 86_400_000;
const INSURERS = ['pingan', 'picc', 'cpic', 'unknown'];
const CITIES = ['440100', '110100', '310100'];

/** `week` weeks before the newest; company and city follow from the number. */
const arrival = (n: number, week: number, device: DeviceSecret | null) => {
  const at = new Date(now.getTime() - week * WEEK - (n % 5) * 3_600_000);
  const said = report({
    insurer: INSURERS[n % 4],
    city: CITIES[n % 3],
    calledAt: new Date(at.getTime() - 60_000).toISOString(),
  });
  return arrivalOf(said, { device }, null, at);
};

const reporterOf = async (device: DeviceSecret): Promise<string> => {
  const { rows } = await db.pool.query<{ id: string }>(
    'SELECT reporter_id AS id FROM device WHERE secret_hash = ANY($1::bytea[])',
    [arrivalOf(report(), { device }).identity.hashes],
  );
  return rows[0]?.id ?? '0';
};

const state = async () => {
  const client = await db.pool.connect();
  try {
    const sums = await readSums(client);
    const sorted = Object.entries(sums).map(([name, of]) => [name, [...of].sort(([a], [b]) => (a < b ? -1 : 1))]);
    return { window: await evidenceWindow(client), sums: sorted };
  } finally {
    client.release();
  }
};

/** Folded once more from nothing, the state is the same to the last digit; PostgreSQL alone counts reports and reporters likewise. */
async function expectRight() {
  await foldReports(db.pool);
  expect(await recountUnits(db.pool, { repair: false })).toMatchObject({ different: 0, first: [] });
  const before = await state();
  const { rows } = await db.pool.query(`
    WITH counted AS (
      SELECT coalesce(p.merged_into_id, p.id) AS reporter, CASE WHEN r.claim = 'named' THEN r.insurer_id ELSE '' END AS insurer,
        to_char(r.received_at AT TIME ZONE 'Asia/Shanghai', 'IYYYIW')::int AS week, r.province_adcode AS province, count(*)::int AS reports
      FROM report r JOIN reporter p ON p.id = r.reporter_id
      WHERE NOT EXISTS (SELECT FROM removal x WHERE x.report_id = r.id) GROUP BY 1, 2, 3, 4
    ), inside AS (SELECT c.* FROM counted c, evidence_state s WHERE c.week >= s.from_week
    ), stored AS (
      SELECT reporter_id, u->>0, (u->>1)::int, u->>2, (u->>3)::int FROM reporter_evidence, jsonb_array_elements(units) AS u
    )
    SELECT (SELECT count(*) FROM (TABLE inside EXCEPT TABLE stored UNION ALL (TABLE stored EXCEPT TABLE inside)) AS d)::int AS different,
      (SELECT count(*) FROM (SELECT insurer, count(DISTINCT reporter) FROM inside WHERE insurer <> '' GROUP BY 1
         EXCEPT SELECT insurer_id, sum(reporters) FROM evidence_pair GROUP BY 1) AS d)::int AS pairs,
      (SELECT coalesce(sum(reporters), 0) FROM evidence_province)::int - (SELECT count(DISTINCT reporter) FROM inside)::int AS people`);
  expect(rows).toEqual([{ different: 0, pairs: 0, people: 0 }]);
  await db.pool.query(STATE);
  await foldReports(db.pool);
  const { from_week, through_week } =
    (await db.pool.query('SELECT from_week, through_week FROM evidence_state')).rows[0] ?? {};
  if (from_week === before.window?.fromWeek && through_week) expect(await state()).toEqual(before);
}

type What = 'report' | 'fold' | 'merge' | 'killed merge' | 'remove' | 'restore' | 'tier' | 'refold';
type Step = { readonly do: What; readonly a: number; readonly b: number; readonly week: number };
const step = fc.record<Step>({
  do: fc.constantFrom<What>(
    ...([
      'report',
      'report',
      'report',
      'report',
      'fold',
      'fold',
      'merge',
      'killed merge',
      'remove',
      'restore',
      'tier',
      'tier',
      'refold',
    ] as const),
  ),
  a: fc.nat({ max: 5 }),
  b: fc.nat({ max: 1_000 }),
  week: fc.integer({ min: 0, max: 30 }),
});

async function take({ do: what, a, b, week }: Step, devices: readonly DeviceSecret[]): Promise<unknown> {
  const device = devices[a] ?? null;
  if (what === 'report')
    return insertReports(
      db.pool,
      Array.from({ length: 1 + (b % 12) }, (_, i) => arrival(b + i * 17, week, device)),
    );
  if (what === 'fold') return foldReports(db.pool);
  if (what === 'remove') return remove(b);
  if (what === 'restore')
    return db.pool.query('DELETE FROM removal WHERE report_id = (SELECT max(report_id) FROM removal)');
  const [one, two] = [await reporterOf(devices[a] as DeviceSecret), await reporterOf(devices[b % 6] as DeviceSecret)];
  if (what === 'tier') return db.pool.query('UPDATE reporter SET tier = $2 WHERE id = $1', [one, b % 3]);
  if (what === 'refold') return inTransaction(db.pool, (client) => refoldReporters(client, [one]));
  if (one === '0' || two === '0' || one === two) return;
  await inTransaction(db.pool, async (client) => {
    await client.query('UPDATE device SET reporter_id = $2 WHERE reporter_id = $1', [one, two]);
    await client.query('UPDATE reporter SET merged_into_id = $2 WHERE id = $1 OR merged_into_id = $1', [one, two]);
  });
  if (what === 'merge') await refoldAfterMerge(db.pool)([BigInt(two), BigInt(one)]);
}

/** Removes one report and says nothing to the rollups: they hear of it by themselves. */
const remove = (n: number) =>
  db.pool.query(
    `INSERT INTO removal (report_id, reason, removed_at) SELECT id, 'test', now() FROM report r
     WHERE NOT EXISTS (SELECT FROM removal x WHERE x.report_id = r.id) ORDER BY id OFFSET $1 LIMIT 1 ON CONFLICT DO NOTHING`,
    [n % 20],
  );

it('whatever happens in whatever order, the evidence is that of one fold from nothing', {
  timeout: 60_000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 10, maxLength: 30 }), async (steps) => {
      const devices = Array.from({ length: 6 }, newDevice);
      for (const one of steps) await take(one, devices);
      await expectRight();
    }),
    { numRuns: 12 },
  );
});

it('reports, folds, merges, removals and tiers at the same time end in the evidence of a recount', {
  timeout: 60_000,
}, async () => {
  const devices = Array.from({ length: 6 }, newDevice);
  await insertReports(
    db.pool,
    devices.map((device, i) => arrival(i, 0, device)),
  );
  const kinds: What[] = ['report', 'fold', 'report', 'remove', 'tier', 'refold', 'report', 'fold'];
  const busy = Array.from({ length: 80 }, (_, n) =>
    take({ do: kinds[n % 8] ?? 'fold', a: n % 6, b: n * 37, week: (n * 7) % 30 }, devices),
  );
  const merges = [0, 2].map((a) => take({ do: a ? 'killed merge' : 'merge', a, b: a + 1, week: 0 }, devices));
  await Promise.all([...busy, ...merges]);
  await expectRight();
});

it('moves on by weeks: what lies before the window is let go', async () => {
  const devices = Array.from({ length: 3 }, newDevice);
  for (const [i, device] of devices.entries())
    await insertReports(db.pool, [arrival(i, 30, device), arrival(i, 20, device), arrival(4 + i, 10, device)]);
  await foldReports(db.pool);
  const sizes = async () =>
    (await db.pool.query('SELECT sum(jsonb_array_length(units))::int AS n FROM reporter_evidence')).rows[0].n;
  expect(await sizes()).toBe(9);
  await insertReports(db.pool, [arrival(1, 0, devices[0] as DeviceSecret)]);
  await foldReports(db.pool);
  expect(await sizes()).toBe(7);
  await expectRight();
});

it('finds a wrong sum and a wrong line, and mends both', async () => {
  await insertReports(
    db.pool,
    Array.from({ length: 12 }, (_, i) => arrival(i * 5, i % 3, newDevice())),
  );
  await foldReports(db.pool);
  for (const spoil of [
    'UPDATE evidence_cell SET hundredths = hundredths + 1 WHERE ctid = (SELECT min(ctid) FROM evidence_cell)',
    'DELETE FROM evidence_pair WHERE ctid = (SELECT min(ctid) FROM evidence_pair)',
    `UPDATE reporter_evidence SET tier = 2 WHERE reporter_id = (SELECT min(reporter_id) FROM reporter_evidence)`,
    `DELETE FROM reporter_evidence WHERE reporter_id = (SELECT max(reporter_id) FROM reporter_evidence)`,
    `INSERT INTO evidence_province VALUES ('650000', 2, 9)`,
  ]) {
    await db.pool.query(spoil);
    expect((await recountUnits(db.pool, { repair: true })).different).toBeGreaterThan(0);
    expect(await recountUnits(db.pool, { repair: false })).toMatchObject({ different: 0 });
  }
});
