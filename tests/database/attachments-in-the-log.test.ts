import './intake-settings';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findEntry } from '@/lib/evidence/read-attachments.server';
import { removeAttachment } from '@/lib/evidence/remove-attachments.server';
import { mp3 } from '@/lib/evidence/sample-files.fixture';
import { countEntries, readEntryCounts } from '@/lib/ledger/count-entries.server';
import { proveEvidence } from '@/lib/ledger/prove-evidence.server';
import { publishCheckpoint } from '@/lib/ledger/publish-checkpoint.server';
import { verifyReceiptProof } from '@/lib/ledger/receipt-proof';
import { signerOf } from '@/lib/ledger/sign-checkpoint';
import { now } from './arrivals';
import { attachmentFixture, picture } from './attachment-fixture';

let fixture: Awaited<ReturnType<typeof attachmentFixture>>;
let db: typeof fixture.db;
let on: typeof fixture.on;

beforeAll(async () => {
  fixture = await attachmentFixture();
  ({ db, on } = fixture);
});

afterAll(() => fixture.close());

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
