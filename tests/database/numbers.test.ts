import { randomBytes } from 'node:crypto';
import type pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { loadReferenceData } from '@/lib/commands/load-reference.server';
import { NumberBook } from '@/lib/numbers/number-book';
import { publishNumbers } from '@/lib/numbers/publish-numbers.server';
import { createPool } from '@/lib/platform/database.server';
import { reopenTable } from '@/lib/privacy/gate';
import { type FreshDatabase, freshDatabase } from './fresh-database';
import { randomReceipt } from './random-receipt';
import { reporterFixture } from './reporter-fixture';

const NOW = new Date('2026-11-22T03:00:00Z');
const DAY = 24 * 3600_000;

let fresh: FreshDatabase;
let db: pg.Pool;

beforeAll(async () => {
  fresh = await freshDatabase();
  db = createPool(fresh.url, 4);
  await loadReferenceData(db);
});
afterAll(async () => {
  await db.end();
  await fresh.drop();
});

type Said = { number: string | null; claim?: string; insurer?: string | null; daysAgo?: number };

async function report(
  reporter: bigint,
  { number, claim = 'named', insurer = 'picc', daysAgo = 1 }: Said,
): Promise<string> {
  const at = new Date(NOW.getTime() - daysAgo * DAY);
  const { rows } = await db.query<{ id: string }>(
    `INSERT INTO report (receipt, reporter_id, received_at, called_at, called_precision, caller_key, number_kind, enterprise_number, claim,
       insurer_id, city_adcode, province_adcode, role, relation, refusal, answer, said_name, said_company, said_certificate, door, proof)
     VALUES ($1, $2, $3, $3, 'minute', $4, 'service95', $5, $6, $7, '440100', '440000', 'agency', 'unknown', 'unknown', 'unknown', 'unknown',
       'unknown', 'unknown', 'api', 'none') RETURNING id`,
    [randomReceipt(), String(reporter), at, randomBytes(16), number, claim, claim === 'named' ? insurer : null],
  );
  return rows[0]?.id ?? '';
}

async function newDrivers(count: number): Promise<bigint[]> {
  const { driver } = reporterFixture(db);
  return Promise.all(Array.from({ length: count }, async () => (await driver()).id));
}

async function published(): Promise<NumberBook> {
  await publishNumbers(db, NOW);
  const { rows } = await db.query('SELECT numbers, claims FROM number_snapshot ORDER BY id DESC LIMIT 1');
  const [numbers, claims] = [reopenTable(rows[0].numbers), reopenTable(rows[0].claims)];
  if (!numbers || !claims) throw new Error('what was published did not come through the gate');
  return new NumberBook({ numbers, claims });
}

it('shows a number from five drivers and eight reports up, counts merged drivers once, and leaves removed reports out', async () => {
  const drivers = await newDrivers(5);
  for (const id of drivers) await report(id, { number: '95519' });
  expect((await published()).find('95519'), 'five reports').toBeNull();
  for (const id of drivers) await report(id, { number: '95519', insurer: 'pingan' });
  expect((await published()).find('95519')).toMatchObject({ reporters: { from: 5, to: 9 } });

  const again = await newDrivers(5);
  const ids: string[] = [];
  for (const id of again) ids.push(await report(id, { number: '95500' }), await report(id, { number: '95500' }));
  await db.query('UPDATE reporter SET merged_into_id = $1 WHERE id = $2', [String(again[0]), String(again[1])]);
  expect((await published()).find('95500'), 'four drivers').toBeNull();
  await db.query('UPDATE reporter SET merged_into_id = NULL WHERE id = $1', [String(again[1])]);
  expect((await published()).find('95500')).not.toBeNull();
  for (const id of ids.slice(0, 3)) {
    await db.query(`INSERT INTO removal (report_id, reason, removed_at) VALUES ($1, 'duplicate', $2)`, [id, NOW]);
  }
  expect((await published()).find('95500'), 'held until five drivers have gone').not.toBeNull();
  for (const id of ids.slice(3)) {
    await db.query(`INSERT INTO removal (report_id, reason, removed_at) VALUES ($1, 'duplicate', $2)`, [id, NOW]);
  }
  expect((await published()).find('95500')).toBeNull();
});

it('forgets what is older than the live window, and never holds what may be a person’s number', async () => {
  const drivers = await newDrivers(6);
  for (const id of drivers) {
    for (let i = 0; i < 2; i++) {
      await report(id, { number: '4009998877', daysAgo: 200 });
      await report(id, { number: null });
    }
  }
  const book = await published();
  expect(book.find('4009998877')).toBeNull();
  const { rows } = await db.query('SELECT DISTINCT number FROM held_number ORDER BY 1');
  expect(rows.map(({ number }) => number)).toEqual(['95519']);
});

it('publishes nothing new when nothing changed, whoever asks at the same time', async () => {
  await publishNumbers(db, NOW);
  const count = async () => (await db.query('SELECT count(*)::int AS n FROM number_snapshot')).rows[0].n;
  const before = await count();
  expect(await Promise.all([1, 2, 3].map(() => publishNumbers(db, NOW)))).toEqual([false, false, false]);
  expect(await count()).toBe(before);
});

it('tells whom callers claimed to be, also that they said nothing', async () => {
  const drivers = await newDrivers(10);
  for (const id of drivers) {
    await report(id, { number: '1010888', claim: 'unknown' });
    await report(id, { number: '1010888', claim: 'unknown', daysAgo: 3 });
  }
  expect((await published()).find('1010888')?.claims).toEqual([{ claim: 'unknown', reporters: { from: 10, to: 24 } }]);
});
