import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { applyMigrations } from '@/lib/platform/migrations/apply-migrations.server';
import { diffFromDatabase } from '@/prisma/diff-migration.mjs';
import { type FreshDatabase, freshDatabase } from './fresh-database';

let database: FreshDatabase;
let client: pg.Client;

beforeAll(async () => {
  database = await freshDatabase();
  client = new pg.Client({ connectionString: database.url });
  await client.connect();
});

afterAll(async () => {
  await client.end();
  await database.drop();
});

describe('the migrations', () => {
  it('give exactly what schema.prisma says', async () => {
    expect((await diffFromDatabase(database.url)).trim()).toBe('-- This is an empty migration.');
  });

  it('are not applied twice', async () => {
    expect(await applyMigrations(database.url)).toEqual([]);
  });

  it.each(['UPDATE report SET door = door', 'DELETE FROM report', 'TRUNCATE report CASCADE'])(
    'refuse %s and say why',
    async (sql) => {
      await expect(client.query(sql)).rejects.toThrow(/append-only.*removal/);
    },
  );

  it.each([
    ['named', null, 'report_insurer_as_claimed'],
    ['impersonation', null, 'report_insurer_as_claimed'],
    ['unknown', 'one', 'report_insurer_as_claimed'],
    ['rumour', null, 'report_claim_known'],
  ])('refuse a report with claim %s and insurer %s', async (claim, insurer, constraint) => {
    await expect(insertReport('S34CHJ68S34CHJ68', claim, insurer)).rejects.toMatchObject({ constraint });
  });

  it('refuse a receipt that could not have been issued', async () => {
    const constraint = 'report_receipt_format';
    await expect(insertReport('S34CHJ68S34CHJ6I', 'unknown', null)).rejects.toMatchObject({ constraint });
    await expect(insertReport('S34CHJ68', 'unknown', null)).rejects.toMatchObject({ constraint });
  });
});

// Checks are made before foreign keys, so the row needs neither reporter nor city.
const insertReport = (receipt: string, claim: string, insurer: string | null) =>
  client.query(
    `INSERT INTO report (receipt, reporter_id, received_at, called_at, called_precision, caller_key, number_kind, claim,
       insurer_id, city_adcode, province_adcode, role, relation, refusal, answer, said_name, said_company, said_certificate,
       door, proof)
     VALUES ($1, 1, now(), now(), 'now', '\\x00', 'mobile', $2, $3, '440100', '440000', 'unknown', 'unknown', 'unknown',
       'unknown', 'unknown', 'unknown', 'unknown', 'form', 'none')`,
    [receipt, claim, insurer],
  );

describe('the runner', () => {
  const folder = mkdtempSync(join(tmpdir(), 'migrations-'));
  const write = (name: string, sql: string) => {
    mkdirSync(join(folder, name), { recursive: true });
    writeFileSync(join(folder, name, 'migration.sql'), sql);
  };
  const tables = async (url: string) => {
    const reader = new pg.Client({ connectionString: url });
    await reader.connect();
    const { rows } = await reader.query(`SELECT tablename FROM pg_tables WHERE tablename ~ '^probe' ORDER BY 1`);
    await reader.end();
    return rows.map((row) => row.tablename);
  };
  let empty: { url: string; drop(): Promise<void> };

  beforeAll(async () => {
    empty = await freshDatabase();
    const wipe = new pg.Client({ connectionString: empty.url });
    await wipe.connect();
    await wipe.query('DROP SCHEMA public CASCADE; CREATE SCHEMA public');
    await wipe.end();
  });

  afterAll(async () => {
    await empty.drop();
    rmSync(folder, { recursive: true });
  });

  it('applies each file once when two run at once', async () => {
    write('1_first', 'CREATE TABLE probe_first (id int); INSERT INTO probe_first VALUES (1);');
    const both = await Promise.all([applyMigrations(empty.url, folder), applyMigrations(empty.url, folder)]);
    expect(both.flat()).toEqual(['1_first']);
  });

  it('leaves nothing behind of a file that fails, and names the line', async () => {
    write('2_second', 'CREATE TABLE probe_second (id int);\nSELECT nonsense;');
    await expect(applyMigrations(empty.url, folder)).rejects.toThrow(/2_second failed in line 2/);
    expect(await tables(empty.url)).toEqual(['probe_first']);
  });

  it('refuses a file that was changed after it had been applied', async () => {
    write('2_second', 'CREATE TABLE probe_second (id int);');
    await applyMigrations(empty.url, folder);
    write('1_first', 'CREATE TABLE probe_first (id bigint);');
    await expect(applyMigrations(empty.url, folder)).rejects.toThrow(/1_first was changed/);
  });

  it('refuses a database that is newer than the folder', async () => {
    write('1_first', 'CREATE TABLE probe_first (id int); INSERT INTO probe_first VALUES (1);');
    rmSync(join(folder, '2_second'), { recursive: true });
    await expect(applyMigrations(empty.url, folder)).rejects.toThrow(/2_second.*newer/);
  });
});
