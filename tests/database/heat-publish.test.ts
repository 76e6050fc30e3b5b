import { afterAll, beforeAll, expect, it } from 'vitest';
import { foldHeat } from '@/lib/heatmaps/fold/fold-heat.server';
import { publishHeat } from '@/lib/heatmaps/publish/publish-heat.server';
import { reopenHeat } from '@/lib/privacy/gate';
import { insertReports } from '@/lib/reports/intake/insert-reports.server';
import { arrivalOf, newDevice, now, report } from './arrivals';
import { type IntakeFixture, intakeFixture } from './intake-fixture';

let db: IntakeFixture;
const DAY = 86_400_000;

beforeAll(async () => {
  db = await intakeFixture();
});
afterAll(() => db.close());

/** Two calls each of some new drivers in a city, folded. */
async function driversReport(city: string, drivers: number, at = now) {
  const arrivals = Array.from({ length: drivers }, newDevice).flatMap((device) =>
    [1, 2].map((n) =>
      arrivalOf(report({ city, calledAt: new Date(at.getTime() - n * 60_000).toISOString() }), { device }, null, at),
    ),
  );
  await insertReports(db.pool, arrivals);
  await foldHeat(db.pool);
}

async function areas(view: string) {
  const { rows } = await db.pool.query('SELECT figures FROM heat_view WHERE view = $1', [view]);
  const heat = reopenHeat(rows[0]?.figures);
  if (heat?.map !== 'map') throw new Error(`no ${view}`);
  return Object.fromEntries(heat.areas.map(({ adcode, reporters }) => [adcode, reporters]));
}

const tomorrow = (days: number) => new Date(now.getTime() + days * DAY);

it('shows nothing of four drivers, and lists every province all the same', async () => {
  await driversReport('440100', 4);
  await publishHeat(db.pool, now);
  const shown = await areas('2026-Q4|map|all');
  expect(Object.keys(shown)).toHaveLength(34);
  expect(Object.values(shown).every((reporters) => reporters === null)).toBe(true);
});

it('takes no second snapshot of a day while too few people have come', async () => {
  expect(await publishHeat(db.pool, now)).toBe(0);
});

it('shows the first cells on the day on which they are enough, then waits until a batch is large enough to be closed', async () => {
  await driversReport('440100', 8);
  expect(await publishHeat(db.pool, now)).toBeGreaterThan(0);
  expect((await areas('2026-Q4|map|all'))['440000']).toBe(10);
  await driversReport('440100', 90);
  expect(await publishHeat(db.pool, now)).toBe(0);
  expect(await publishHeat(db.pool, tomorrow(1))).toBe(0);
  expect((await areas('2026-Q4|map|all'))['440000']).toBe(10);
  await driversReport('440100', 10);
  expect(await publishHeat(db.pool, tomorrow(2))).toBeGreaterThan(0);
  expect((await areas('2026-Q4|map|all'))['440000']).toBe(110);
  expect((await areas('2026-Q4|map|region:440000'))['440100']).toBe(110);
});

it('never shows what a batch has hidden, though the next one has more of it', async () => {
  await driversReport('350100', 4);
  for (const city of ['330100', '320100', '310100', '210100', '220100']) await driversReport(city, 10);
  await publishHeat(db.pool, tomorrow(3), { atOnce: true });
  await driversReport('350100', 6);
  await publishHeat(db.pool, tomorrow(3), { atOnce: true });
  expect(await areas('2026-Q4|map|all')).toMatchObject({ 330000: 10, 350000: 5 });
});

it('hides a city whose neighbours would follow from the province', async () => {
  await driversReport('340100', 20);
  await driversReport('340200', 12);
  await driversReport('340300', 4);
  await driversReport('340400', 4);
  await publishHeat(db.pool, tomorrow(4), { atOnce: true });
  expect((await areas('2026-Q4|map|all'))['340000']).toBe(40);
  const cities = await areas('2026-Q4|map|region:340000');
  expect(cities).toMatchObject({ 340100: 20, 340200: null, 340300: null, 340400: null });
});

it('closes a quarter after its end and never touches it again', async () => {
  await publishHeat(db.pool, tomorrow(45));
  const closed = await db.pool.query(`SELECT figures FROM heat_view WHERE view = '2026-Q4|map|all'`);
  expect(closed.rows[0].figures).toMatchObject({ closed: true, from: '2026-10-01', to: '2026-12-31' });
  await driversReport('440100', 150, tomorrow(46));
  await publishHeat(db.pool, tomorrow(47));
  expect((await db.pool.query(`SELECT figures FROM heat_view WHERE view = '2026-Q4|map|all'`)).rows).toEqual(
    closed.rows,
  );
  expect((await areas('2027-Q1|map|all'))['440000']).toBe(150);
});
