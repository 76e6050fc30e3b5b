import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { DeviceSecret } from '@/lib/accounts/device-secret';
import { inTransaction } from '@/lib/platform/in-transaction.server';
import { foldReports } from '@/lib/ranking/units/fold-reports.server';
import { recountUnits } from '@/lib/ranking/units/recount.server';
import { refoldAfterMerge, refoldReporters } from '@/lib/ranking/units/refold-reporters.server';
import { insertReports } from '@/lib/reports/intake/insert-reports.server';
import { IntakeQueue } from '@/lib/reports/intake/intake-queue.server';
import { arrivalOf, newDevice, now, report } from './arrivals';
import { type IntakeFixture, intakeFixture } from './intake-fixture';

let db: IntakeFixture;

beforeAll(async () => {
  db = await intakeFixture();
});

beforeEach(async () => {
  await db.pool.query(`ALTER TABLE report DISABLE TRIGGER USER; DELETE FROM removal; DELETE FROM report; DELETE FROM submission; DELETE FROM device;
    DELETE FROM reporter; DELETE FROM unit; DELETE FROM reporter_evidence; DELETE FROM evidence_cell;
    DELETE FROM evidence_pair; DELETE FROM evidence_companion; DELETE FROM evidence_province; DELETE FROM evidence_state; DELETE FROM refold_request;
    DELETE FROM fold_watermark; ALTER TABLE report ENABLE TRIGGER USER`);
});

afterAll(() => db.close());

const INSURERS = ['pingan', 'picc', 'cpic', 'unknown'];
const CITIES = ['440100', '110100', '310100'];

/** One of many different reports: company, city, role, relation and week follow from the number. */
const said = (n: number) =>
  report({
    insurer: INSURERS[n % 4],
    city: CITIES[n % 3],
    role: n % 5 ? 'agency' : 'robot',
    relation: n % 7 ? 'never' : 'current',
    refusal: n % 2 ? 'before' : 'none',
    calledAt: new Date(now.getTime() - (n % 11) * 7 * 86_400_000).toISOString(),
  });

/** What must hold of the units once all is folded; counted by PostgreSQL alone, without the program's own arithmetic. */
async function expectRight() {
  await foldReports(db.pool);
  expect(await recountUnits(db.pool, { repair: false })).toMatchObject({ different: 0, first: [] });
  const { rows } = await db.pool.query(`
    WITH counted AS (
      SELECT coalesce(p.merged_into_id, p.id) AS reporter_id, r.insurer_id, r.province_adcode, r.role, r.relation, count(*)::int AS calls,
        count(*) FILTER (WHERE r.refusal = 'before')::int AS refused
      FROM report r JOIN reporter p ON p.id = r.reporter_id
      WHERE r.claim = 'named' AND NOT EXISTS (SELECT FROM removal x WHERE x.report_id = r.id) GROUP BY 1, 2, 3, 4, 5
    ), stored AS (
      SELECT reporter_id, insurer_id, province_adcode, role, relation, sum(calls)::int AS calls, sum(refused)::int AS refused FROM unit GROUP BY 1, 2, 3, 4, 5
    )
    SELECT (SELECT count(*) FROM (TABLE counted EXCEPT TABLE stored UNION ALL (TABLE stored EXCEPT TABLE counted)) AS d)::int AS different,
      (SELECT count(*) FROM unit WHERE kept > calls OR kept > 3)::int AS over_unit,
      (SELECT count(*) FROM (SELECT sum(kept) AS k FROM unit GROUP BY reporter_id, insurer_id HAVING sum(kept) > 12 OR sum(kept) = 0) AS p)::int AS over_pair,
      (SELECT count(*) FROM (SELECT reporter_id FROM unit GROUP BY 1 HAVING sum(kept) > 60) AS r)::int AS over_reporter`);
  expect(rows).toEqual([{ different: 0, over_unit: 0, over_pair: 0, over_reporter: 0 }]);
}

const reporterOf = async (device: DeviceSecret): Promise<bigint> => {
  const probe = arrivalOf(report(), { device });
  const { rows } = await db.pool.query<{ reporter_id: string }>(
    'SELECT reporter_id FROM device WHERE secret_hash = ANY($1::bytea[])',
    [probe.identity.hashes],
  );
  return BigInt(rows[0]?.reporter_id ?? 0);
};

/** As lib/accounts merges: devices and earlier merges move to the one who stays. */
const merge = (from: bigint, into: bigint) =>
  inTransaction(db.pool, async (client) => {
    const ids = [String(from), String(into)];
    await client.query('UPDATE device SET reporter_id = $2 WHERE reporter_id = $1', ids);
    await client.query('UPDATE reporter SET merged_into_id = $2 WHERE id = $1 OR merged_into_id = $1', ids);
  });

it('several folders beside an intake from several processes count everything once', async () => {
  const devices = Array.from({ length: 12 }, newDevice);
  const queues = [new IntakeQueue(db.pool), new IntakeQueue(db.other)];
  let reporting = true;
  const folded = Array.from({ length: 4 }, async (_, i) => {
    let sum = 0;
    while (reporting) sum += await foldReports(i % 2 ? db.pool : db.other);
    return sum;
  });
  for (let wave = 0; wave < 12; wave++) {
    const sent = Array.from({ length: 60 }, (_, i) =>
      arrivalOf(said(wave * 61 + i * 13), { device: devices[(wave + i) % 12] ?? null }),
    );
    await Promise.all(sent.map((arrival, i) => (queues[i % 2] as IntakeQueue).submit(arrival)));
  }
  reporting = false;
  const before = (await Promise.all(folded)).reduce((a, b) => a + b, 0);
  expect(before + (await foldReports(db.pool))).toBe(720);
  await expectRight();
});

it('a report whose number was drawn before that of a folded one is not passed over', async () => {
  const slow = await db.other.connect();
  await slow.query(
    `BEGIN; SELECT pg_advisory_xact_lock_shared(7201); SELECT nextval(pg_get_serial_sequence('report', 'id'))`,
  );
  const quick = insertReports(db.pool, [arrivalOf(said(1))]);
  await quick;
  const folding = foldReports(db.pool);
  const waiting = `SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event = 'advisory'`;
  while ((await slow.query(waiting)).rowCount === 0);
  expect((await slow.query('SELECT * FROM fold_watermark')).rowCount).toBe(0);
  await slow.query('COMMIT');
  slow.release();
  expect(await folding).toBe(1);
});

type Step = {
  readonly do: 'report' | 'fold' | 'merge' | 'killed merge' | 'remove' | 'refold';
  readonly a: number;
  readonly b: number;
};
const step = fc.record<Step>({
  do: fc.constantFrom('report', 'report', 'report', 'fold', 'fold', 'merge', 'killed merge', 'remove', 'refold'),
  a: fc.nat({ max: 5 }),
  b: fc.nat({ max: 1_000 }),
});

async function take({ do: what, a, b }: Step, devices: readonly DeviceSecret[]): Promise<unknown> {
  const device = devices[a] ?? null;
  if (what === 'report')
    return insertReports(
      db.pool,
      Array.from({ length: 1 + (b % 9) }, (_, i) => arrivalOf(said(b + i * 17), { device })),
    );
  if (what === 'fold') return foldReports(db.pool);
  const one = await reporterOf(devices[a] as DeviceSecret);
  const two = await reporterOf(devices[b % 6] as DeviceSecret);
  if (what === 'refold') return inTransaction(db.pool, (client) => refoldReporters(client, [String(one)]));
  if (what === 'remove') return removeOne(b);
  if (!one || !two || one === two) return;
  await merge(one, two);
  if (what === 'merge') await refoldAfterMerge(db.pool)([two, one]);
}

/** Withdraws one report and folds its driver again, as the desk does. */
async function removeOne(n: number) {
  const { rows } = await db.pool.query<{ id: string; reporter_id: string }>(
    'SELECT id, reporter_id FROM report r WHERE NOT EXISTS (SELECT FROM removal x WHERE x.report_id = r.id) ORDER BY id OFFSET $1 LIMIT 1',
    [n % 20],
  );
  const [found] = rows;
  if (!found) return;
  await inTransaction(db.pool, async (client) => {
    await client.query(`INSERT INTO removal (report_id, reason, removed_at) VALUES ($1, 'test', now())`, [found.id]);
    await refoldReporters(client, [found.reporter_id]);
  });
}

it('whatever happens in whatever order, the units are those of a recount', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 8, maxLength: 30 }), async (steps) => {
      const devices = Array.from({ length: 6 }, newDevice);
      for (const one of steps) await take(one, devices);
      await expectRight();
    }),
    { numRuns: 12 },
  );
});

it('reports, folds, merges and removals at the same time end in the units of a recount', async () => {
  const devices = Array.from({ length: 6 }, newDevice);
  await insertReports(
    db.pool,
    devices.map((device, i) => arrivalOf(said(i), { device })),
  );
  const busy = Array.from({ length: 60 }, (_, n) => {
    const kinds: Step['do'][] = ['report', 'fold', 'report', 'remove', 'report', 'refold'];
    return take({ do: kinds[n % 6] ?? 'fold', a: n % 6, b: n * 37 }, devices);
  });
  await Promise.all([...busy, take({ do: 'merge', a: 0, b: 1 }, devices), take({ do: 'merge', a: 2, b: 3 }, devices)]);
  await expectRight();
});

describe('a merge', () => {
  it('keeps of two devices no more than of one', async () => {
    const [one, two] = [newDevice(), newDevice()];
    for (const device of [one, two]) {
      await insertReports(
        db.pool,
        Array.from({ length: 3 }, () => arrivalOf(report({ role: 'agency' }), { device })),
      );
    }
    await foldReports(db.pool);
    const kept = async () =>
      (await db.pool.query('SELECT sum(kept)::int AS kept, count(*)::int AS units FROM unit')).rows[0];
    expect(await kept()).toEqual({ kept: 6, units: 2 });
    const [from, into] = [await reporterOf(one), await reporterOf(two)];
    await merge(from, into);
    await refoldAfterMerge(db.pool)([into, from]);
    expect(await kept()).toEqual({ kept: 3, units: 1 });
    await expectRight();
  });
});
