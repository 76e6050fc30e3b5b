import { afterAll, beforeAll, expect, it } from 'vitest';
import { proveReport } from '@/lib/ledger/prove-report.server';
import { proveReports } from '@/lib/ledger/prove-reports.server';
import { publishCheckpoint } from '@/lib/ledger/publish-checkpoint.server';
import { verifyReceiptProof } from '@/lib/ledger/receipt-proof';
import { signerOf } from '@/lib/ledger/sign-checkpoint';
import { readChoice } from '@/lib/pack/choice';
import { claimedInsurers, findCalls } from '@/lib/pack/find-calls.server';
import { arrivalOf, mobile, newDevice, now, report } from './arrivals';
import { type IntakeFixture, intakeFixture } from './intake-fixture';

let db: IntakeFixture;
const signer = signerOf('wurao.example/ledger', new Uint8Array(32).fill(9));
const device = newDevice();
const receipts: string[] = [];

const reporterOf = async (receipt: string): Promise<bigint> => {
  const { rows } = await db.pool.query<{ id: string }>('SELECT reporter_id AS id FROM report WHERE receipt = $1', [
    receipt,
  ]);
  return BigInt(rows[0]?.id ?? 0);
};
const chosen = (query: string, ticked = false) => readChoice(new URLSearchParams(query), ticked, 500);
const found = async (query: string, ticked = false) => {
  const { calls, all } = await findCalls(db.pool, await reporterOf(receipts[0] ?? ''), chosen(query, ticked));
  return { receipts: calls.map(({ receipt }) => receipt), all };
};

beforeAll(async () => {
  db = await intakeFixture();
  for (let i = 0; i < 9; i++) {
    const insurer = i === 8 ? 'unknown' : i % 2 ? 'pingan' : 'picc';
    const at = new Date(now.getTime() - (9 - i) * 86_400_000).toISOString();
    const said = report({ number: mobile(i), insurer, calledAt: at });
    const answer = await db.queue.submit(arrivalOf(said, { device: i === 7 ? newDevice() : device }));
    if (!('receipt' in answer)) throw new Error(answer.kind);
    receipts.push(answer.receipt);
  }
});

afterAll(() => db.close());

it('finds the driver’s own calls in the order of time, by company, day and tick, and nobody else’s', async () => {
  const own = receipts.filter((_, i) => i !== 7);
  expect(await found('')).toEqual({ receipts: own, all: 8 });
  expect((await found('insurer=pingan')).receipts).toEqual([receipts[1], receipts[3], receipts[5]]);
  expect((await found('insurer=unnamed')).receipts).toEqual([receipts[8]]);
  expect((await found('from=2026-11-19&to=2026-11-19')).receipts).toEqual([receipts[6]]);
  expect((await found(`call=${receipts[2]}&call=${receipts[7]}`, true)).receipts).toEqual([receipts[2]]);
  expect(await found('', true)).toEqual({ receipts: [], all: 0 });
  expect(await claimedInsurers(db.pool, await reporterOf(receipts[0] ?? ''))).toEqual(['picc', 'pingan', null]);
});

it('proves many reports at once as it proves each, and each proof holds', async () => {
  expect((await proveReports(db.pool, receipts)).checkpoint).toBeNull();
  await publishCheckpoint(db.pool, [signer], now);
  const { checkpoint, entries } = await proveReports(db.pool, receipts);
  expect(entries.size).toBe(receipts.length);
  for (const receipt of receipts) {
    const entry = entries.get(receipt);
    const alone = await proveReport(db.pool, receipt);
    expect(alone.ok && alone.value).toEqual({ kind: 'proven', proof: entry?.proof });
    expect(entry && verifyReceiptProof(entry.proof, [signer.verifier])).toMatchObject({ ok: true });
    expect(entry?.entry).toMatch(/^[0-9a-f]{64}$/);
  }
  expect(checkpoint?.note).toContain('wurao.example/ledger');
});
