import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { deviceHashes, mintDeviceSecret } from '@/lib/accounts/device-secret';
import { reporterOfDevice } from '@/lib/accounts/merge-reporters.server';
import { loadReferenceData } from '@/lib/commands/load-reference.server';
import { markOf } from '@/lib/demo/database-mark.server';
import { fillDemo } from '@/lib/demo/fill-demo.server';
import { openDemoDatabase } from '@/lib/demo/open-demo-database.server';
import { lendSampleDriver } from '@/lib/demo/sample-driver.server';
import { syntheticTruth, syntheticVehicles } from '@/lib/demo/synthetic-market';
import { chinaDay } from '@/lib/platform/day-number';
import { keyring } from '@/lib/platform/keyed-hash';
import { applyMigrations } from '@/lib/platform/migrations/apply-migrations.server';
import { readRecord } from '@/lib/record/read-record.server';
import { refusalClocks } from '@/lib/record/refusal-clock';
import { diffFromDatabase } from '@/prisma/diff-migration.mjs';
import { type FreshDatabase, freshDatabase } from './fresh-database';

const keys = keyring('the secret of this test, of 32 bytes or more');
const now = new Date('2026-11-22T04:00:00Z');
// With fewer, hardly more than the three largest insurers have the thirty reporters that a position takes.
const population = { reports: 5_000, seed: 1 };
const context = { keys, now, say: () => {} };

let database: FreshDatabase;
let pool: pg.Pool;

beforeAll(async () => {
  database = await freshDatabase();
  pool = new pg.Pool({ connectionString: database.url, max: 4 });
  await loadReferenceData(pool);
  expect(await fillDemo(database.url, population, context)).toBe(true);
});

afterAll(async () => {
  await pool.end();
  await database.drop();
});

const one = async (sql: string) => (await pool.query(sql)).rows[0];

describe('a database filled by the demo', () => {
  it('holds exactly the reports that were asked for, all synthetic, in the order of receipt', async () => {
    expect(
      await one(`SELECT count(*)::int AS reports, count(DISTINCT door)::int AS doors, min(door) AS door, min(proof) AS proof,
        bool_and(ordered) AS ordered
        FROM (SELECT *, received_at >= lag(received_at, 1, received_at) OVER (ORDER BY id) AS ordered FROM report) AS r`),
    ).toEqual({ reports: 5_000, doors: 1, door: 'synthetic', proof: 'none', ordered: true });
  });

  it('has one device for each reporter, who joined with the first report', async () => {
    const { reporters, devices, sound } = await one(`
      SELECT (SELECT count(*)::int FROM reporter) AS reporters, (SELECT count(*)::int FROM device) AS devices,
        (SELECT bool_and(p.created_at = r.first) FROM reporter p
          LEFT JOIN (SELECT reporter_id, min(received_at) AS first FROM report GROUP BY 1) AS r ON r.reporter_id = p.id) AS sound`);
    expect(reporters).toBeGreaterThan(200);
    expect([devices, sound]).toEqual([reporters, true]);
  });

  it('has every index and constraint that the schema has, and goes on counting where the demo stopped', async () => {
    expect((await diffFromDatabase(database.url)).trim()).toBe('-- This is an empty migration.');
    const { added } = await one(`
      INSERT INTO reporter (recovery_seed, recovery_hash, created_at) VALUES ('\\x00', '\\x00', now())
      RETURNING id > (SELECT max(id) FROM reporter) AS added`);
    await pool.query(`DELETE FROM reporter WHERE recovery_hash = '\\x00'`);
    expect(added).toBe(true);
    const again = `INSERT INTO report SELECT (jsonb_populate_record(r, '{"id": 900000, "receipt": "0000000000000000"}')).* FROM report r LIMIT 1`;
    await expect(pool.query(again)).rejects.toMatchObject({ code: '23505' });
  });

  it('is folded to the last call', async () => {
    const { folded, named } = await one(`
      SELECT (SELECT sum(calls)::int FROM unit) AS folded, (SELECT count(*)::int FROM report WHERE claim = 'named') AS named`);
    expect(folded).toBe(named);
  });

  it('has closed nine months and their quarters', async () => {
    const { periods } = await one('SELECT array_agg(DISTINCT period ORDER BY period) AS periods FROM release_table');
    const months = Array.from({ length: 9 }, (_, i) => `2026-${String(i + 2).padStart(2, '0')}`);
    expect(periods).toEqual([...months, '2026-Q1', '2026-Q2', '2026-Q3']);
    const { ranked } = await one(
      `SELECT count(DISTINCT view)::int AS ranked FROM ranking_snapshot WHERE view ~ '^20.*\\|all$'`,
    );
    expect(ranked).toBe(12);
  });

  it('has a denominator for every insurer, and the real ones stay away when the site starts', async () => {
    await loadReferenceData(pool);
    const { rows } = await pool.query('SELECT DISTINCT basis, source FROM exposure');
    expect(rows).toEqual([{ basis: 'synthetic', source: 'synthetic' }]);
    expect((await one('SELECT count(*)::int AS count FROM exposure')).count).toBe(syntheticVehicles().size);
  });

  it('ranks insurers much as they truly are', async () => {
    const { rows } = await one(
      `SELECT rows->'rows' AS rows FROM ranking_snapshot WHERE view = 'live|all' ORDER BY id DESC LIMIT 1`,
    );
    const truth = new Map(syntheticTruth(population.seed).map(({ insurerId, rate }) => [insurerId, rate]));
    const ranked = (rows as { insurerId: string; status: string }[]).filter(({ status }) => status === 'ranked');
    expect(ranked.length).toBeGreaterThanOrEqual(6);
    expect(spearman(ranked.map(({ insurerId }) => truth.get(insurerId) ?? 0))).toBeGreaterThan(0.5);
  });
});

/** Rank correlation between a falling order and the values found in it. */
function spearman(values: readonly number[]): number {
  const order = [...values].sort((a, b) => b - a);
  const squares = values.reduce((sum, value, i) => sum + (order.indexOf(value) - i) ** 2, 0);
  return 1 - (6 * squares) / (values.length * (values.length ** 2 - 1));
}

describe('the sample driver', () => {
  const lend = async () => {
    const client = await pool.connect();
    const device = mintDeviceSecret(randomBytes(20));
    const lent = await lendSampleDriver(client, keys, device, now).finally(() => client.release());
    return { lent, hashes: deviceHashes(keys, device) };
  };

  it('is lent to each who asks: an invented driver with a record to show', async () => {
    const { lent, hashes } = await lend();
    expect(lent).toBe(true);
    const own = await reporterOfDevice(pool, hashes);
    const { calls, quietWeeks } = await readRecord(pool, own ?? 0n);
    expect(calls.length).toBeGreaterThan(10);
    expect(refusalClocks(calls, chinaDay(now)).some(({ calls: after }) => after > 0)).toBe(true);
    expect(quietWeeks.length).toBeGreaterThan(0);
  });

  it('has had its answers published with those of the others', async () => {
    const { rows } = await pool.query(`SELECT DISTINCT name FROM record_table WHERE rows <> '[]'::jsonb ORDER BY 1`);
    expect(rows.map(({ name }) => name)).toEqual(expect.arrayContaining(['after_step', 'kept_weeks', 'quotes']));
  });

  it('is lent to nobody once the database does not say that its drivers are invented', async () => {
    const mark = await one(`SELECT obj_description('report'::regclass) AS words`);
    await pool.query('COMMENT ON TABLE report IS NULL');
    expect((await lend()).lent).toBe(false);
    await pool.query(`COMMENT ON TABLE report IS ${pg.escapeLiteral(mark.words)}`);
    expect((await lend()).lent).toBe(true);
  });
});

describe('filling', () => {
  it('marks the database, and the same population is not made twice', async () => {
    expect(await markOf(database.url)).toMatchObject({ ...population, complete: true });
    expect(await fillDemo(database.url, population, context)).toBe(false);
  });

  it('writes nothing where reports are', async () => {
    await expect(fillDemo(database.url, { reports: 5, seed: 2 }, context)).rejects.toThrow(/holds reports already/);
    expect((await one('SELECT count(*)::int AS count FROM report')).count).toBe(5_000);
  });
});

describe('opening the demo database', () => {
  const wanted = { population: { reports: 40, seed: 3 }, serve: false, fresh: false };
  const open = (change = {}) => openDemoDatabase(database.url, { ...wanted, ...change }, () => {});
  const within = async (url: string, sql: string) => {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    return client.query(sql).finally(() => client.end());
  };
  const fill = async (url: string, of = wanted.population) => {
    await applyMigrations(url);
    const own = new pg.Pool({ connectionString: url });
    await loadReferenceData(own).finally(() => own.end());
    await fillDemo(url, of, context);
  };
  const practise = (url: string) =>
    within(
      url,
      `INSERT INTO report SELECT (jsonb_populate_record(r, '{"id": 900, "receipt": "0000000000000000", "caller_key": "\\\\x00", "door": "form"}')).* FROM report r LIMIT 1`,
    );
  const reportsIn = async (url: string) => (await within(url, 'SELECT count(*)::int AS n FROM report')).rows[0].n;

  afterAll(() => pool.query(`DROP DATABASE IF EXISTS ${new URL(database.url).pathname.slice(1)}_demo WITH (FORCE)`));

  it('makes one of its own beside the one of DATABASE_URL', async () => {
    const { url } = await open();
    expect(new URL(url).pathname).toBe(`${new URL(database.url).pathname}_demo`);
    expect((await within(url, `SELECT to_regclass('report') AS report`)).rows).toEqual([{ report: null }]);
  });

  it('refuses tables that are none of ours', async () => {
    const { url } = await open();
    await within(url, 'CREATE TABLE invoices (id int)');
    await expect(open()).rejects.toThrow(/tables that are not ours/);
    await within(url, 'DROP TABLE invoices');
  });

  it('leaves the population that was asked for, and makes the database anew for another', async () => {
    const { url } = await open();
    await fill(url);
    await open();
    expect(await reportsIn(url)).toBe(40);
    await open({ population: { reports: 41, seed: 3 } });
    expect((await within(url, `SELECT to_regclass('report') AS report`)).rows).toEqual([{ report: null }]);
  });

  it('does not throw away a report that came through a door, unless told to', async () => {
    const { url } = await open();
    await fill(url);
    await practise(url);
    await open();
    await expect(open({ population: { reports: 41, seed: 3 } })).rejects.toThrow(/did not make.*--fresh/);
    expect(await reportsIn(url)).toBe(41);
    await open({ fresh: true });
    expect(await markOf(url)).toBeNull();
  });

  it('never throws away reports of a database without the mark', async () => {
    const { url } = await open();
    await fill(url);
    await practise(url);
    await within(url, 'COMMENT ON TABLE report IS NULL');
    for (const fresh of [true, false]) await expect(open({ fresh })).rejects.toThrow(/did not make/);
    expect(await reportsIn(url)).toBe(41);
  });
});
