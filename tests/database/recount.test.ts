import { execFile } from 'node:child_process';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { foldReports } from '@/lib/ranking/units/fold-reports.server';
import { recountUnits } from '@/lib/ranking/units/recount.server';
import { type IntakeFixture, intakeFixture } from './intake-fixture';

let db: IntakeFixture;

// Enough drivers for three ranges, and one with more reports than are read at a time.
const MANY = `
  INSERT INTO reporter (recovery_seed, recovery_hash, created_at)
    SELECT decode(lpad(to_hex(n), 32, '0'), 'hex'), decode(lpad(to_hex(n), 64, '0'), 'hex'), now() FROM generate_series(1, 4100) AS n;
  INSERT INTO report (receipt, reporter_id, received_at, called_at, called_precision, caller_key, number_kind, claim, insurer_id, city_adcode,
    province_adcode, role, relation, refusal, answer, said_name, said_company, said_certificate, door, proof)
  SELECT upper(lpad(translate(to_hex(n), 'ilou', ''), 16, '0')), CASE WHEN n % 2 = 0 THEN 1 + n % 4100 ELSE 7 END, '2026-11-22', timestamptz '2026-11-22' - n * interval '7 hours',
    'minute', decode(lpad(to_hex(n), 32, '0'), 'hex'), 'mobile', 'named', (ARRAY['pingan', 'picc', 'cpic'])[1 + n % 3], '440100', '440000',
    (ARRAY['agency', 'robot'])[1 + n % 2], 'never', (ARRAY['none', 'before'])[1 + n % 2], 'unknown', 'unknown', 'unknown', 'unknown', 'api', 'none'
  FROM generate_series(1, 13000) AS n`;

beforeAll(async () => {
  db = await intakeFixture();
  await db.pool.query(MANY);
});

afterAll(() => db.close());

const recount = (repair = false) => recountUnits(db.pool, { repair });

it('of what is not folded yet expects nothing', async () => {
  expect(await recount()).toEqual({ reporters: 4100, reports: 0, units: 0, different: 0, first: [] });
});

it('of what was folded finds the same, reading everything once', async () => {
  expect(await foldReports(db.pool)).toBe(13_000);
  const units = (await db.pool.query('SELECT count(*)::int AS units, sum(calls)::int AS calls FROM unit')).rows[0];
  expect(units.calls).toBe(13_000);
  expect(await recount()).toEqual({ reporters: 4100, reports: 13_000, units: units.units, different: 0, first: [] });
});

it.each([
  [
    'a call too many',
    'UPDATE unit SET calls = calls + 1 WHERE (reporter_id, insurer_id, week) IN (SELECT reporter_id, insurer_id, week FROM unit WHERE reporter_id = 4099 LIMIT 1)',
    1,
  ],
  [
    'one kept too few',
    'UPDATE unit SET kept = kept - 1 WHERE ctid = (SELECT ctid FROM unit WHERE kept > 0 ORDER BY reporter_id DESC LIMIT 1)',
    1,
  ],
  [
    'one refused too many',
    'UPDATE unit SET refused = refused + 1 WHERE ctid = (SELECT ctid FROM unit WHERE reporter_id = 2001 LIMIT 1)',
    1,
  ],
  ['a missing unit', 'DELETE FROM unit WHERE ctid = (SELECT ctid FROM unit WHERE reporter_id = 1999 LIMIT 1)', 1],
  [
    'a unit of a driver who does not exist',
    `INSERT INTO unit VALUES (999999999, 'pingan', 202647, '440000', 'agency', 'never', 1, 1, 0)`,
    1,
  ],
  [
    'a unit of another week',
    'UPDATE unit SET week = week + 1 WHERE ctid = (SELECT ctid FROM unit WHERE reporter_id = 3001 LIMIT 1)',
    2,
  ],
])('finds %s, says so, and mends it when asked', async (_, spoil, different) => {
  expect((await db.pool.query(spoil)).rowCount).toBeGreaterThan(0);
  const found = await recount();
  expect(found).toMatchObject({ different });
  expect(found.first).toHaveLength(different);
  expect(await recount(true)).toMatchObject({ different });
  expect(await recount()).toMatchObject({ different: 0 });
});

it('shows the first twenty of many differences', async () => {
  await db.pool.query('DELETE FROM unit WHERE reporter_id <= 40');
  const found = await recount(true);
  expect(found.different).toBeGreaterThan(20);
  expect(found.first).toHaveLength(20);
});

const command = (...args: string[]) =>
  new Promise<{ code: number | null; said: string }>((resolve) => {
    const env = { ...process.env, DATABASE_URL: db.url };
    const child = execFile(process.execPath, ['lib/commands/run.mjs', 'recount', ...args], { env }, (_, out, err) =>
      resolve({ code: child.exitCode, said: out + err }),
    );
  });

it('as a command ends with 1 on a difference, with 0 when all is right or was repaired', async () => {
  expect(await command()).toMatchObject({ code: 0, said: expect.stringContaining('13000 reports of 4100 reporters') });
  await db.pool.query('UPDATE unit SET calls = calls + 1 WHERE reporter_id = 9');
  const wrong = await command();
  expect(wrong).toMatchObject({ code: 1, said: expect.stringMatching(/reporter 9, .*stored calls \d+ .*--repair/s) });
  expect(await command('--repair')).toMatchObject({ code: 0, said: expect.stringContaining('have been replaced') });
  expect(await recount()).toMatchObject({ different: 0 });
}, 60_000);
