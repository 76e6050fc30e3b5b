import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { adoptReports } from '@/lib/ledger/adopt-reports.server';
import { auditLog, auditWithin } from '@/lib/ledger/audit/audit-log.server';
import { describeFinding } from '@/lib/ledger/audit/finding';
import { countEntries, readEntryCounts } from '@/lib/ledger/count-entries.server';
import { eraseContent } from '@/lib/ledger/erase-content.server';
import { proveConsistency } from '@/lib/ledger/prove-consistency.server';
import { proveReport } from '@/lib/ledger/prove-report.server';
import { publishCheckpoint } from '@/lib/ledger/publish-checkpoint.server';
import { readTile } from '@/lib/ledger/read-tile.server';
import { verifyConsistencyProof, verifyReceiptProof } from '@/lib/ledger/receipt-proof';
import { OPEN_COLUMNS, SEALED_COLUMNS } from '@/lib/ledger/report-content';
import { signerOf } from '@/lib/ledger/sign-checkpoint';
import { listCheckpoints } from '@/lib/ledger/stored-checkpoints.server';
import { inTransaction } from '@/lib/platform/in-transaction.server';
import { IntakeQueue } from '@/lib/reports/intake/intake-queue.server';
import { arrivalOf, newDevice, now, report } from './arrivals';
import { type IntakeFixture, intakeFixture } from './intake-fixture';

let db: IntakeFixture;
const signer = signerOf('wurao.example/ledger', new Uint8Array(32).fill(9));
const keys = [signer.verifier];
const publish = () => publishCheckpoint(db.pool, [signer], now);

beforeAll(async () => {
  db = await intakeFixture();
});

afterAll(() => db.close());

async function findings(): Promise<string[]> {
  const found: string[] = [];
  await auditLog(db.pool, (finding) => found.push(describeFinding(finding)));
  return found;
}

async function send(queue: IntakeQueue, said: object = report()): Promise<string> {
  const answer = await queue.submit(arrivalOf(said, { device: newDevice() }));
  if (!('receipt' in answer)) throw new Error(answer.kind);
  return answer.receipt;
}

const removeOne = (receipt: string, reason = 'brigade') =>
  db.pool.query(
    'INSERT INTO removal (report_id, reason, removed_at) SELECT id, $2, now() FROM report WHERE receipt = $1',
    [receipt, reason],
  );

const kindsOf = async (): Promise<Record<string, number>> => {
  const { rows } = await db.pool.query<{ kind: string; n: number }>(
    'SELECT kind, count(*)::int AS n FROM ledger_entry GROUP BY kind',
  );
  return Object.fromEntries(rows.map(({ kind, n }) => [kind, n]));
};

const GUARDED = ['report', 'ledger_entry', 'ledger_checkpoint', 'removal', 'reporter'];

/** Changes stored rows behind the back of the triggers, as whoever owns the database can. */
async function tamper(client: pg.PoolClient, sql: string, values: unknown[] = []): Promise<void> {
  for (const table of GUARDED) await client.query(`ALTER TABLE ${table} DISABLE TRIGGER USER`);
  const { rowCount } = await client.query(sql, values);
  expect(rowCount, sql).toBeGreaterThan(0);
  for (const table of GUARDED) await client.query(`ALTER TABLE ${table} ENABLE TRIGGER USER`);
}

/** What the audit finds once rows were changed; then they are as before. */
async function foundAfter(sql: string, values: unknown[] = []): Promise<string[]> {
  const found: string[] = [];
  const undo = new Error('undo');
  const outcome = inTransaction(db.pool, async (client) => {
    await tamper(client, sql, values);
    await auditWithin(client, (finding) => found.push(describeFinding(finding)));
    throw undo;
  });
  await expect(outcome).rejects.toBe(undo);
  expect(await findings()).toEqual([]);
  return found;
}

describe('the log', () => {
  it('gives every accepted report one place, without a gap, whatever comes at once', async () => {
    const queues = [db.queue, new IntakeQueue(db.other), new IntakeQueue(db.other)];
    const first = await send(db.queue);
    const sent = Array.from({ length: 240 }, (_, n) => send(queues[n % 3] as IntakeQueue));
    const same = report();
    const device = newDevice();
    const twice = queues.map((queue) => queue.submit(arrivalOf(same, { device })));
    const signing = Array.from({ length: 4 }, () => publish().catch((error: Error) => error));
    const removing = removeOne(first);
    await Promise.all([...sent, ...twice, removing]);
    for (const outcome of await Promise.all(signing)) expect(outcome).not.toBeInstanceOf(Error);
    const { rows } = await db.pool.query<{ gap: number; twice: number; unentered: number }>(`
      SELECT (SELECT max(index) + 1 - count(*) FROM ledger_entry)::int AS gap,
        (SELECT count(*) - count(DISTINCT report_id) FROM ledger_entry WHERE kind = 'report')::int AS twice,
        (SELECT count(*) FROM report r WHERE NOT EXISTS (SELECT FROM ledger_entry e WHERE e.report_id = r.id))::int AS unentered`);
    expect(rows[0]).toEqual({ gap: 0, twice: 0, unentered: 0 });
    expect(await kindsOf()).toMatchObject({ report: 242, removal: 1 });
    expect(await findings()).toEqual([]);
  });

  it('appends nothing for a report that is refused, replayed or rolled back', async () => {
    const before = await kindsOf();
    const said = report();
    const device = newDevice();
    await db.queue.submit(arrivalOf(said, { device }, 'key-of-one'));
    await db.queue.submit(arrivalOf(said, { device }, 'key-of-one'));
    await db.queue.submit(arrivalOf(said, { device }, 'key-of-other'));
    const bad = arrivalOf(report(), { device });
    await expect(db.queue.submit({ ...bad, row: { ...bad.row, city_adcode: '999999' } })).rejects.toThrow();
    const after = await kindsOf();
    expect(after.report).toBe((before.report ?? 0) + 1);
    expect(await findings()).toEqual([]);
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
      await expect(db.pool.query(sql), sql).rejects.toThrow(/refused/);
    }
  });

  it('records what becomes of a removal, and a merge', async () => {
    const receipt = await send(db.queue);
    await removeOne(receipt);
    await db.pool.query(
      `UPDATE removal SET reason = 'duplicate' WHERE report_id = (SELECT id FROM report WHERE receipt = $1)`,
      [receipt],
    );
    await db.pool.query('DELETE FROM removal WHERE report_id = (SELECT id FROM report WHERE receipt = $1)', [receipt]);
    await db.pool.query(
      'UPDATE reporter SET merged_into_id = (SELECT min(id) FROM reporter) WHERE id = (SELECT max(id) FROM reporter)',
    );
    expect(await kindsOf()).toMatchObject({ removal: 2, correction: 2, merge: 1 });
    expect(await findings()).toEqual([]);
  });
});

describe('checkpoints', () => {
  it('are signed when the log has grown, of a multiple of eight entries, each the beginning of the next', async () => {
    for (let round = 0; round < 3; round++) {
      await send(db.queue);
      expect((await publish()) ?? -1).toSatisfy((size: number) => size > 0 && size % 8 === 0);
      expect(await publish()).toBeNull();
    }
    const sizes = (await listCheckpoints(db.pool, { below: null, limit: 100 })).map(({ size }) => size).reverse();
    expect(sizes.length).toBeGreaterThan(3);
    for (const [n, from] of sizes.entries()) {
      for (const to of sizes.slice(n)) {
        const proof = await proveConsistency(db.pool, from, to);
        expect(proof.ok && verifyConsistencyProof(proof.value, keys).ok, `${from} to ${to}`).toBe(true);
      }
    }
    expect(await proveConsistency(db.pool, 0, 8)).toEqual({ ok: false, error: 0 });
  });

  it('prove every report to whoever has its salt, and nothing else', async () => {
    const { rows } = await db.pool.query<{ receipt: string }>('SELECT receipt FROM report');
    for (const { receipt } of rows) {
      const state = await proveReport(db.pool, receipt);
      if (!state.ok || state.value.kind !== 'proven') throw new Error('not proven');
      const { proof } = state.value;
      expect(verifyReceiptProof(proof, keys).ok).toBe(true);
      expect(proof.content.receipt).toBe(receipt);
      const other = { ...proof, content: { ...proof.content, insurer_id: 'picc' } };
      expect(verifyReceiptProof(other, keys)).toEqual({ ok: false, error: 'not_included' });
    }
  });

  it('say of a new report that its proof is still to come', async () => {
    const receipt = await send(db.queue);
    expect(await proveReport(db.pool, receipt)).toEqual({ ok: true, value: { kind: 'pending' } });
    await publish();
    expect(await proveReport(db.pool, receipt)).toMatchObject({ value: { kind: 'proven' } });
    expect(await proveReport(db.pool, '0000000000000000')).toEqual({ ok: false, error: 'not_in_the_log' });
  });

  it('come with tiles that hold hashes of salted content and no more', async () => {
    const full = await readTile(db.pool, { kind: 0, index: 0, width: 256 });
    expect(full).toHaveLength(256 * 32);
    expect(await readTile(db.pool, { kind: 0, index: 0, width: 3 })).toEqual(full?.subarray(0, 96));
    const entries = await readTile(db.pool, { kind: 'entries', index: 0, width: 2 });
    expect(entries?.subarray(0, 3).toString('hex')).toBe('002101');
    expect(entries).toHaveLength(2 * 35);
    expect(await readTile(db.pool, { kind: 0, index: 9, width: 1 })).toBeNull();
    expect(await readTile(db.pool, { kind: 7, index: 0, width: 1 })).toBeNull();
  });

  it('are not signed once the log no longer begins as the last one says', async () => {
    await send(db.queue);
    const { rows } = await db.pool.query<{ hashes: Buffer }>(
      'SELECT hashes FROM ledger_tile WHERE level = 0 AND index = 0',
    );
    await db.pool.query(
      'UPDATE ledger_tile SET hashes = set_byte(hashes, 9, 255 - get_byte(hashes, 9)) WHERE level = 0 AND index = 0',
    );
    const top =
      'UPDATE ledger_tile SET hashes = set_byte(hashes, 9, 255 - get_byte(hashes, 9)) WHERE level = 1 AND index = 0';
    await db.pool.query(top);
    await expect(publish()).rejects.toThrow('nothing is signed');
    await db.pool.query(top);
    await db.pool.query('UPDATE ledger_tile SET hashes = $1 WHERE level = 0 AND index = 0', [rows[0]?.hashes]);
    expect(await publish()).not.toBeNull();
    expect(await findings()).toEqual([]);
  });
});

describe('the counts on the page', () => {
  it('move only with five new people, and are rounded', async () => {
    const size = (await publish()) ?? (await listCheckpoints(db.pool, { below: null, limit: 1 }))[0]?.size ?? 0;
    await countEntries(db.pool, size);
    const before = await readEntryCounts(db.pool);
    expect(before.map(({ code }) => code)).toEqual(['report']);
    const shown = before[0]?.count?.reports ?? 0;
    expect(shown % 5).toBe(0);
    for (let n = 0; n < 4; n++) await removeOne(await send(db.queue), 'test');
    await countEntries(db.pool, (await publish()) ?? 0);
    expect(await readEntryCounts(db.pool)).toEqual(before);
    for (let n = 0; n < 5; n++) await removeOne(await send(db.queue), 'test');
    await countEntries(db.pool, (await publish()) ?? 0);
    const after = await readEntryCounts(db.pool);
    expect(after.map(({ code }) => code)).toEqual(['report', 'removal:test']);
    expect(after[1]?.count?.reports).toBe(10);
  });
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
    const { rows } = await db.pool.query<{ id: string; entry: string }>(
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
    expect(await foundAfter(change, [id])).toEqual(expected);
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
    const found = await foundAfter(sql);
    expect(
      found.some((line) => words.test(line)),
      found.join('\n'),
    ).toBe(true);
  });

  it('in a report that is gone', async () => {
    const { rows } = await db.pool.query<{ id: string }>(
      'SELECT min(id) AS id FROM report r WHERE NOT EXISTS (SELECT FROM removal m WHERE m.report_id = r.id)',
    );
    const id = rows[0]?.id;
    expect(await foundAfter('DELETE FROM report WHERE id = $1', [id])).toEqual([
      expect.stringMatching(new RegExp(`^report ${id} of entry \\d+ is gone`)),
    ]);
  });
});

describe('what was there before, and what is erased', () => {
  it('enters reports, removals and merges that have no entry, once', async () => {
    await db.close();
    db = await intakeFixture();
    const old = [await send(db.queue), await send(db.queue), await send(db.queue)];
    await inTransaction(db.pool, async (client) => {
      await tamper(client, 'DELETE FROM ledger_entry');
      await tamper(client, 'UPDATE ledger_head SET size = 0');
      await tamper(client, 'UPDATE reporter SET merged_into_id = 1 WHERE id = 2');
    });
    await removeOne(old[0] ?? '');
    expect(await findings()).toHaveLength(5);
    await Promise.all([adoptReports(db.pool), adoptReports(db.other), send(db.queue)]);
    expect(await kindsOf()).toEqual({ report: 4, removal: 1, merge: 1 });
    expect(await adoptReports(db.pool)).toBe(0);
    expect(await kindsOf()).toEqual({ report: 4, removal: 1, merge: 1 });
    expect(await publish()).toBe(8);
    expect(await findings()).toEqual([]);
  });

  it('lets content be erased and keeps the hash, and says that it was', async () => {
    const receipt = await send(db.queue);
    await removeOne(receipt);
    const size = await publish();
    const { rows } = await db.pool.query<{ id: string }>('SELECT id FROM report WHERE receipt = $1', [receipt]);
    const id = rows[0]?.id ?? '';
    const erase = async (sql: string) =>
      inTransaction(db.pool, async (client) => {
        expect(await eraseContent(client, [id])).toBe(1);
        await client.query('DELETE FROM removal WHERE report_id = $1', [id]);
        await client.query('ALTER TABLE report DISABLE TRIGGER USER');
        await client.query('DELETE FROM submission WHERE report_id = $1', [id]);
        await client.query('DELETE FROM report WHERE id = $1', [id]);
        await client.query('ALTER TABLE report ENABLE TRIGGER USER');
        await client.query(sql);
      });
    await expect(erase('SELECT 1 / 0')).rejects.toThrow();
    expect(await proveReport(db.pool, receipt)).toMatchObject({ value: { kind: 'proven' } });
    await erase('SELECT 1');
    expect(await findings()).toEqual([]);
    expect(await kindsOf()).toMatchObject({ erasure: 1 });
    const next = await publish();
    const proof = await proveConsistency(db.pool, size ?? 0, next ?? 0);
    expect(proof.ok && verifyConsistencyProof(proof.value, keys).ok).toBe(true);
    expect(await foundAfter(`DELETE FROM ledger_entry WHERE kind = 'erasure'`)).toContainEqual(
      expect.stringMatching(/the salt of entry \d+ is gone, and no erasure was recorded/),
    );
  });
});
