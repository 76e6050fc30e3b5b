import { execFile } from 'node:child_process';
import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { loadReferenceData } from '@/lib/commands/load-reference.server';
import { changeExposure } from '@/lib/insurers/change-exposure.server';
import { EXPOSURE, POOLED_TAIL } from '@/lib/insurers/exposure';
import { exposureEntry } from '@/lib/insurers/exposure-change';
import { inTransaction } from '@/lib/platform/in-transaction.server';
import { exposureInForce } from '@/lib/ranking/publish/exposure-in-force.server';
import { type FreshDatabase, freshDatabase } from './fresh-database';

const now = new Date('2026-11-22T04:00:00Z');
const given = {
  insurer: 'picc',
  vehicles: '90000000',
  source: 'annual report 2025',
  year: '2025',
  grade: 'A',
  reason: 'newer',
};

let database: FreshDatabase;
let pool: pg.Pool;

beforeAll(async () => {
  database = await freshDatabase();
  pool = new pg.Pool({ connectionString: database.url, max: 2 });
  await loadReferenceData(pool);
});
afterAll(async () => {
  await pool.end();
  await database.drop();
});

const inForce = async (insurer: string) => {
  const client = await pool.connect();
  const all = await exposureInForce(client).finally(() => client.release());
  return all.find(({ insurerId }) => insurerId === insurer);
};
const log = async () =>
  (await pool.query('SELECT insurer_id, kind, before, after, reason FROM exposure_change ORDER BY id')).rows;
const change = (entry: object) =>
  inTransaction(pool, (client) => changeExposure(client, exposureEntry.parse(entry), now));

it('puts another figure in force and logs what was before', async () => {
  const reference = EXPOSURE.find(({ insurerId }) => insurerId === 'picc');
  await change(given);
  expect(await inForce('picc')).toMatchObject({
    vehicles: 90_000_000,
    year: 2025,
    grade: 'A',
    source: 'annual report 2025',
  });
  expect(await log()).toMatchObject([
    {
      insurer_id: 'picc',
      kind: 'changed',
      before: { vehicles: reference?.vehicles },
      after: { vehicles: 90_000_000 },
      reason: 'newer',
    },
  ]);
});

it('gives an insurer of the pool a figure of its own, and takes the last of several of one year', async () => {
  expect(await inForce('dajia')).toBeUndefined();
  await change({ ...given, insurer: 'dajia', vehicles: 1_000_000, grade: 'C' });
  await change({ ...given, insurer: 'dajia', vehicles: 2_000_000, grade: 'C', logSd: 0.2 });
  expect(await inForce('dajia')).toMatchObject({ vehicles: 2_000_000, logSd: 0.2 });
  const client = await pool.connect();
  const pooled = (await exposureInForce(client).finally(() => client.release())).find(
    ({ insurerId }) => insurerId === null,
  );
  expect(pooled && 'members' in pooled && pooled.members.includes('dajia')).toBe(false);
  expect(pooled?.vehicles).toBeCloseTo(POOLED_TAIL.vehicles - 2_000_000, 0);
});

it('is not overwritten by reference data, old or new; what is new is logged', async () => {
  await loadReferenceData(pool);
  expect(await inForce('picc')).toMatchObject({ vehicles: 90_000_000 });
  const before = (await log()).length;
  // As if the data files had brought a newer year.
  await pool.query(`DELETE FROM exposure WHERE insurer_id = 'picc' AND change_id IS NULL`);
  await loadReferenceData(pool);
  expect(await inForce('picc')).toMatchObject({ vehicles: 90_000_000 });
  expect((await log()).slice(before)).toMatchObject([
    { insurer_id: 'picc', kind: 'kept', before: { vehicles: 90_000_000 }, after: { year: 2024 } },
  ]);
  await loadReferenceData(pool);
  expect(await log()).toHaveLength(before + 1);
});

it('keeps the log as it is', async () => {
  for (const sql of [`UPDATE exposure_change SET reason = 'x'`, 'DELETE FROM exposure_change'])
    await expect(pool.query(sql)).rejects.toThrow(/append-only/);
});

it.each([
  { insurer: 'nobody' },
  { vehicles: '-1' },
  { vehicles: 'many' },
  { grade: 'pooled' },
  { source: ' ' },
  { reason: '' },
  { year: '2025.5' },
])('refuses %j', (wrong) => expect(exposureEntry.safeParse({ ...given, ...wrong }).success).toBe(false));

const command = (...args: string[]) =>
  new Promise<{ code: number | null; said: string }>((resolve) => {
    const env = { ...process.env, DATABASE_URL: database.url };
    const child = execFile(process.execPath, ['lib/commands/run.mjs', 'exposure', ...args], { env }, (_, out, err) =>
      resolve({ code: child.exitCode, said: out + err }),
    );
  });

it('as a command says what it did, or what is wrong', { timeout: 60_000 }, async () => {
  const words = Object.entries({ ...given, vehicles: '80000000' }).flatMap(([name, value]) => [`--${name}`, value]);
  expect(await command(...words)).toMatchObject({ code: 0, said: expect.stringContaining('picc 80000000 vehicles') });
  expect(await inForce('picc')).toMatchObject({ vehicles: 80_000_000 });
  expect(await command(...words.slice(2))).toMatchObject({ code: 1, said: expect.stringMatching(/--insurer.*usage/s) });
});
