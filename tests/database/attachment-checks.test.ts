import './intake-settings';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { mergeReporters } from '@/lib/accounts/merge-reporters.server';
import { decide } from '@/lib/desk/decide.server';
import { findOnDesk, readDesk } from '@/lib/desk/desk-queue.server';
import { checkAttachments } from '@/lib/evidence/check/check-attachments.server';
import { findLocked } from '@/lib/evidence/read-attachments.server';
import { removeAttachment } from '@/lib/evidence/remove-attachments.server';
import { m4a } from '@/lib/evidence/sample-files.fixture';
import { sweepUnheld } from '@/lib/evidence/sweep-objects.server';
import { chinaLocal } from '@/lib/platform/china-time';
import { inTransaction } from '@/lib/platform/in-transaction.server';
import { foldReports } from '@/lib/ranking/units/fold-reports.server';
import { recountUnits } from '@/lib/ranking/units/recount.server';
import { drawCallLog as callLog } from '../draw-call-log';
import { keys, newDevice, now } from './arrivals';
import { attachmentFixture, picture } from './attachment-fixture';

let fixture: Awaited<ReturnType<typeof attachmentFixture>>;
let db: typeof fixture.db;
let place: typeof fixture.place;
let on: typeof fixture.on;

beforeAll(async () => {
  fixture = await attachmentFixture();
  ({ db, place, on } = fixture);
});

afterAll(() => fixture.close());

/** The evidence cells hold what a recount of everything gives. */
async function expectRecounted() {
  await foldReports(db.pool);
  expect(await recountUnits(db.pool, { repair: false })).toMatchObject({ different: 0 });
}

describe('the machine', () => {
  beforeEach(() => on.settle());
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
    await on.check();
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

  it('reads a screenshot that was given for several calls once, and finds each in it by its own number', {
    timeout: 60_000,
  }, async () => {
    const device = newDevice();
    const calls = await Promise.all(
      ['138 6100 7711', '138 6100 7722', '138 6100 7733'].map((number) => call(number, device)),
    );
    const shot = await callLog([
      ['138 6100 7711', clock, 'Guangzhou'],
      ['138 6100 7722', clock, 'Foshan'],
    ]);
    for (const receipt of calls) await on.add(receipt, shot);
    let opened = 0;
    const get = (...key: Parameters<typeof place.vault.store.get>) => {
      opened++;
      return place.vault.store.get(...key);
    };
    const vault = { ...place.vault, store: { ...place.vault.store, get } };
    await checkAttachments({ ...on.parts, vault, keys, auditShare: 0, chance: () => 0.5, now: () => now });
    expect(opened).toBe(1);
    const states = await Promise.all(calls.map(async (receipt) => (await on.list(receipt))[0]?.state));
    expect(states).toEqual(['checked', 'checked', 'waiting']);
  });

  it('reads a bill, and leaves to a person what another driver gave too', async () => {
    const receipt = await call('138 6100 7799');
    const bill = Buffer.from(`时间,方式,号码\n${chinaLocal(at).replace('T', ' ')}:09,被叫,13861007799\n`);
    await on.add(receipt, bill);
    await on.check();
    expect(await on.list(receipt)).toMatchObject([{ state: 'checked', kind: 'bill' }]);
    const other = await call('138 6100 7799');
    await on.add(other, bill);
    await on.check();
    expect(await on.list(other)).toMatchObject([{ state: 'waiting', underWay: false }]);
    expect(await on.tierOf(other)).toBe(0);
  });

  it('looks at one file of each driver after the other, however many one of them gives', async () => {
    const flood = newDevice();
    const names = new Map<string, string>();
    const give = async (who: string, device = newDevice()) => {
      const added = await on.add(await call('138 6100 7850', device), await picture());
      const { rows } = await db.pool.query('SELECT id FROM attachment WHERE name = $1', [added.ok ? added.value : '']);
      names.set(String(rows[0].id), who);
    };
    for (let n = 0; n < 5; n++) await give('flood', flood);
    const second = newDevice();
    for (let n = 0; n < 2; n++) await give('second', second);
    await give('single');
    const order: string[] = [];
    let at = now.getTime();
    const check = (stopped: () => boolean) =>
      checkAttachments({ ...on.parts, keys, auditShare: 0, chance: () => 1, now: () => new Date(at++) }, stopped);
    for (let n = 0; n < 8; n++) {
      let looked = 0;
      await check(() => looked++ > 0);
      const { rows } = await db.pool.query(
        `SELECT id FROM attachment WHERE machine = 'done' AND id = ANY($1::bigint[])`,
        [[...names.keys()]],
      );
      for (const { id } of rows) {
        const who = names.get(String(id));
        if (who) order.push(who);
        names.delete(String(id));
      }
    }
    expect(order).toEqual(['flood', 'second', 'single', 'flood', 'second', 'flood', 'flood', 'flood']);
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
    await on.check();
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
  beforeEach(() => on.settle());
  const act = (name: string, decision: string, reason: string, number = '') =>
    decide({ pool: db.pool, keys, now, moderator: 'moderator-0123456789ab' }, { name, decision, reason, number });

  it('sees one file after the other and nothing of who gave it; the first decision stands on record', async () => {
    const receipt = await on.call({ number: '138 7100 0001' });
    const added = await on.add(receipt, m4a({ index: 'first' }));
    await on.check();
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
    await on.check(1);
    const name = added.ok ? added.value : '';
    expect(await on.tierOf(receipt)).toBe(2);
    expect((await readDesk(db.pool)).item).toMatchObject({ name, audit: true });
    const before = (await place.files()).length;
    expect(await act(name, 'taken_down', 'somebody_else')).toEqual({ ok: true, value: null });
    expect(await on.tierOf(receipt)).toBe(0);
    expect(await sweepUnheld(db.pool, place.vault, now)).toBe(1);
    expect(await place.files()).toHaveLength(before - 1);
    expect(await on.list(receipt)).toMatchObject([{ state: 'taken_down', reason: 'somebody_else' }]);
    expect(await on.bytesOf(receipt, name)).toHaveLength(0);
    expect(await on.findings()).toEqual([]);
  });
});
