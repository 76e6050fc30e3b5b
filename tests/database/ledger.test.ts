import { describe, expect, it } from 'vitest';
import { countEntries, readEntryCounts } from '@/lib/ledger/count-entries.server';
import { proveConsistency } from '@/lib/ledger/prove-consistency.server';
import { proveReport } from '@/lib/ledger/prove-report.server';
import { readTile } from '@/lib/ledger/read-tile.server';
import { verifyConsistencyProof, verifyReceiptProof } from '@/lib/ledger/receipt-proof';
import { listCheckpoints } from '@/lib/ledger/stored-checkpoints.server';
import { IntakeQueue } from '@/lib/reports/intake/intake-queue.server';
import { arrivalOf, newDevice, report } from './arrivals';
import { LedgerFixture } from './ledger-fixture';

const log = new LedgerFixture();

describe('the log', () => {
  it('gives every accepted report one place, without a gap, whatever comes at once', async () => {
    const queues = [log.db.queue, new IntakeQueue(log.db.other), new IntakeQueue(log.db.other)];
    const first = await log.send(log.db.queue);
    const sent = Array.from({ length: 240 }, (_, n) => log.send(queues[n % 3] as IntakeQueue));
    const same = report();
    const device = newDevice();
    const twice = queues.map((queue) => queue.submit(arrivalOf(same, { device })));
    const signing = Array.from({ length: 4 }, () => log.publish().catch((error: Error) => error));
    const removing = log.removeOne(first);
    await Promise.all([...sent, ...twice, removing]);
    for (const outcome of await Promise.all(signing)) expect(outcome).not.toBeInstanceOf(Error);
    const { rows } = await log.db.pool.query<{ gap: number; twice: number; unentered: number }>(`
      SELECT (SELECT max(index) + 1 - count(*) FROM ledger_entry)::int AS gap,
        (SELECT count(*) - count(DISTINCT report_id) FROM ledger_entry WHERE kind = 'report')::int AS twice,
        (SELECT count(*) FROM report r WHERE NOT EXISTS (SELECT FROM ledger_entry e WHERE e.report_id = r.id))::int AS unentered`);
    expect(rows[0]).toEqual({ gap: 0, twice: 0, unentered: 0 });
    expect(await log.kindsOf()).toMatchObject({ report: 242, removal: 1 });
    expect(await log.findings()).toEqual([]);
  });

  it('appends nothing for a report that is refused, replayed or rolled back', async () => {
    const before = await log.kindsOf();
    const said = report();
    const device = newDevice();
    await log.db.queue.submit(arrivalOf(said, { device }, 'key-of-one'));
    await log.db.queue.submit(arrivalOf(said, { device }, 'key-of-one'));
    await log.db.queue.submit(arrivalOf(said, { device }, 'key-of-other'));
    const bad = arrivalOf(report(), { device });
    await expect(log.db.queue.submit({ ...bad, row: { ...bad.row, city_adcode: '999999' } })).rejects.toThrow();
    const after = await log.kindsOf();
    expect(after.report).toBe((before.report ?? 0) + 1);
    expect(await log.findings()).toEqual([]);
  });

  it('refuses to be changed, also by whoever may write', async () => {
    for (const sql of [
      'UPDATE ledger_entry SET commitment = sha256(commitment) WHERE index = 3',
      'UPDATE ledger_entry SET salt = NULL, index = 999999 WHERE index = 3',
      'DELETE FROM ledger_entry WHERE index = 3',
      'TRUNCATE ledger_entry',
      'UPDATE ledger_checkpoint SET signed_at = now()',
      'DELETE FROM ledger_checkpoint',
    ]) {
      await expect(log.db.pool.query(sql), sql).rejects.toThrow(/refused/);
    }
  });

  it('records what becomes of a removal, and a merge', async () => {
    const receipt = await log.send(log.db.queue);
    await log.removeOne(receipt);
    await log.db.pool.query(
      `UPDATE removal SET reason = 'duplicate' WHERE report_id = (SELECT id FROM report WHERE receipt = $1)`,
      [receipt],
    );
    await log.db.pool.query('DELETE FROM removal WHERE report_id = (SELECT id FROM report WHERE receipt = $1)', [
      receipt,
    ]);
    await log.db.pool.query(
      'UPDATE reporter SET merged_into_id = (SELECT min(id) FROM reporter) WHERE id = (SELECT max(id) FROM reporter)',
    );
    expect(await log.kindsOf()).toMatchObject({ removal: 2, correction: 2, merge: 1 });
    expect(await log.findings()).toEqual([]);
  });
});

describe('checkpoints', () => {
  it('are signed when the log has grown, of a multiple of eight entries, each the beginning of the next', async () => {
    for (let round = 0; round < 3; round++) {
      await log.send(log.db.queue);
      expect((await log.publish()) ?? -1).toSatisfy((size: number) => size > 0 && size % 8 === 0);
      expect(await log.publish()).toBeNull();
    }
    const sizes = (await listCheckpoints(log.db.pool, { below: null, limit: 100 })).map(({ size }) => size).reverse();
    expect(sizes.length).toBeGreaterThan(3);
    for (const [n, from] of sizes.entries()) {
      for (const to of sizes.slice(n)) {
        const proof = await proveConsistency(log.db.pool, from, to);
        expect(proof.ok && verifyConsistencyProof(proof.value, log.keys).ok, `${from} to ${to}`).toBe(true);
      }
    }
    expect(await proveConsistency(log.db.pool, 0, 8)).toEqual({ ok: false, error: 0 });
  });

  it('prove every report to whoever has its salt, and nothing else', async () => {
    const { rows } = await log.db.pool.query<{ receipt: string }>('SELECT receipt FROM report');
    for (const { receipt } of rows) {
      const state = await proveReport(log.db.pool, receipt);
      if (!state.ok || state.value.kind !== 'proven') throw new Error('not proven');
      const { proof } = state.value;
      expect(verifyReceiptProof(proof, log.keys).ok).toBe(true);
      expect(proof.content.receipt).toBe(receipt);
      const other = { ...proof, content: { ...proof.content, insurer_id: 'picc' } };
      expect(verifyReceiptProof(other, log.keys)).toEqual({ ok: false, error: 'not_included' });
    }
  });

  it('say of a new report that its proof is still to come', async () => {
    const receipt = await log.send(log.db.queue);
    expect(await proveReport(log.db.pool, receipt)).toEqual({ ok: true, value: { kind: 'pending' } });
    await log.publish();
    expect(await proveReport(log.db.pool, receipt)).toMatchObject({ value: { kind: 'proven' } });
    expect(await proveReport(log.db.pool, '0000000000000000')).toEqual({ ok: false, error: 'not_in_the_log' });
  });

  it('come with tiles that hold hashes of salted content and no more', async () => {
    const full = await readTile(log.db.pool, { kind: 0, index: 0, width: 256 });
    expect(full).toHaveLength(256 * 32);
    expect(await readTile(log.db.pool, { kind: 0, index: 0, width: 3 })).toEqual(full?.subarray(0, 96));
    const entries = await readTile(log.db.pool, { kind: 'entries', index: 0, width: 2 });
    expect(entries?.subarray(0, 3).toString('hex')).toBe('002101');
    expect(entries).toHaveLength(2 * 35);
    expect(await readTile(log.db.pool, { kind: 0, index: 9, width: 1 })).toBeNull();
    expect(await readTile(log.db.pool, { kind: 7, index: 0, width: 1 })).toBeNull();
  });

  it('are not signed once the log no longer begins as the last one says', async () => {
    await log.send(log.db.queue);
    const { rows } = await log.db.pool.query<{ hashes: Buffer }>(
      'SELECT hashes FROM ledger_tile WHERE level = 0 AND index = 0',
    );
    await log.db.pool.query(
      'UPDATE ledger_tile SET hashes = set_byte(hashes, 9, 255 - get_byte(hashes, 9)) WHERE level = 0 AND index = 0',
    );
    const top =
      'UPDATE ledger_tile SET hashes = set_byte(hashes, 9, 255 - get_byte(hashes, 9)) WHERE level = 1 AND index = 0';
    await log.db.pool.query(top);
    await expect(log.publish()).rejects.toThrow('nothing is signed');
    await log.db.pool.query(top);
    await log.db.pool.query('UPDATE ledger_tile SET hashes = $1 WHERE level = 0 AND index = 0', [rows[0]?.hashes]);
    expect(await log.publish()).not.toBeNull();
    expect(await log.findings()).toEqual([]);
  });
});

describe('the counts on the page', () => {
  it('move only with five new people, and are rounded', async () => {
    const size = (await log.publish()) ?? (await listCheckpoints(log.db.pool, { below: null, limit: 1 }))[0]?.size ?? 0;
    await countEntries(log.db.pool, size);
    const before = await readEntryCounts(log.db.pool);
    expect(before.map(({ code }) => code)).toEqual(['report']);
    const shown = before[0]?.count?.reports ?? 0;
    expect(shown % 5).toBe(0);
    for (let n = 0; n < 4; n++) await log.removeOne(await log.send(log.db.queue), 'test');
    await countEntries(log.db.pool, (await log.publish()) ?? 0);
    expect(await readEntryCounts(log.db.pool)).toEqual(before);
    for (let n = 0; n < 5; n++) await log.removeOne(await log.send(log.db.queue), 'test');
    await countEntries(log.db.pool, (await log.publish()) ?? 0);
    const after = await readEntryCounts(log.db.pool);
    expect(after.map(({ code }) => code)).toEqual(['report', 'removal:test']);
    expect(after[1]?.count?.reports).toBe(10);
  });
});
