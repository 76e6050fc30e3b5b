import { expect, it } from 'vitest';
import { adoptReports } from '@/lib/ledger/adopt-reports.server';
import { listPublications, provePublication } from '@/lib/ledger/publications.server';
import { verifyReceiptProof } from '@/lib/ledger/receipt-proof';
import { inTransaction } from '@/lib/platform/in-transaction.server';
import { LedgerFixture } from './ledger-fixture';

const log = new LedgerFixture();
const SUMS = 'ab'.repeat(32);

const RELEASE = `INSERT INTO release (month, revision, folder, manifest, files, notice, published_at) VALUES ($1, $2, $1, '{}', $3, $4, now())`;
const files = JSON.stringify([{ name: 'SHA256SUMS', bytes: 1, sha256: SUMS }]);
const release = (month: string, revision: number, notice: string | null) =>
  log.db.pool.query(RELEASE, [month, revision, files, notice]);
const changeExposure = () =>
  log.db.pool.query(
    `INSERT INTO exposure_change (changed_at, insurer_id, kind, before, after, reason)
     VALUES (now(), 'picc', 'changed', '{"vehicles": 1}', '{"vehicles": 2, "source": "x \\"y\\" 年报"}', 'a "better" figure：年报')`,
  );
const newest = () => listPublications(log.db.pool, { below: null, limit: 10 });

it('records every release and every changed denominator, with what was said, at places that tell no number of reports', async () => {
  await log.send(log.db.queue);
  await release('2026-10', 1, null);
  await log.send(log.db.queue);
  await release('2026-10', 2, 'a <b> & "c"，撤回');
  await changeExposure();
  expect(await newest()).toEqual([]);
  expect(await log.publish()).toBe(32);
  const acts = await newest();
  expect(acts).toMatchObject([
    { act: 'exposure', insurer: 'picc', change: 'changed', reason: 'a "better" figure：年报', index: 24 },
    { act: 'release', month: '2026-10', revision: 2, notice: 'a <b> & "c"，撤回', sums: SUMS, index: 16 },
    { act: 'release', month: '2026-10', revision: 1, sums: SUMS, index: 8 },
  ]);
  expect(acts.every(({ index }) => index % 8 === 0)).toBe(true);
  expect(await listPublications(log.db.pool, { below: 16, limit: 1 })).toMatchObject([{ revision: 1 }]);
  expect(await log.findings()).toEqual([]);
});

it('proves each to everybody, and nothing else that is in the log', async () => {
  for (const { index } of await newest()) {
    const proof = await provePublication(log.db.pool, index);
    if (!proof.ok) throw new Error(proof.error);
    expect(verifyReceiptProof(proof.value, log.keys).ok).toBe(true);
    const forged = { ...proof.value, content: { ...proof.value.content, reason: 'another' } };
    expect(verifyReceiptProof(forged, log.keys)).toEqual({ ok: false, error: 'not_included' });
  }
  const { rows } = await log.db.pool.query<{ index: string }>(
    `SELECT index FROM ledger_entry WHERE kind <> 'publication'`,
  );
  expect(rows.length).toBeGreaterThan(20);
  for (const { index } of rows)
    expect(await provePublication(log.db.pool, Number(index))).toEqual({ ok: false, error: 'no_publication' });
  await release('2026-11', 1, null);
  const { rows: late } = await log.db.pool.query<{ index: string }>('SELECT max(index) AS index FROM ledger_entry');
  expect(await provePublication(log.db.pool, Number(late[0]?.index))).toEqual({ ok: false, error: 'pending' });
});

it('finds an exchanged release, a withdrawn one and a changed reason', async () => {
  const other = JSON.stringify([{ name: 'SHA256SUMS', bytes: 1, sha256: 'cd'.repeat(32) }]);
  expect(await log.foundAfter(`UPDATE release SET files = $1 WHERE revision = 2`, [other])).toEqual([
    'release 2026-10 revision 2 is not in the log as it stands',
    expect.stringMatching(/^what entry 16 says was published is not so any more$/),
  ]);
  expect(await log.foundAfter(`DELETE FROM release WHERE revision = 2`)).toEqual([
    'what entry 16 says was published is not so any more',
  ]);
  expect(await log.foundAfter(`UPDATE exposure_change SET reason = 'none'`)).toHaveLength(2);
});

it('enters what was published before there was a line for it, once', async () => {
  await inTransaction(log.db.pool, (client) => log.tamper(client, RELEASE, ['2026-09', 1, files, null]));
  expect(await log.findings()).toEqual(['release 2026-09 revision 1 is not in the log as it stands']);
  await adoptReports(log.db.pool);
  await adoptReports(log.db.pool);
  expect(await log.findings()).toEqual([]);
  expect((await log.kindsOf()).publication).toBe(5);
});
