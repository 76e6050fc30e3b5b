import { randomBytes } from 'node:crypto';
import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mergeReporters, settle } from '@/lib/accounts/merge-reporters.server';
import { isoWeek, weekStart, weeksBack } from '@/lib/platform/china-time';
import { createPool } from '@/lib/platform/database.server';
import { inTransaction } from '@/lib/platform/in-transaction.server';
import { reopenTable } from '@/lib/privacy/gate';
import { keptShare } from '@/lib/record/kept-share';
import { RECORD_OWN_ROWS } from '@/lib/record/own-rows.server';
import { publishRecord } from '@/lib/record/publish-record.server';
import { readRecord } from '@/lib/record/read-record.server';
import { answerFollowUp, checkInWeek, stateCarGone, tellQuoteOutcome } from '@/lib/record/tell-record.server';
import { type FreshDatabase, freshDatabase } from './fresh-database';
import { randomReceipt } from './random-receipt';
import { now, reporterFixture } from './reporter-fixture';

const DAY = 24 * 60;
const thisWeek = isoWeek(now);
const back = (n: number) => weeksBack(thisWeek, n);

let database: FreshDatabase;
let db: pg.Pool;
let make: ReturnType<typeof reporterFixture>;

beforeAll(async () => {
  database = await freshDatabase();
  db = createPool(database.url, 12);
  make = reporterFixture(db);
  await make.places();
});

afterAll(async () => {
  await db.end();
  await database.drop();
});

const merge = (from: bigint, into: bigint) =>
  settle(db, (client) => mergeReporters(client, { id: from, userId: null }, { id: into, userId: null }));
const remove = (receipt: string) =>
  db.query(
    `INSERT INTO removal (report_id, reason, removed_at) SELECT id, 'duplicate', $2 FROM report WHERE receipt = $1`,
    [receipt, now],
  );
const count = async (sql: string) => Number((await db.query(`SELECT count(*) FROM ${sql}`)).rows[0].count);
/** A report of a call so many days ago that tells what the driver did. */
async function reportDid(reporter: bigint, days: number, did: string): Promise<string> {
  const bare = await make.report(reporter, days * DAY);
  const receipt = randomReceipt();
  const id = 900_000 + (await count('report'));
  const change = { id, receipt, did: [did], caller_key: `\\x${randomBytes(16).toString('hex')}` };
  // Reports cannot be changed: this is another one like it that says more.
  await db.query('INSERT INTO report SELECT (jsonb_populate_record(r, $2)).* FROM report r WHERE receipt = $1', [
    ...[bare, JSON.stringify(change)],
  ]);
  return receipt;
}

describe('a record', () => {
  it('is that of all reporters who became one, with calls set aside marked, and tells callers apart without their keys', async () => {
    const [one, two] = [await make.driver(), await make.driver()];
    const [first, second] = [await make.report(one.id, 10), await make.report(two.id, 5)];
    await merge(two.id, one.id);
    await remove(first);
    const { calls } = await readRecord(db, one.id);
    expect(calls.map(({ receipt, removed, caller }) => [receipt, removed, typeof caller])).toEqual([
      [second, false, 'number'],
      [first, true, 'number'],
    ]);
    expect(JSON.stringify(calls)).not.toMatch(/[0-9a-f]{32}/);
  });
});

describe('a quiet week', () => {
  it('is kept once, however many presses come at the same moment', async () => {
    const { id } = await make.driver();
    await make.report(id, 40 * DAY);
    const kept = await Promise.all(Array.from({ length: 8 }, () => checkInWeek(db, id, back(1), now)));
    expect(kept.filter((each) => each.ok && each.value.kept)).toHaveLength(1);
    expect(kept.every(({ ok }) => ok)).toBe(true);
    expect((await readRecord(db, id)).quietWeeks).toEqual([back(1)]);
  });

  it('is refused for a week with a call, for the running one and for one too long ago', async () => {
    const { id } = await make.driver();
    await make.report(id, 40 * DAY);
    await make.report(id, 9 * DAY);
    const called = isoWeek(new Date(now.getTime() - 9 * DAY * 60_000));
    for (const week of [called, thisWeek, back(5), back(-1), 202654])
      expect(await checkInWeek(db, id, week, now)).toEqual({ ok: false, error: 'not_open' });
  });

  it('is one week of one driver when both of two merged reporters had told it', async () => {
    const [one, two] = [await make.driver(), await make.driver()];
    for (const { id } of [one, two]) {
      await make.report(id, 40 * DAY + Number(id));
      expect(await checkInWeek(db, id, back(2), now)).toMatchObject({ ok: true });
    }
    await merge(one.id, two.id);
    expect((await readRecord(db, two.id)).quietWeeks).toEqual([back(2)]);
    expect(await checkInWeek(db, two.id, back(2), now)).toEqual({ ok: true, value: { kept: false } });
  });

  it('cannot be changed', async () => {
    await expect(db.query('UPDATE quiet_week SET week = week')).rejects.toMatchObject({ code: '23001' });
  });
});

describe('«did it stop?»', () => {
  it('takes one answer when two come at once, and none that was not asked for', async () => {
    const { id } = await make.driver();
    const receipt = await reportDid(id, 20, 'reported_12321');
    const answer = { receipt, channel: 'reported_12321', afterDays: 14 } as const;
    const both = await Promise.all([
      answerFollowUp(db, id, { ...answer, answer: 'stopped' }, now),
      answerFollowUp(db, id, { ...answer, answer: 'more' }, now),
    ]);
    expect(both.filter((each) => each.ok && each.value.kept)).toHaveLength(1);
    expect((await readRecord(db, id)).followUps).toHaveLength(1);
    for (const wrong of [{ afterDays: 30 }, { channel: 'ktfsr' }, { receipt: '0'.repeat(16) }] as const) {
      const asked = { ...answer, answer: 'same' as const, ...wrong };
      expect(await answerFollowUp(db, id, asked, now)).toEqual({ ok: false, error: 'not_due' });
    }
    const stranger = await make.driver();
    expect(await answerFollowUp(db, stranger.id, { ...answer, answer: 'same' }, now)).toMatchObject({ ok: false });
  });

  it('goes with its report when that no longer counts, and stays with the driver through a merge', async () => {
    const [one, two] = [await make.driver(), await make.driver()];
    const receipt = await reportDid(one.id, 20, 'ktfsr');
    await answerFollowUp(db, one.id, { receipt, channel: 'ktfsr', afterDays: 14, answer: 'fewer' }, now);
    await merge(one.id, two.id);
    expect((await readRecord(db, two.id)).followUps).toMatchObject([{ receipt, answer: 'fewer' }]);
    await remove(receipt);
    expect((await readRecord(db, two.id)).followUps).toEqual([]);
  });
});

describe('what a driver told', () => {
  it('can be read and erased whole, and nobody else’s goes with it', async () => {
    const [one, other] = [await make.driver(), await make.driver()];
    for (const { id } of [one, other]) {
      const receipt = await reportDid(id, 20, 'ktfsr');
      await make.report(id, 50 * DAY);
      await checkInWeek(db, id, back(1), now);
      await answerFollowUp(db, id, { receipt, channel: 'ktfsr', afterDays: 14, answer: 'same' }, now);
      expect(await tellQuoteOutcome(db, id, { receipt, outcome: 'higher_10_30' }, now)).toMatchObject({ ok: true });
      await stateCarGone(db, id, true, now);
      await stateCarGone(db, id, true, now);
    }
    const ids = [String(one.id)];
    await inTransaction(db, async (client) => {
      const rows = await RECORD_OWN_ROWS.read(client, ids);
      expect(rows.map((row) => (row as { kind: string }).kind).sort()).toEqual([
        ...['car_gone', 'follow_up', 'quiet_week', 'quote_outcome'],
      ]);
      await RECORD_OWN_ROWS.erase(client, ids);
      expect(await RECORD_OWN_ROWS.read(client, ids)).toEqual([]);
      expect(await RECORD_OWN_ROWS.read(client, [String(other.id)])).toHaveLength(4);
    });
    expect(await readRecord(db, one.id)).toMatchObject({ followUps: [], quietWeeks: [], carGoneAt: null });
    expect((await readRecord(db, other.id)).carGoneAt).toEqual(now);
  });

  it('says that the car is back when the statement is taken back', async () => {
    const { id } = await make.driver();
    await stateCarGone(db, id, true, now);
    await stateCarGone(db, id, false, now);
    expect((await readRecord(db, id)).carGoneAt).toBeNull();
  });

  it('of a quote is refused for a report of somebody else', async () => {
    const [one, two] = [await make.driver(), await make.driver()];
    const receipt = await make.report(one.id, 5);
    expect(await tellQuoteOutcome(db, two.id, { receipt, outcome: 'lower' }, now)).toEqual({
      ...{ ok: false, error: 'unknown_report' },
    });
  });
});

describe('the published tables', () => {
  const later = new Date(now.getTime() + 120 * DAY * 60_000);
  const read = async (name: string, period: string) =>
    reopenTable(
      (await db.query('SELECT rows FROM record_table WHERE name = $1 AND period = $2', [name, period])).rows[0]?.rows,
    );
  let month: string;

  beforeAll(async () => {
    await db.query('DELETE FROM quiet_week');
    month = new Date(weekStart(back(3)).getTime() + 3 * DAY * 60_000).toISOString().slice(0, 7);
    for (let n = 0; n < 30; n++) {
      const { id } = await make.driver();
      await make.report(id, (60 + n) * DAY);
      // One week with a call, two without; a third was told and is void, since a call of it came later.
      await db.query('INSERT INTO quiet_week (reporter_id, week, checked_at) SELECT $1, unnest($2::int[]), $3', [
        ...[String(id), [back(3), back(4), back(5)], now],
      ]);
      await make.report(id, Math.round((now.getTime() - weekStart(back(5)).getTime()) / 60_000) - 60 - n);
    }
  });

  it('wait until nobody can speak for the month any more, then stand', async () => {
    await publishRecord(db, now);
    expect(await read('kept_weeks', '2026-11')).toBeNull();
    expect(await publishRecord(db, later)).toBeGreaterThan(0);
    expect(await publishRecord(db, later)).toBe(0);
  });

  it('count a quiet week once, and none that a later report made void', async () => {
    const weeks = [3, 4, 5].filter((n) => {
      const thursday = new Date(weekStart(back(n)).getTime() + 3 * DAY * 60_000 + 8 * 3600_000);
      return thursday.toISOString().slice(0, 7) === month;
    });
    const quiet = weeks.filter((n) => n !== 5).length * 30;
    const table = await read('kept_weeks', month);
    expect(table?.find(({ key }) => key[0] === 'quiet')).toMatchObject({ reporters: 30, reports: quiet });
    expect(await read('kept_weeks_province', month)).not.toBeNull();
  });

  it('tell the share only where both sides are large enough', async () => {
    const months = (await db.query(`SELECT rows FROM record_table WHERE name = 'kept_weeks'`)).rows;
    for (const { rows } of months) {
      const table = reopenTable(rows);
      const share = table && keptShare(table);
      if (!share) continue;
      expect(share.low).toBeLessThan(share.quiet);
      expect(share.quiet).toBeLessThan(share.high);
      expect(share.drivers).toBeGreaterThanOrEqual(5);
    }
    const hidden = reopenTable([{ key: ['quiet'], total: false, reporters: 5, reports: 10 }]);
    expect(hidden && keptShare(hidden)).toBeNull();
  });

  it('frozen once, do not move when a driver goes', async () => {
    const before = await read('kept_weeks', month);
    await db.query('DELETE FROM quiet_week WHERE reporter_id = (SELECT min(reporter_id) FROM quiet_week)');
    await publishRecord(db, later);
    expect(await read('kept_weeks', month)).toEqual(before);
  });
});
