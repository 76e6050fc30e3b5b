import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Arrival, Arrived } from '@/lib/reports/intake/arrival';
import { insertReports } from '@/lib/reports/intake/insert-reports.server';
import { IntakeFull, IntakeQueue } from '@/lib/reports/intake/intake-queue.server';
import { arrivalOf, newDevice, report } from './arrivals';
import { type IntakeFixture, intakeFixture } from './intake-fixture';

let db: IntakeFixture;
let before: Awaited<ReturnType<IntakeFixture['rows']>>;

beforeAll(async () => {
  db = await intakeFixture();
});

beforeEach(async () => {
  before = await db.rows();
});

afterAll(() => db.close());

const fresh = (key: string | null = null): Arrival => arrivalOf(report(), { device: newDevice() }, key);
const spoilt = (row: Partial<Record<keyof Arrival['row'], unknown>>): Arrival => {
  const arrival = fresh();
  return { ...arrival, row: { ...arrival.row, ...row } as Arrival['row'] };
};

describe('a report that the database refuses', () => {
  it.each([
    ['a company that does not exist', { insurer_id: 'nobody' }, '23503'],
    ['a city that does not exist', { city_adcode: '999999' }, '23503'],
    ['a claim without its company', { insurer_id: null }, '23514'],
    ['a receipt that could not have been issued', { receipt: 'I' }, '23514'],
    ['a missing answer', { role: null }, '23502'],
    ['a number too large for its column', { days_to_expiry: 40_000 }, '22003'],
    ['a text that is no time', { called_at: 'noon' }, '22007'],
    ['a NUL', { role: 'a\0b' }, '22021'],
  ])('because of %s fails alone', async (_, row, code) => {
    const good = Array.from({ length: 20 }, () => fresh());
    const bad = spoilt(row);
    const sent = [...good.slice(0, 10), bad, ...good.slice(10)].map((arrival) => db.queue.submit(arrival));
    const settled = await Promise.allSettled(sent);
    expect(settled.filter((one) => one.status === 'fulfilled' && one.value.kind === 'accepted')).toHaveLength(20);
    expect(settled[10]).toMatchObject({ status: 'rejected', reason: { code } });
    expect(await db.rows()).toMatchObject({
      reports: before.reports + 20,
      reporters: before.reporters + 20,
      orphans: 0,
      dangling: 0,
    });
  });

  it('leaves its key free for the same report, mended', async () => {
    const bad = spoilt({ insurer_id: 'nobody' });
    await expect(insertReports(db.pool, [bad])).rejects.toMatchObject({ code: '23503' });
    expect(await db.rows()).toEqual(before);
    const [answer] = await insertReports(db.pool, [{ ...bad, row: { ...bad.row, insurer_id: 'pingan' } }]);
    expect(answer?.kind).toBe('accepted');
  });
});

it('a full queue turns away what it cannot hold, and takes the rest', async () => {
  const one = fresh();
  const queue = new IntakeQueue(db.pool);
  const settled = await Promise.allSettled(Array.from({ length: 5_010 }, () => queue.submit(one)));
  const away = settled.filter((answer) => answer.status === 'rejected');
  expect(away).toHaveLength(10);
  for (const { reason } of away) expect(reason).toBeInstanceOf(IntakeFull);
  expect(await db.rows()).toMatchObject({ reports: before.reports + 1, reporters: before.reporters + 1 });
});

const CUT =
  'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()';

/** Sends reports one after the other; whenever thirty more are acknowledged, every connection of this database is cut. */
async function sendWhileCutting(arrivals: readonly Arrival[]) {
  const knife = new pg.Client({ connectionString: db.url });
  await knife.connect();
  let cutting = Promise.resolve(0);
  const cut = async (sum: number) => sum + ((await knife.query(CUT)).rowCount ?? 0);
  const sent: Promise<Arrived>[] = [];
  let acknowledged = 0;
  for (const [i, arrival] of arrivals.entries()) {
    const answer = db.queue.submit(arrival);
    const count = () => {
      acknowledged++;
      if (acknowledged % 30 === 0) cutting = cutting.then(cut);
    };
    answer.then(count, () => {});
    sent.push(answer);
    if (i % 4 === 0) await pause(1);
  }
  const settled = await Promise.allSettled(sent);
  const connections = await cutting;
  await knife.end();
  return { settled, connections };
}

it('a database that goes away again and again keeps what it acknowledged, once, and takes the rest later, once', async () => {
  const arrivals = Array.from({ length: 500 }, (_, i) => fresh(`cut-connection-${i}`));
  const { settled: first, connections } = await sendWhileCutting(arrivals);
  expect(connections).toBeGreaterThan(1);
  const receipts = first.map((one) =>
    one.status === 'fulfilled' && 'receipt' in one.value ? one.value.receipt : null,
  );
  const lost = arrivals.filter((_, i) => receipts[i] === null);
  expect(lost.length).toBeGreaterThan(0);
  expect(lost.length).toBeLessThan(500);

  // On a connection of its own: the pool may not have heard yet of the last ones it lost.
  const asker = new pg.Client({ connectionString: db.url });
  await asker.connect();
  const known = await asker.query('SELECT receipt FROM report WHERE receipt = ANY($1)', [receipts]);
  await asker.end();
  expect(known.rowCount).toBe(500 - lost.length);

  const second = await Promise.all(arrivals.map((arrival) => db.queue.submit(arrival)));
  for (const [i, answer] of second.entries()) {
    const acknowledged = receipts[i];
    if (acknowledged) expect(answer).toMatchObject({ kind: 'replayed', receipt: acknowledged });
    else expect(['accepted', 'replayed']).toContain(answer.kind);
  }
  expect(await db.rows()).toMatchObject({
    reports: before.reports + 500,
    reporters: before.reporters + 500,
    keys: before.keys + 500,
    orphans: 0,
    dangling: 0,
  });
});

it('what was reported cannot be changed or taken back', async () => {
  await insertReports(db.pool, [fresh()]);
  for (const sql of [`UPDATE report SET role = 'other'`, 'DELETE FROM report', 'TRUNCATE report CASCADE']) {
    await expect(db.pool.query(sql)).rejects.toMatchObject({ code: '23001' });
  }
});
