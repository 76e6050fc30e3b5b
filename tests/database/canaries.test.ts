import { randomBytes } from 'node:crypto';
import type pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type CopyActions, restoreCopies, saveCopy } from '@/components/canaries/copy-canaries';
import { mergeReporters } from '@/lib/accounts/merge-reporters.server';
import { type Canary, inUse, joinCanaries, withoutWords } from '@/lib/canaries/canary';
import { dropCanaryCopies, readCanaryCopies, saveCanaryCopy } from '@/lib/canaries/canary-copy.server';
import { readMarkedPlaces } from '@/lib/canaries/marked-places.server';
import { CANARY_OWN_ROWS } from '@/lib/canaries/own-rows.server';
import { isSealed, type SealedNotes, sealNotes } from '@/lib/canaries/sealed-notes';
import { createPool } from '@/lib/platform/database.server';
import { inTransaction } from '@/lib/platform/in-transaction.server';
import { readRecord } from '@/lib/record/read-record.server';
import { type FreshDatabase, freshDatabase } from './fresh-database';
import { now, reporterFixture } from './reporter-fixture';

let fresh: FreshDatabase;
let db: pg.Pool;

beforeAll(async () => {
  fresh = await freshDatabase();
  db = createPool(fresh.url, 8);
  await reporterFixture(db).places();
});
afterAll(async () => {
  await db.end();
  await fresh.drop();
});

const canary = (id: string, variant: string, changed = 1): Canary => ({
  ...{ id, variant, changed, place: 'dealer_4s', at: '桥边那家', kind: 'name', since: '2026-11-22' },
});

/** A device: its own store, and the server's actions for a reporter. */
function device(reporterId: bigint, kept: readonly Canary[] = []) {
  let store = [...kept];
  const actions: CopyActions = {
    read: () => readCanaryCopies(db, reporterId),
    save: (copy) => saveCanaryCopy(db, reporterId, { ...copy, sealed: copy.sealed as SealedNotes }, now),
    drop: () => dropCanaryCopies(db, reporterId),
  };
  const keep = async (canaries: readonly Canary[]) => {
    store = joinCanaries(store, canaries);
    return true;
  };
  return {
    save: (passphrase: string) => saveCopy(actions, store, passphrase, keep),
    restore: (passphrase: string) => restoreCopies(actions, passphrase, keep),
    keep,
    variants: () =>
      inUse(store)
        .map(({ variant }) => variant)
        .sort(),
  };
}

it('brings canaries to another device, under the passphrase alone', async () => {
  const { id } = await reporterFixture(db).driver();
  const phone = device(id, [canary('a', '王立群')]);
  expect(await phone.save('a passphrase of mine')).toEqual({ kind: 'saved', count: 1 });
  const tablet = device(id);
  expect(await tablet.restore('another passphrase')).toEqual({ kind: 'wrong' });
  expect(await tablet.restore('a passphrase of mine')).toEqual({ kind: 'restored', count: 1 });
  expect(tablet.variants()).toEqual(['王立群']);
  const { rows } = await db.query('select sealed from canary_copy where reporter_id = $1', [String(id)]);
  expect(isSealed(rows[0].sealed)).toBe(true);
  expect(JSON.stringify(rows)).not.toMatch(/王立群|dealer|桥边/);
});

it('loses nothing when two devices save at once, and brings nothing back that one has removed', async () => {
  const { id } = await reporterFixture(db).driver();
  const phone = device(id, [canary('a', '王立群'), canary('b', '王文博')]);
  await phone.save('the same passphrase');
  const tablet = device(id);
  await tablet.restore('the same passphrase');
  await phone.keep([canary('c', '王海峰')]);
  await tablet.keep([withoutWords(canary('a', '王立群'), 5), canary('d', '王晓东')]);
  const both = await Promise.all([phone.save('the same passphrase'), tablet.save('the same passphrase')]);
  expect(both.map(({ kind }) => kind)).toEqual(['saved', 'saved']);
  const third = device(id);
  await third.restore('the same passphrase');
  expect(third.variants()).toEqual(['王文博', '王晓东', '王海峰'].sort());
});

it('does not write over a copy that it cannot open', async () => {
  const { id } = await reporterFixture(db).driver();
  await device(id, [canary('a', '王立群')]).save('the first passphrase');
  expect(await device(id, [canary('b', '王文博')]).save('some other passphrase')).toEqual({ kind: 'wrong' });
  const phone = device(id);
  await phone.restore('the first passphrase');
  expect(phone.variants()).toEqual(['王立群']);
});

it('keeps both copies when two records become one, and joins them at the next save', async () => {
  const [one, other] = [await reporterFixture(db).driver(), await reporterFixture(db).driver()];
  await device(one.id, [canary('a', '王立群')]).save('the same passphrase');
  await device(other.id, [canary('b', '王文博')]).save('the same passphrase');
  await inTransaction(db, (client) =>
    mergeReporters(client, { id: other.id, userId: null }, { id: one.id, userId: null }),
  );
  expect((await readCanaryCopies(db, one.id)).map(({ own }) => own)).toEqual([true, false]);
  const phone = device(one.id);
  expect(await phone.save('the same passphrase')).toEqual({ kind: 'saved', count: 2 });
  expect(await readCanaryCopies(db, one.id)).toHaveLength(1);
  expect(phone.variants()).toEqual(['王文博', '王立群'].sort());
});

it('refuses in the database what is larger than 32 KB', async () => {
  const { id } = await reporterFixture(db).driver();
  const large = `x`.repeat(33 * 1024) as SealedNotes;
  await expect(saveCanaryCopy(db, id, { base: 0, sealed: large, absorbed: [] }, now)).rejects.toThrow(
    /canary_copy_size/,
  );
});

it('exports and erases the copies of one driver and of nobody else', async () => {
  const [one, other] = [await reporterFixture(db).driver(), await reporterFixture(db).driver()];
  const sealed = await sealNotes([], 'p', (bytes) => new Uint8Array(randomBytes(bytes)), 100_000);
  for (const { id } of [one, other]) await saveCanaryCopy(db, id, { base: 0, sealed, absorbed: [] }, now);
  expect(await CANARY_OWN_ROWS.read(db, [String(one.id)])).toEqual([{ version: 1, sealed, saved_at: now }]);
  await CANARY_OWN_ROWS.erase(db, [String(one.id)]);
  expect(await readCanaryCopies(db, one.id)).toEqual([]);
  expect(await readCanaryCopies(db, other.id)).toHaveLength(1);
});

it('tells which places the driver’s own calls have marked', async () => {
  const { driver, report } = reporterFixture(db);
  const [one, other] = [await driver(), await driver()];
  expect(await readMarkedPlaces(db, one.id)).toEqual([]);
  const insert = async (reporter: bigint, minute: number, change: string) => {
    const receipt = await report(reporter, minute);
    // Reports are append-only: what a test needs otherwise is told before the trigger sees it.
    await db.query('alter table report disable trigger user');
    await db.query(`update report set ${change} where receipt = $1`, [receipt]);
    await db.query('alter table report enable trigger user');
    return receipt;
  };
  const heard = `addressed_as = 'planted_variant', leak_point = 'dealer_4s'`;
  const early = await insert(one.id, 20, heard);
  const late = await insert(one.id, 10, heard);
  await insert(one.id, 30, `addressed_as = 'real_name', leak_point = 'agency'`);
  await insert(other.id, 40, heard);
  expect(await readMarkedPlaces(db, one.id)).toMatchObject([{ place: 'dealer_4s', calls: 2, receipts: [late, early] }]);
  const { calls } = await readRecord(db, one.id);
  expect(calls.map(({ receipt, markedPlace }) => [receipt, markedPlace])).toEqual([
    [late, 'dealer_4s'],
    [early, 'dealer_4s'],
    [expect.any(String), null],
  ]);
});
