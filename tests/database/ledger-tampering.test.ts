import { beforeAll, describe, expect, it } from 'vitest';
import { adoptReports } from '@/lib/ledger/adopt-reports.server';
import { eraseContent } from '@/lib/ledger/erase-content.server';
import { proveConsistency } from '@/lib/ledger/prove-consistency.server';
import { proveReport } from '@/lib/ledger/prove-report.server';
import { verifyConsistencyProof } from '@/lib/ledger/receipt-proof';
import { OPEN_COLUMNS, SEALED_COLUMNS } from '@/lib/ledger/report-content';
import { inTransaction } from '@/lib/platform/in-transaction.server';
import { LedgerFixture } from './ledger-fixture';

const log = new LedgerFixture();

/** A log of more than one tile, with removals, a merge and checkpoints. */
beforeAll(async () => {
  const receipts = await Promise.all(Array.from({ length: 270 }, () => log.send(log.db.queue)));
  await log.removeOne(receipts[100] ?? '');
  await log.publish();
  await log.removeOne(receipts[200] ?? '', 'test');
  await log.db.pool.query(
    'UPDATE reporter SET merged_into_id = (SELECT min(id) FROM reporter) WHERE id = (SELECT max(id) FROM reporter)',
  );
  await log.publish();
});

describe('tampering is found and named', () => {
  const other: Record<string, string> = {
    id: '990000 + id',
    reporter_id: '(SELECT max(id) - 1 FROM reporter)',
    receipt: `reverse(receipt)`,
    received_at: `received_at - interval '1 millisecond'`,
    called_at: `called_at - interval '1 minute'`,
    caller_key: 'sha256(caller_key)',
    claim: `'impersonation'`,
    insurer_id: `'picc'`,
    city_adcode: '(SELECT min(adcode) FROM city)',
    facts: `array_append(facts, 'knew_plate')`,
    lures: `array_append(lures, 'cash')`,
    did: `array_append(did, 'hung_up')`,
    wants: `array_append(wants, 'stop')`,
    refused_days_ago: 'coalesce(refused_days_ago, 0) + 1',
    same_day_calls: 'coalesce(same_day_calls, 0) + 1',
    days_to_expiry: 'coalesce(days_to_expiry, 0) + 1',
  };

  it.each([...OPEN_COLUMNS, ...SEALED_COLUMNS])('in column %s of a report', async (column) => {
    const { rows } = await log.db.pool.query<{ id: string; entry: string }>(
      'SELECT r.id, e.index AS entry FROM report r JOIN ledger_entry e ON e.report_id = r.id WHERE r.reporter_id < 200 ORDER BY random() LIMIT 1',
    );
    const { id, entry } = rows[0] ?? { id: '0', entry: '0' };
    const expected =
      column === 'id'
        ? [
            `report ${id} of entry ${entry} is gone, and no erasure was recorded`,
            `report ${990_000 + Number(id)} has no entry`,
          ]
        : [`report ${id} or the salt of its entry ${entry} was changed`];
    const change = `UPDATE report SET ${column} = ${other[column] ?? `coalesce(${column}, '') || 'x'`} WHERE id = $1`;
    expect(await log.foundAfter(change, [id])).toEqual(expected);
  });

  const ENTRY = 'WHERE index = 20';
  it.each([
    [
      'a salt',
      `UPDATE ledger_entry SET salt = substring(sha256(salt) FOR 16) ${ENTRY}`,
      /report \d+ or the salt of its entry 20 was changed/,
    ],
    [
      'a commitment',
      `UPDATE ledger_entry SET commitment = sha256(commitment) ${ENTRY}`,
      /entry 20 is not the one that the tree was built from/,
    ],
    [
      'a salt that is gone',
      `UPDATE ledger_entry SET salt = NULL ${ENTRY}`,
      /the salt of entry 20 is gone, and no erasure was recorded/,
    ],
    ['a missing entry', `DELETE FROM ledger_entry ${ENTRY}`, /^entry 20 is missing$/],
    [
      'a kind',
      `UPDATE ledger_entry SET kind = 'merge' WHERE index = (SELECT min(index) FROM ledger_entry WHERE kind = 'padding')`,
      /what entry \d+ says, its kind or its salt was changed/,
    ],
    [
      'a reason',
      `UPDATE ledger_entry SET content = replace(content, 'brigade', 'mistake') WHERE kind = 'removal' AND content LIKE '%brigade%'`,
      /what entry \d+ says/,
    ],
    [
      'entries that changed places',
      'UPDATE ledger_entry e SET commitment = o.commitment, salt = o.salt, report_id = -o.index FROM ledger_entry o WHERE (e.index, o.index) IN ((20, 21), (21, 20))',
      /entry 21 is not the one that the tree was built from/,
    ],
    [
      'a removal that is gone',
      `DELETE FROM removal WHERE ctid = (SELECT min(ctid) FROM removal)`,
      /the report of entry \d+ was removed, and the removal is gone/,
    ],
    [
      'a removal nobody recorded',
      `INSERT INTO removal SELECT max(id), 'brigade', now() FROM report r WHERE NOT EXISTS (SELECT FROM removal m WHERE m.report_id = r.id)`,
      /the removal of report \d+ has no entry/,
    ],
    [
      'another reason',
      `UPDATE removal SET reason = 'other' WHERE ctid = (SELECT min(ctid) FROM removal)`,
      /the removal of report \d+ gives another reason/,
    ],
    [
      'a merge nobody recorded',
      'UPDATE reporter SET merged_into_id = 1 WHERE id = 3',
      /the merge of reporter 3 is not the one in the log/,
    ],
    [
      'a merge undone',
      'UPDATE reporter SET merged_into_id = NULL WHERE merged_into_id IS NOT NULL',
      /reporter \d+ was merged, and stands by itself again/,
    ],
    ['a head set back', 'UPDATE ledger_head SET size = size - 2', /the head of the log says|has another root/],
    [
      'a tile',
      'UPDATE ledger_tile SET hashes = set_byte(hashes, 7, 255 - get_byte(hashes, 7)) WHERE level = 1',
      /^tile 1\/0 is not what the entries give$/,
    ],
    [
      'a checkpoint’s root',
      'UPDATE ledger_checkpoint SET root = sha256(root) WHERE size = (SELECT max(size) FROM ledger_checkpoint)',
      /the checkpoint of \d+ is not signed/,
    ],
    [
      'a checkpoint’s note',
      `UPDATE ledger_checkpoint SET note = replace(note, 'wurao', 'wurau') WHERE size = (SELECT max(size) FROM ledger_checkpoint)`,
      /the checkpoint of \d+ is not signed/,
    ],
  ])('in %s', async (_, sql, words) => {
    const found = await log.foundAfter(sql);
    expect(
      found.some((line) => words.test(line)),
      found.join('\n'),
    ).toBe(true);
  });

  it('in a report that is gone', async () => {
    const { rows } = await log.db.pool.query<{ id: string }>(
      'SELECT min(id) AS id FROM report r WHERE NOT EXISTS (SELECT FROM removal m WHERE m.report_id = r.id)',
    );
    const id = rows[0]?.id;
    expect(await log.foundAfter('DELETE FROM report WHERE id = $1', [id])).toEqual([
      expect.stringMatching(new RegExp(`^report ${id} of entry \\d+ is gone`)),
    ]);
  });
});

describe('what was there before, and what is erased', () => {
  it('enters reports, removals and merges that have no entry, once', async () => {
    await log.anew();
    const old = [await log.send(log.db.queue), await log.send(log.db.queue), await log.send(log.db.queue)];
    await inTransaction(log.db.pool, async (client) => {
      await log.tamper(client, 'DELETE FROM ledger_entry');
      await log.tamper(client, 'UPDATE ledger_head SET size = 0');
      await log.tamper(client, 'UPDATE reporter SET merged_into_id = 1 WHERE id = 2');
    });
    await log.removeOne(old[0] ?? '');
    expect(await log.findings()).toHaveLength(5);
    await Promise.all([adoptReports(log.db.pool), adoptReports(log.db.other), log.send(log.db.queue)]);
    expect(await log.kindsOf()).toEqual({ report: 4, removal: 1, merge: 1 });
    expect(await adoptReports(log.db.pool)).toBe(0);
    expect(await log.kindsOf()).toEqual({ report: 4, removal: 1, merge: 1 });
    expect(await log.publish()).toBe(8);
    expect(await log.findings()).toEqual([]);
  });

  it('lets content be erased and keeps the hash, and says that it was', async () => {
    const receipt = await log.send(log.db.queue);
    await log.removeOne(receipt);
    const size = await log.publish();
    const { rows } = await log.db.pool.query<{ id: string }>('SELECT id FROM report WHERE receipt = $1', [receipt]);
    const id = rows[0]?.id ?? '';
    const erase = async (sql: string) =>
      inTransaction(log.db.pool, async (client) => {
        expect(await eraseContent(client, [id])).toBe(1);
        await client.query('DELETE FROM removal WHERE report_id = $1', [id]);
        await client.query('ALTER TABLE report DISABLE TRIGGER USER');
        await client.query('DELETE FROM submission WHERE report_id = $1', [id]);
        await client.query('DELETE FROM report WHERE id = $1', [id]);
        await client.query('ALTER TABLE report ENABLE TRIGGER USER');
        await client.query(sql);
      });
    await expect(erase('SELECT 1 / 0')).rejects.toThrow();
    expect(await proveReport(log.db.pool, receipt)).toMatchObject({ value: { kind: 'proven' } });
    await erase('SELECT 1');
    expect(await log.findings()).toEqual([]);
    expect(await log.kindsOf()).toMatchObject({ erasure: 1 });
    const next = await log.publish();
    const proof = await proveConsistency(log.db.pool, size ?? 0, next ?? 0);
    expect(proof.ok && verifyConsistencyProof(proof.value, log.keys).ok).toBe(true);
    expect(await log.foundAfter(`DELETE FROM ledger_entry WHERE kind = 'erasure'`)).toContainEqual(
      expect.stringMatching(/the salt of entry \d+ is gone, and no erasure was recorded/),
    );
  });
});
