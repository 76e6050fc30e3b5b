import './intake-settings';
import { randomBytes } from 'node:crypto';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MOST_FILES } from '@/lib/evidence/attachment';
import { ownRowsOf } from '@/lib/evidence/own-rows.server';
import { findEntry, findLocked, unlock } from '@/lib/evidence/read-attachments.server';
import { removeAttachment, removeOld } from '@/lib/evidence/remove-attachments.server';
import { CSV, m4a, SECRET } from '@/lib/evidence/sample-files.fixture';
import { lookForFiles, rewrapKeys, sweepUnheld } from '@/lib/evidence/sweep-objects.server';
import { fileKeys } from '@/lib/evidence/vault/file-keys';
import { inTransaction } from '@/lib/platform/in-transaction.server';
import { newDevice, now } from './arrivals';
import { attachmentFixture, LATER, picture } from './attachment-fixture';

let fixture: Awaited<ReturnType<typeof attachmentFixture>>;
let db: typeof fixture.db;
let place: typeof fixture.place;
let on: typeof fixture.on;

beforeAll(async () => {
  fixture = await attachmentFixture();
  ({ db, place, on } = fixture);
});

afterAll(() => fixture.close());

describe('a file that is given', () => {
  it('is kept sealed, in the log, and opens to what was kept', async () => {
    const receipt = await on.call();
    const added = await on.add(receipt, await picture());
    if (!added.ok) throw new Error(added.error);
    const [file] = await on.list(receipt);
    expect(file).toMatchObject({
      name: added.value,
      kind: 'picture',
      mediaType: 'image/png',
      state: 'waiting',
      stripped: true,
    });
    expect(await sharp(await on.bytesOf(receipt, added.value)).metadata()).toMatchObject({ width: 60, height: 40 });
    expect(await place.files()).toHaveLength(1);
    const { rows } = await db.pool.query('SELECT (SELECT count(*) FROM unheld_object)::int AS unheld');
    expect(rows).toEqual([{ unheld: 0 }]);
    expect(await on.findings()).toEqual([]);
  });

  it('loses where, when and with what it was taken', async () => {
    const camera = await sharp(randomBytes(80 * 60 * 3), { raw: { width: 80, height: 60, channels: 3 } })
      .jpeg()
      .withExif({
        IFD0: { Make: 'Phone', Artist: 'Zhang San', Orientation: '6' },
        IFD3: {
          GPSLatitudeRef: 'N',
          GPSLatitude: '23/1 7/1 44/1',
          GPSLongitudeRef: 'E',
          GPSLongitude: '113/1 15/1 52/1',
        },
      })
      .toBuffer();
    const behind = Buffer.concat([camera, Buffer.from('<script>alert(1)</script>PK\x03\x04')]);
    expect((await sharp(camera).metadata()).exif?.includes('Zhang San')).toBe(true);
    const receipt = await on.call();
    const added = await on.add(receipt, behind);
    const kept = await on.bytesOf(receipt, added.ok ? added.value : '');
    const { exif, xmp, iptc, width } = await sharp(kept).metadata();
    expect({ exif, xmp, iptc }).toEqual({ exif: undefined, xmp: undefined, iptc: undefined });
    expect(width).toBe(80);
    for (const trace of ['Zhang', 'Exif', 'GPS', 'script', 'PK\x03\x04'])
      expect(kept.includes(trace), trace).toBe(false);
    const sound = await on.add(receipt, m4a());
    expect((await on.bytesOf(receipt, sound.ok ? sound.value : '')).includes(SECRET.slice(0, 9))).toBe(false);
  });

  it('lies on the disk as nothing that could be read', async () => {
    const receipt = await on.call();
    const added = await on.add(receipt, CSV);
    const locked = await findLocked(db.pool, receipt, added.ok ? added.value : '');
    const stored: Buffer[] = [];
    for await (const piece of (await place.vault.store.get(locked?.objectKey ?? '')) ?? [])
      stored.push(piece as Buffer);
    expect(Buffer.concat(stored).includes('13800138000')).toBe(false);
    expect((await on.bytesOf(receipt, added.ok ? added.value : '')).equals(CSV)).toBe(true);
  });

  it('is refused with a reason, and leaves nothing behind', async () => {
    const receipt = await on.call();
    const before = (await place.files()).length;
    const truncated = (await picture()).subarray(0, 900);
    const huge = Buffer.concat([await picture(), Buffer.alloc(11 * 1024 * 1024)]);
    const bomb = await sharp({ create: { width: 12_000, height: 9_000, channels: 3, background: '#fff' } })
      .png()
      .toBuffer();
    for (const [bytes, error] of [
      [Buffer.alloc(0), 'empty'],
      [Buffer.from('<html>'), 'unknown_type'],
      [truncated, 'broken'],
      [huge, 'too_large'],
      [bomb, 'broken'],
    ] as const) {
      expect(await on.add(receipt, bytes)).toEqual({ ok: false, error });
    }
    expect(await on.list(receipt)).toEqual([]);
    expect(await place.files()).toHaveLength(before);
  });

  it('is taken within the limits only, whatever comes at once', async () => {
    const receipt = await on.call();
    const files = await Promise.all(Array.from({ length: 10 }, picture));
    const twice = files[0] as Buffer;
    const answers = await Promise.all([...files, twice, twice].map((bytes) => on.add(receipt, bytes)));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(MOST_FILES);
    expect(await on.list(receipt)).toHaveLength(MOST_FILES);
    const [first] = await on.list(receipt);
    await removeAttachment(db.pool, receipt, first?.name ?? '', now);
    const again = await picture();
    expect(await Promise.all([on.add(receipt, again), on.add(receipt, again)])).toContainEqual({
      ok: false,
      error: expect.stringMatching(/same_file|too_many/),
    });
    expect(await on.list(receipt)).toHaveLength(MOST_FILES);
    await sweepUnheld(db.pool, place.vault, now);
    expect(await on.findings()).toEqual([]);
  });

  it('is lost to nobody when the store is gone: the sender hears it, nothing is half kept', async () => {
    const receipt = await on.call();
    const before = (await place.files()).length;
    const store = { ...place.vault.store, put: () => Promise.reject(new Error('down')) };
    const bytes = await picture();
    expect(await on.add(receipt, bytes, { vault: { ...place.vault, store } })).toEqual({
      ok: false,
      error: 'store_down',
    });
    expect(await on.list(receipt)).toEqual([]);
    expect(await place.files()).toHaveLength(before);
    expect(await on.add(receipt, bytes)).toMatchObject({ ok: true });
    expect(await sweepUnheld(db.pool, place.vault, now)).toBe(0);
    expect(await sweepUnheld(db.pool, place.vault, LATER)).toBe(1);
  });
});

describe('with time', () => {
  it('files that are old enough go, with all but the hash of what the log says', async () => {
    const receipt = await on.call();
    const added = await on.add(receipt, await picture());
    const entry = (await findEntry(db.pool, receipt, added.ok ? added.value : '')) ?? '';
    await db.pool.query(`UPDATE attachment SET added_at = added_at - interval '25 months' WHERE name = $1`, [
      added.ok ? added.value : '',
    ]);
    expect(await removeOld(db.pool, new Date(now.getTime() - 24 * 30 * 86_400_000), now)).toBe(1);
    expect(await on.list(receipt)).toEqual([]);
    const { rows } = await db.pool.query(
      'SELECT salt, content, length(commitment) AS hash FROM ledger_entry WHERE index = $1',
      [entry],
    );
    expect(rows).toEqual([{ salt: null, content: null, hash: 32 }]);
    expect(await on.findings()).toEqual([]);
  });

  it('keys are wrapped anew, and files open as before', async () => {
    const receipt = await on.call();
    const added = await on.add(receipt, await picture());
    const name = added.ok ? added.value : '';
    const before = await on.bytesOf(receipt, name);
    const turned = { ...place.vault, keys: fileKeys(['n'.repeat(43), 'k'.repeat(43)]) };
    while ((await rewrapKeys(db.pool, turned)) > 0);
    const locked = await findLocked(db.pool, receipt, name);
    const now_ = { ...place.vault, keys: fileKeys(['n'.repeat(43)]) };
    const all: Buffer[] = [];
    for await (const piece of (locked && (await unlock(now_, locked))) ?? []) all.push(piece);
    expect(Buffer.concat(all).equals(before)).toBe(true);
    const back = { ...place.vault, keys: fileKeys(['k'.repeat(43), 'n'.repeat(43)]) };
    while ((await rewrapKeys(db.pool, back)) > 0);
  });

  it('a file that the store has lost is noticed', async () => {
    const receipt = await on.call();
    const added = await on.add(receipt, await picture());
    const locked = await findLocked(db.pool, receipt, added.ok ? added.value : '');
    await place.vault.store.remove(locked?.objectKey ?? '');
    await db.pool.query(`UPDATE attachment SET file_seen_at = $2 WHERE name <> $1`, [locked?.name, now]);
    const week = new Date(now.getTime() + 8 * 86_400_000);
    await db.pool.query(`UPDATE attachment SET file_seen_at = $2 WHERE name <> $1`, [locked?.name, week]);
    expect(await lookForFiles(db.pool, place.vault, week)).toBe(1);
    const { rows } = await db.pool.query('SELECT name FROM attachment WHERE file_lost');
    expect(rows).toEqual([{ name: locked?.name }]);
  });
});

describe('a driver who takes everything along', () => {
  it('gets rows and files, and leaves neither', async () => {
    const device = newDevice();
    const [one, two] = [await on.call({}, device), await on.call({}, device)];
    const stranger = await on.call();
    await on.add(one, CSV);
    await on.add(two, await picture());
    await on.add(stranger, await picture());
    const { rows } = await db.pool.query('SELECT reporter_id AS id, id AS report FROM report WHERE receipt = $1', [
      one,
    ]);
    const own = ownRowsOf(() => place.vault);
    const held = await own.read(db.pool, [rows[0].id]);
    expect(held.map((row) => (row as { receipt: string }).receipt)).toEqual([one, two]);
    const files = (await own.files?.(db.pool, [rows[0].id])) ?? [];
    const bytes: Uint8Array[] = [];
    for await (const piece of (await files[0]?.bytes()) ?? []) bytes.push(piece);
    expect(Buffer.concat(bytes).equals(CSV)).toBe(true);
    expect(files.map(({ path }) => path)).toEqual([expect.stringMatching(/\.csv$/), expect.stringMatching(/\.png$/)]);
    const someDay = new Date('2100-01-01');
    await sweepUnheld(db.pool, place.vault, someDay);
    const before = (await place.files()).length;
    await inTransaction(db.pool, async (client) => own.eraseOfReports?.(client, [rows[0].report]));
    expect(await on.list(one)).toEqual([]);
    expect(await on.list(two)).toHaveLength(1);
    await inTransaction(db.pool, async (client) => own.erase(client, [rows[0].id]));
    expect(await own.read(db.pool, [rows[0].id])).toEqual([]);
    await sweepUnheld(db.pool, place.vault, someDay);
    expect(await place.files()).toHaveLength(before - 2);
    expect(await on.list(stranger)).toHaveLength(1);
    expect(await on.findings()).toEqual([]);
  });
});
