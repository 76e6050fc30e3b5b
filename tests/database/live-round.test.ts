import type pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { loadReferenceData } from '@/lib/commands/load-reference.server';
import { createPool } from '@/lib/platform/database.server';
import { endLiveRound, liveRound } from '@/lib/ranking/publish/live-round.server';
import { type FreshDatabase, freshDatabase } from './fresh-database';
import { reporterFixture } from './reporter-fixture';

const NOON = new Date('2026-11-22T04:00:00Z');
const LATER = new Date('2026-11-22T15:59:00Z');
const NEXT_DAY = new Date('2026-11-22T16:00:00Z');
const FEWEST = 5;

let fresh: FreshDatabase;
let db: pg.Pool;
let made: ReturnType<typeof reporterFixture>;

beforeAll(async () => {
  fresh = await freshDatabase();
  db = createPool(fresh.url, 2);
  await loadReferenceData(db);
  made = reporterFixture(db);
});
afterAll(async () => {
  await db.end();
  await fresh.drop();
});

let minute = 0;

/** A report of a driver, of a new one unless one is given; gives the driver. */
async function report(driver?: bigint): Promise<bigint> {
  const by = driver ?? (await made.driver()).id;
  await made.report(by, minute++);
  return by;
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
  const first = await report();
  await report(first);
  const merged = await report();
  await db.query('UPDATE reporter SET merged_into_id = $1 WHERE id = $2', [first, merged]);
  for (let others = 0; others < 3; others++) await report();
  expect(await due(LATER)).toBeNull();
  await report();
  await move(LATER);
  expect(await due(LATER)).toBeNull();
});

it('moves with a new day in China where nobody came, and waits where a few did', async () => {
  expect(await due(LATER)).toBeNull();
  await move(NEXT_DAY);
  expect(await due(NEXT_DAY)).toBeNull();
  await report();
  expect(await due(new Date(NEXT_DAY.getTime() + 86_400_000))).toBeNull();
});
