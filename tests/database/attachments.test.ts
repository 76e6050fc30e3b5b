import './intake-settings';
import { randomBytes } from 'node:crypto';
import sharp from 'sharp';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { mergeReporters } from '@/lib/accounts/merge-reporters.server';
import { decide } from '@/lib/desk/decide.server';
import { findOnDesk, readDesk } from '@/lib/desk/desk-queue.server';
import { MOST_FILES } from '@/lib/evidence/attachment';
import { checkAttachments } from '@/lib/evidence/check/check-attachments.server';
import { ownRowsOf } from '@/lib/evidence/own-rows.server';
import { findEntry, findLocked, unlock } from '@/lib/evidence/read-attachments.server';
import { removeAttachment, removeOld } from '@/lib/evidence/remove-attachments.server';
import { CSV, m4a, mp3, SECRET } from '@/lib/evidence/sample-files.fixture';
import { lookForFiles, rewrapKeys, sweepUnheld } from '@/lib/evidence/sweep-objects.server';
import { fileKeys } from '@/lib/evidence/vault/file-keys';
import { countEntries, readEntryCounts } from '@/lib/ledger/count-entries.server';
import { proveEvidence } from '@/lib/ledger/prove-evidence.server';
import { publishCheckpoint } from '@/lib/ledger/publish-checkpoint.server';
import { verifyReceiptProof } from '@/lib/ledger/receipt-proof';
import { signerOf } from '@/lib/ledger/sign-checkpoint';
import { chinaLocal } from '@/lib/platform/china-time';
import { inTransaction } from '@/lib/platform/in-transaction.server';
import { foldReports } from '@/lib/ranking/units/fold-reports.server';
import { recountUnits } from '@/lib/ranking/units/recount.server';
import { drawCallLog as callLog } from '../draw-call-log';
import { keys, newDevice, now } from './arrivals';
import { attachmentsOf, picture, vaultFixture } from './attachment-fixture';
import { type IntakeFixture, intakeFixture } from './intake-fixture';

let db: IntakeFixture;
let place: Awaited<ReturnType<typeof vaultFixture>>;
let on: ReturnType<typeof attachmentsOf>;

beforeAll(async () => {
  db = await intakeFixture();
  place = await vaultFixture();
  on = attachmentsOf(db, place.vault);
});

afterAll(async () => {
  await db.close();
  await place.close();
});

/** What earlier tests left is nobody's business any more: neither the machine's nor the desk's. */
const settled = async () => {
  await db.pool.query(
    `UPDATE attachment SET machine = 'done', audit = false, state = CASE state WHEN 'waiting' THEN 'unsupported' ELSE state END`,
  );
  await sweepUnheld(db.pool, place.vault, LATER);
};

const LATER = new Date(now.getTime() + 2 * 3_600_000);
const check = (auditShare = 0) =>
  checkAttachments({ ...on.parts, keys, auditShare, chance: () => 0.5, now: () => now });

async function bytesOf(receipt: string, name: string): Promise<Buffer> {
  const locked = await findLocked(db.pool, receipt, name);
  const opened = locked && (await unlock(place.vault, locked));
  const all: Buffer[] = [];
  for await (const piece of opened ?? []) all.push(piece);
  return Buffer.concat(all);
}

/** The evidence cells hold what a recount of everything gives. */
async function expectRecounted() {
  await foldReports(db.pool);
  expect(await recountUnits(db.pool, { repair: false })).toMatchObject({ different: 0 });
}

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
    expect(await sharp(await bytesOf(receipt, added.value)).metadata()).toMatchObject({ width: 60, height: 40 });
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
    const kept = await bytesOf(receipt, added.ok ? added.value : '');
    const { exif, xmp, iptc, width } = await sharp(kept).metadata();
    expect({ exif, xmp, iptc }).toEqual({ exif: undefined, xmp: undefined, iptc: undefined });
    expect(width).toBe(80);
    for (const trace of ['Zhang', 'Exif', 'GPS', 'script', 'PK\x03\x04'])
      expect(kept.includes(trace), trace).toBe(false);
    const sound = await on.add(receipt, m4a());
    expect((await bytesOf(receipt, sound.ok ? sound.value : '')).includes(SECRET.slice(0, 9))).toBe(false);
  });

  it('lies on the disk as nothing that could be read', async () => {
    const receipt = await on.call();
    const added = await on.add(receipt, CSV);
    const locked = await findLocked(db.pool, receipt, added.ok ? added.value : '');
    const stored: Buffer[] = [];
    for await (const piece of (await place.vault.store.get(locked?.objectKey ?? '')) ?? [])
      stored.push(piece as Buffer);
    expect(Buffer.concat(stored).includes('13800138000')).toBe(false);
    expect((await bytesOf(receipt, added.ok ? added.value : '')).equals(CSV)).toBe(true);
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

describe('the machine', () => {
  beforeEach(settled);
  const at = new Date(now.getTime() - 26 * 60_000);
  const clock = chinaLocal(at).slice(11);
  const call = (number: string, device = newDevice()) => on.call({ number, calledAt: at.toISOString() }, device);

  it('finds number and minute in a screenshot, raises the driver to tier 2, and lowers him when it is withdrawn', {
    timeout: 60_000,
  }, async () => {
    const receipt = await call('138 6100 7788');
    const shot = await callLog([
      ['139 1111 2222', '08:01', 'Foshan'],
      ['138 6100 7788', clock, 'Guangzhou'],
      ['95511', '07:15', 'PA'],
    ]);
    const wrong = await callLog([
      ['138 6100 7788', '03:33', 'Guangzhou'],
      ['139 1111 2222', clock, 'Foshan'],
    ]);
    const added = await on.add(receipt, shot);
    await on.add(receipt, wrong);
    await check();
    expect((await on.list(receipt)).map(({ state, underWay, checkedBy }) => ({ state, underWay, checkedBy }))).toEqual([
      { state: 'checked', underWay: false, checkedBy: 'machine' },
      { state: 'waiting', underWay: false, checkedBy: null },
    ]);
    expect(await on.tierOf(receipt)).toBe(2);
    await expectRecounted();
    const cells = async () =>
      (
        await db.pool.query(
          'SELECT DISTINCT tier FROM reporter_evidence WHERE reporter_id = (SELECT reporter_id FROM report WHERE receipt = $1)',
          [receipt],
        )
      ).rows;
    expect(await cells()).toEqual([{ tier: 2 }]);
    expect(await removeAttachment(db.pool, receipt, added.ok ? added.value : '', now)).toBe(1);
    expect(await on.tierOf(receipt)).toBe(0);
    await expectRecounted();
    expect(await cells()).toEqual([{ tier: 0 }]);
    const swept = await sweepUnheld(db.pool, place.vault, now);
    expect(swept).toBeGreaterThanOrEqual(1);
    expect(await on.findings()).toEqual([]);
  });

  it('reads a bill, and leaves to a person what another driver gave too', async () => {
    const receipt = await call('138 6100 7799');
    const bill = Buffer.from(`时间,方式,号码\n${chinaLocal(at).replace('T', ' ')}:09,被叫,13861007799\n`);
    await on.add(receipt, bill);
    await check();
    expect(await on.list(receipt)).toMatchObject([{ state: 'checked', kind: 'bill' }]);
    const other = await call('138 6100 7799');
    await on.add(other, bill);
    await check();
    expect(await on.list(other)).toMatchObject([{ state: 'waiting', underWay: false }]);
    expect(await on.tierOf(other)).toBe(0);
  });

  it('asks a person after three attempts that failed', async () => {
    const receipt = await call('138 6100 7800');
    const added = await on.add(receipt, await picture());
    const locked = await findLocked(db.pool, receipt, added.ok ? added.value : '');
    const store = { ...place.vault.store, get: () => Promise.reject(new Error('down')) };
    for (let n = 1; n <= 3; n++) {
      const later = new Date(now.getTime() + n * 6 * 60_000);
      await checkAttachments({
        ...on.parts,
        vault: { ...place.vault, store },
        keys,
        auditShare: 0,
        chance: () => 1,
        now: () => later,
      });
      expect(await on.list(receipt)).toMatchObject([{ state: 'waiting', underWay: n < 3 }]);
    }
    expect(locked).not.toBeNull();
  });

  it('keeps the tier of a driver whose devices become one, and two withdrawals at once end below it', async () => {
    const [a, b] = [await call('138 6100 7801'), await call('138 6100 7802')];
    const names: [string, string][] = [];
    for (const [receipt, number] of [
      [a, '13861007801'],
      [b, '13861007802'],
    ] as const) {
      const added = await on.add(receipt, Buffer.from(`时间,号码\n${chinaLocal(at).replace('T', ' ')},${number}\n`));
      names.push([receipt, added.ok ? added.value : '']);
    }
    await check();
    const ids = await Promise.all(
      [a, b].map(async (receipt) =>
        BigInt((await db.pool.query('SELECT reporter_id AS id FROM report WHERE receipt = $1', [receipt])).rows[0].id),
      ),
    );
    await inTransaction(db.pool, (client) =>
      mergeReporters(client, { id: ids[1] ?? 0n, userId: null }, { id: ids[0] ?? 0n, userId: null }),
    );
    expect(await on.tierOf(b)).toBe(2);
    await Promise.all(names.map(([receipt, name]) => removeAttachment(db.pool, receipt, name, now)));
    expect(await on.tierOf(a)).toBe(0);
    await expectRecounted();
    expect(await on.findings()).toEqual([]);
  });
});

describe('a moderator', () => {
  beforeEach(settled);
  const act = (name: string, decision: string, reason: string, number = '') =>
    decide({ pool: db.pool, keys, now, moderator: 'moderator-0123456789ab' }, { name, decision, reason, number });

  it('sees one file after the other and nothing of who gave it; the first decision stands on record', async () => {
    const receipt = await on.call({ number: '138 7100 0001' });
    const added = await on.add(receipt, m4a({ index: 'first' }));
    await check();
    const name = added.ok ? added.value : '';
    const desk = await readDesk(db.pool);
    expect(desk).toMatchObject({ waiting: 1, item: { name, kind: 'recording', numberPrefix: '138' } });
    expect(JSON.stringify(desk)).not.toMatch(new RegExp(`${receipt}|reporter|caller_?key`, 'i'));
    expect(await act(name, 'checked', 'other_number')).toEqual({ ok: false, error: 'bad_decision' });
    expect(await act(name, 'constructor', 'x')).toEqual({ ok: false, error: 'bad_decision' });
    expect(await act(name, 'checked', 'speaks_of_the_call', '138 7100 0002')).toEqual({
      ok: false,
      error: 'number_differs',
    });
    expect(await act(name, 'checked', 'speaks_of_the_call', 'x')).toEqual({ ok: false, error: 'not_a_number' });
    const both = await Promise.all([
      act(name, 'checked', 'speaks_of_the_call', '13871000001'),
      act(name, 'unreadable', 'no_sound'),
    ]);
    expect(both.map(({ ok }) => ok).sort()).toEqual([false, true]);
    expect(await findOnDesk(db.pool, name)).toBeNull();
    const { rows } = await db.pool.query(
      `SELECT decided_by, decision FROM attachment_decision WHERE decided_by <> 'machine' AND entry = (SELECT entry FROM attachment WHERE name = $1)`,
      [name],
    );
    expect(rows).toHaveLength(1);
    await expect(db.pool.query('UPDATE attachment_decision SET reason = reason')).rejects.toThrow(/append-only/);
    await expect(db.pool.query('DELETE FROM attachment_decision')).rejects.toThrow(/append-only/);
  });

  it('checks the machine now and then, and a file that must go is gone', async () => {
    const at = new Date(now.getTime() - 60_000);
    const receipt = await on.call({ number: '138 7100 0003', calledAt: at.toISOString() });
    const added = await on.add(receipt, Buffer.from(`a,b\n${chinaLocal(at).replace('T', ' ')},13871000003\n`));
    await check(1);
    const name = added.ok ? added.value : '';
    expect(await on.tierOf(receipt)).toBe(2);
    expect((await readDesk(db.pool)).item).toMatchObject({ name, audit: true });
    const before = (await place.files()).length;
    expect(await act(name, 'taken_down', 'somebody_else')).toEqual({ ok: true, value: null });
    expect(await on.tierOf(receipt)).toBe(0);
    expect(await sweepUnheld(db.pool, place.vault, now)).toBe(1);
    expect(await place.files()).toHaveLength(before - 1);
    expect(await on.list(receipt)).toMatchObject([{ state: 'taken_down', reason: 'somebody_else' }]);
    expect(await bytesOf(receipt, name)).toHaveLength(0);
    expect(await on.findings()).toEqual([]);
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
    const before = await bytesOf(receipt, name);
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
    for await (const piece of files[0]?.bytes() ?? []) bytes.push(piece);
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

describe('the public log', () => {
  const signer = signerOf('wurao.example/ledger', new Uint8Array(32).fill(9));

  it('proves that a file was given, without saying more than its hash', async () => {
    const receipt = await on.call();
    const added = await on.add(receipt, await picture());
    const entry = (await findEntry(db.pool, receipt, added.ok ? added.value : '')) ?? '';
    expect(await proveEvidence(db.pool, entry)).toEqual({ kind: 'pending' });
    await publishCheckpoint(db.pool, [signer], now);
    const state = await proveEvidence(db.pool, entry);
    if (state?.kind !== 'proven') throw new Error('not proven');
    expect(verifyReceiptProof(state.proof, [signer.verifier]).ok).toBe(true);
    expect(Object.keys(state.proof.content).sort()).toEqual(['kind', 'of', 'sha256', 'what']);
    expect(
      verifyReceiptProof({ ...state.proof, content: { ...state.proof.content, what: 'bill' } }, [signer.verifier]).ok,
    ).toBe(false);
    await removeAttachment(db.pool, receipt, added.ok ? added.value : '', now);
    expect(await proveEvidence(db.pool, entry)).toBeNull();
  });

  it('names a row that was changed or taken away behind its back', async () => {
    const receipt = await on.call();
    const added = await on.add(receipt, await picture());
    const name = added.ok ? added.value : '';
    expect(await on.findings()).toEqual([]);
    await db.pool.query(`UPDATE attachment SET kind = 'bill' WHERE name = $1`, [name]);
    expect(await on.findings()).toEqual([expect.stringMatching(/another hash, kind or report/)]);
    await db.pool.query('DELETE FROM attachment WHERE name = $1', [name]);
    expect(await on.findings()).toEqual([expect.stringMatching(/evidence of entry \d+ is gone, and no erasure/)]);
  });

  it('counts files by kind only where five people are behind what is new', async () => {
    const size = async () =>
      Number((await db.pool.query('SELECT max(size) AS size FROM ledger_checkpoint')).rows[0].size);
    await publishCheckpoint(db.pool, [signer], now);
    await countEntries(db.pool, await size());
    const shown = async () => {
      await publishCheckpoint(db.pool, [signer], now);
      await countEntries(db.pool, await size());
      return (await readEntryCounts(db.pool)).find(({ code }) => code === 'evidence:recording')?.count?.reports ?? null;
    };
    const before = await shown();
    const one = await on.call();
    for (let n = 0; n < 5; n++) await on.add(one, mp3(30 + n));
    expect(await shown()).toBe(before);
    for (let n = 0; n < 5; n++) await on.add(await on.call(), mp3(40 + n));
    expect(await shown()).toBeGreaterThanOrEqual(10);
  });
});
