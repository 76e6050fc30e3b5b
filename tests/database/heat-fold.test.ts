import { afterAll, beforeAll, expect, it } from 'vitest';
import { foldHeat } from '@/lib/heatmaps/fold/fold-heat.server';
import { recountHeat } from '@/lib/heatmaps/fold/recount-heat.server';
import { insertReports } from '@/lib/reports/intake/insert-reports.server';
import { arrivalOf, newDevice, now, report } from './arrivals';
import { type IntakeFixture, intakeFixture } from './intake-fixture';

let db: IntakeFixture;
const devices = Array.from({ length: 20 }, newDevice);
const DAY = 86_400_000;

beforeAll(async () => {
  db = await intakeFixture();
});
afterAll(() => db.close());

const said = (n: number) =>
  report({
    insurer: ['pingan', 'picc', 'unknown'][n % 3],
    city: ['440100', '110100', '310100'][n % 3],
    role: n % 5 ? 'agency' : 'robot',
    refusal: n % 2 ? 'before' : 'none',
    ...(n % 4 ? { daysToExpiry: (n * 7) % 90 } : {}),
    calledAt: new Date(now.getTime() - (n % 13) * DAY - n * 60_000).toISOString(),
  });

const take = (from: number, to: number) =>
  insertReports(
    db.pool,
    Array.from({ length: to - from }, (_, i) => {
      const at = new Date(now.getTime() + (from + i) * 3600_000);
      return arrivalOf(said(from + i), { device: devices[(from + i) % 20] ?? null }, null, at);
    }),
  );

const recount = (repair = false) => recountHeat(db.pool, { repair });

/** Distinct reporters and reports by province and by hour, counted by PostgreSQL alone. */
async function expectRight() {
  expect(await recount()).toMatchObject({ different: 0, first: [] });
  const { rows } = await db.pool.query(`
    WITH raw AS (
      SELECT coalesce(p.merged_into_id, p.id) AS who, r.*, r.called_at AT TIME ZONE 'Asia/Shanghai' AS called,
        to_char(r.received_at AT TIME ZONE 'Asia/Shanghai', 'YYYY-"Q"Q') AS quarter
      FROM report r JOIN reporter p ON p.id = r.reporter_id WHERE NOT EXISTS (SELECT FROM removal x WHERE x.report_id = r.id)
        AND r.id <= (SELECT last_report_id FROM fold_watermark WHERE name LIKE 'heatmaps %')
    ), expected AS (
      SELECT quarter AS period, 'place' AS family, 'insurer' AS filter, coalesce(insurer_id, '-') AS code, province_adcode AS value,
        count(DISTINCT who)::int AS reporters, count(*)::int AS reports FROM raw GROUP BY 1, 4, 5
      UNION ALL SELECT to_char(called, 'YYYY'), 'day', 'refusal', CASE refusal WHEN 'before' THEN 'after' ELSE '-' END, to_char(called, 'YYYY-MM-DD'),
        count(DISTINCT who)::int, count(*)::int FROM raw GROUP BY 1, 4, 5
    ), stored AS (
      SELECT period, family, filter, code, value, reporters, reports FROM heat_cell
      WHERE reports > 0 AND (family, filter) IN (('place', 'insurer'), ('day', 'refusal'))
    )
    SELECT count(*)::int AS different FROM (TABLE expected EXCEPT TABLE stored UNION ALL (TABLE stored EXCEPT TABLE expected)) AS d`);
  expect(rows).toEqual([{ different: 0 }]);
}

it('folds each report once, whoever folds at the same time', async () => {
  await take(0, 300);
  const folded = await Promise.all([foldHeat(db.pool), foldHeat(db.other), foldHeat(db.pool)]);
  expect(folded.reduce((sum, n) => sum + n, 0)).toBe(300);
  expect(await foldHeat(db.pool)).toBe(0);
  await expectRight();
  await take(300, 420);
  expect(await foldHeat(db.other)).toBe(120);
  await expectRight();
});

it('takes away what was removed, before and after it was folded, and brings back what is restored', async () => {
  await db.pool.query(`INSERT INTO removal SELECT id, 'duplicate', now() FROM report WHERE id % 7 = 0`);
  await take(420, 500);
  await db.pool.query(`INSERT INTO removal SELECT id, 'duplicate', now() FROM report ORDER BY id DESC LIMIT 9`);
  expect(await foldHeat(db.pool)).toBe(80);
  await expectRight();
  await db.pool.query('DELETE FROM removal WHERE report_id % 2 = 0');
  await foldHeat(db.pool);
  await expectRight();
});

it('counts merged drivers as one, and moves nobody else', async () => {
  const untouched = async () =>
    (await db.pool.query(`SELECT sum(reports)::int AS n FROM heat_cell WHERE family = 'place' AND filter = 'all'`))
      .rows;
  const before = await untouched();
  const { rows } = await db.pool.query<{ id: string }>('SELECT id FROM reporter ORDER BY id');
  const [a, b, c, d] = rows.map(({ id }) => id);
  await db.pool.query('UPDATE reporter SET merged_into_id = $2 WHERE id = $1', [a, b]);
  await foldHeat(db.pool);
  await expectRight();
  // What b had taken over goes on to c, as lib/accounts re-points it; meanwhile all of them report on.
  await db.pool.query('UPDATE reporter SET merged_into_id = $2 WHERE id = $1 OR merged_into_id = $1', [b, c]);
  expect(await untouched()).toEqual(before);
  await take(500, 560);
  await db.pool.query('UPDATE reporter SET merged_into_id = $2 WHERE id = $1', [d, c]);
  await foldHeat(db.pool);
  await expectRight();
});

it('finds a wrong cell, and mends it when asked', async () => {
  await db.pool.query(
    `UPDATE heat_cell SET reports = reports + 1, squares = squares + 1 WHERE family = 'city' AND value = '440100'`,
  );
  await db.pool.query(`DELETE FROM heat_cell WHERE family = 'hour' AND filter = 'all'`);
  await db.pool.query(`INSERT INTO heat_cell VALUES ('2020-Q1', 'place', 'all', 'all', '440000', 1, 1, 1)`);
  const found = await recount(true);
  expect(found.different).toBeGreaterThan(2);
  expect(found.first[0]).toMatch(/^heat cell .*: stored .*, recounted /);
  await expectRight();
});

it('starts over when the fold has another version', async () => {
  await db.pool.query(`UPDATE fold_watermark SET name = 'heatmaps 0.2020' WHERE name LIKE 'heatmaps %'`);
  expect(await foldHeat(db.pool)).toBe(560);
  await expectRight();
});
