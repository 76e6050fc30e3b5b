import 'server-only';
import { proveReport } from '@/lib/ledger/prove-report.server';
import { publishCheckpoint } from '@/lib/ledger/publish-checkpoint.server';
import { signerOf } from '@/lib/ledger/sign-checkpoint';
import { createPool } from '@/lib/platform/database.server';

/** What the public log of a database costs: its size, signing what is new, and proving one report. */
export type LedgerCost = {
  readonly entries: number;
  /** Bytes of table, indexes and tiles for each. */
  readonly bytesEach: number;
  /** Entries since the checkpoint before, and what hashing and signing them took, in milliseconds. */
  readonly signed: number;
  readonly signing: number;
  /** Milliseconds of one proof, checked against the stored commitment: median, and 99th of a hundred. */
  readonly proof: readonly [median: number, ninetyNinth: number];
};

const PROOFS = 200;
const SIGNER = signerOf('wurao.bench/ledger', new Uint8Array(32).fill(1));

/** Measures the log that the reports of a bench have left behind; null where none was accepted. */
export async function ledgerCost(url: string): Promise<LedgerCost | null> {
  const pool = createPool(url, 2);
  try {
    const { rows } = await pool.query<{ entries: string; bytes: string; before: string }>(
      `SELECT (SELECT size FROM ledger_head) AS entries, coalesce((SELECT max(size) FROM ledger_checkpoint), 0) AS before,
        pg_total_relation_size('ledger_entry') + pg_total_relation_size('ledger_tile') AS bytes`,
    );
    const [entries, before] = [Number(rows[0]?.entries ?? 0), Number(rows[0]?.before ?? 0)];
    if (entries === 0) return null;
    const began = performance.now();
    await publishCheckpoint(pool, [SIGNER], new Date());
    const signing = performance.now() - began;
    const receipts = await pool.query<{ receipt: string }>(
      'SELECT r.receipt FROM report r JOIN ledger_entry e ON e.report_id = r.id ORDER BY random() LIMIT $1',
      [PROOFS],
    );
    const times: number[] = [];
    for (const { receipt } of receipts.rows) {
      const start = performance.now();
      const proven = await proveReport(pool, receipt);
      if (!proven.ok || proven.value.kind !== 'proven') throw new Error('a report of the log cannot be proven');
      times.push(performance.now() - start);
    }
    times.sort((a, b) => a - b);
    const at = (share: number) => times[Math.floor(share * (times.length - 1))] ?? Number.NaN;
    const bytesEach = Number(rows[0]?.bytes ?? 0) / entries;
    return { entries, bytesEach, signed: entries - before, signing, proof: [at(0.5), at(0.99)] };
  } finally {
    await pool.end();
  }
}
