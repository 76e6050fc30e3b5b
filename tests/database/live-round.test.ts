import { randomBytes } from 'node:crypto';
import type pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { loadReferenceData } from '@/lib/commands/load-reference.server';
import { createPool } from '@/lib/platform/database.server';
import { endLiveRound, liveRound } from '@/lib/ranking/publish/live-round.server';
import { type FreshDatabase, freshDatabase } from './fresh-database';
import { randomReceipt } from './random-receipt';

const NOON = new Date('2026-11-22T04:00:00Z');
const LATER = new Date('2026-11-22T15:59:00Z');
const NEXT_DAY = new Date('2026-11-22T16:00:00Z');
const FEWEST = 5;

let fresh: FreshDatabase;
let db: pg.Pool;

beforeAll(async () => {
  fresh = await freshDatabase();
  db = createPool(fresh.url, 2);
  await loadReferenceData(db);
});
afterAll(async () => {
  await db.end();
  await fresh.drop();
});

async function driver(mergedInto: string | null = null): Promise<string> {
  const { rows } = await db.query<{ id: string }>(
    'INSERT INTO reporter (recovery_seed, recovery_hash, created_at, merged_into_id) VALUES ($1, $2, $3, $4) RETURNING id',
    [randomBytes(16), randomBytes(32), NOON, mergedInto],
  );
  return rows[0]?.id ?? '';
}

async function report(reporter: string) {
  await db.query(
    `INSERT INTO report (receipt, reporter_id, received_at, called_at, called_precision, caller_key, number_kind, claim, insurer_id,
       city_adcode, province_adcode, role, relation, refusal, answer, said_name, said_company, said_certificate, facts, lures, did, wants, door, proof)
     VALUES ($1, $2, $3, $3, 'minute', $4, 'mobile', 'named', 'picc', '440100', '440000', 'agency', 'unknown', 'unknown', 'unknown', 'unknown',
       'unknown', 'unknown', '{}', '{}', '{}', '{}', 'form', 'none')`,
    [randomReceipt(), reporter, NOON, randomBytes(16)],
  );
}

const due = (now: Date) => liveRound(db, FEWEST, now);

async function move(now: Date): Promise<void> {
  const round = await due(now);
  if (!round) throw new Error('no round is due');
  await endLiveRound(db, round);
}

it('moves at first, and then when five drivers have come, however much they report and however many devices they have', async () => {
  await move(NOON);
  expect(await due(LATER)).toBeNull();
  const first = await driver();
  for (const one of [first, first, await driver(first), await driver(), await driver(), await driver()])
    await report(one);
  expect(await due(LATER)).toBeNull();
  await report(await driver());
  await move(LATER);
  expect(await due(LATER)).toBeNull();
});

it('moves with a new day in China where nobody came, and waits where a few did', async () => {
  expect(await due(LATER)).toBeNull();
  await move(NEXT_DAY);
  expect(await due(NEXT_DAY)).toBeNull();
  await report(await driver());
  expect(await due(new Date(NEXT_DAY.getTime() + 86_400_000))).toBeNull();
});
