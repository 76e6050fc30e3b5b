import 'server-only';
import { bytesToHex } from '@noble/hashes/utils.js';
import type pg from 'pg';
import { canonicalContent } from './canonical-content';
import { commitTo } from './commitment';
import { sameHash } from './merkle-hash';
import { inclusionRanges, proofOf } from './prove';
import { type ReceiptProof, writeReceiptProof } from './receipt-proof';
import { type ReportValues, reportContent } from './report-content';
import { latestCheckpoint } from './stored-checkpoints.server';
import { readTiles } from './stored-tiles.server';
import { tilesFor } from './tiles';

type Row = ReportValues & { receipt: string; index: string; salt: Buffer; commitment: Buffer };

/** What the log holds of several reports: the newest signed state, and for each report that it covers place, fingerprint and proof. */
export type ProvenReports = {
  readonly checkpoint: { readonly note: string; readonly size: number } | null;
  readonly entries: ReadonlyMap<
    string,
    { readonly index: number; readonly entry: string; readonly proof: ReceiptProof }
  >;
};

/**
 * Proofs of many reports at once, all to the newest checkpoint: three queries, however many reports. They open the reports' content: ask only for
 * receipts that were found to be the visitor's.
 * @throws when what is stored is not what was committed to
 */
export async function proveReports(pool: pg.Pool, receipts: readonly string[]): Promise<ProvenReports> {
  const checkpoint = await latestCheckpoint(pool);
  if (!checkpoint) return { checkpoint: null, entries: new Map() };
  const { rows } = await pool.query<Row>(
    `SELECT r.*, e.index, e.salt, e.commitment FROM report r JOIN ledger_entry e ON e.report_id = r.id
     WHERE r.receipt = ANY($1) AND e.index < $2`,
    [receipts, checkpoint.size],
  );
  const ranges = rows.map(({ index }) => inclusionRanges(Number(index), checkpoint.size));
  const tiles = await readTiles(pool, distinctTiles(ranges));
  const entries = rows.map((row, i) => {
    const index = Number(row.index);
    const content = reportContent(row, row.salt);
    if (!sameHash(commitTo(row.salt, canonicalContent(content)), row.commitment)) {
      throw new Error(`entry ${index} of the log does not hold what is stored (npm run ledger -- audit)`);
    }
    const path = proofOf(ranges[i] ?? [], tiles.hashOf);
    const proof = writeReceiptProof({ index, salt: row.salt, content, path, checkpoint: checkpoint.note });
    return [row.receipt, { index, entry: bytesToHex(row.commitment), proof }] as const;
  });
  return { checkpoint: { note: checkpoint.note, size: checkpoint.size }, entries: new Map(entries) };
}

/** The tiles of all ranges, each once: paths of neighbours share most of theirs. */
function distinctTiles(ranges: readonly ReturnType<typeof inclusionRanges>[]) {
  const tiles = new Map(
    ranges.flatMap((of) => tilesFor(of)).map((tile) => [`${tile.level} ${tile.index}`, tile] as const),
  );
  return [...tiles.values()];
}
