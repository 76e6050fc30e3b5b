import 'server-only';
import type pg from 'pg';
import { ok, type Result } from '@/lib/platform/result';
import { canonicalContent } from './canonical-content';
import { commitTo } from './commitment';
import { sameHash } from './merkle-hash';
import { inclusionRanges } from './prove';
import { type ReceiptProof, writeReceiptProof } from './receipt-proof';
import { type ReportValues, reportContent } from './report-content';
import { latestCheckpoint } from './stored-checkpoints.server';
import { readProof } from './stored-tiles.server';

/** `pending`: in the log, but the next checkpoint is still to come. */
export type ProofState = { readonly kind: 'proven'; readonly proof: ReceiptProof } | { readonly kind: 'pending' };

/**
 * The proof that a report is in the log, with all that is needed to check it. It opens the report's content: for its author alone.
 * @throws when what is stored is not what was committed to
 */
export async function proveReport(pool: pg.Pool, receipt: string): Promise<Result<ProofState, 'not_in_the_log'>> {
  const { rows } = await pool.query<ReportValues & { index: string; salt: Buffer; commitment: Buffer }>(
    `SELECT r.*, e.index, e.salt, e.commitment FROM report r JOIN ledger_entry e ON e.report_id = r.id WHERE r.receipt = $1`,
    [receipt],
  );
  const [row] = rows;
  if (!row) return { ok: false, error: 'not_in_the_log' };
  const checkpoint = await latestCheckpoint(pool);
  const index = Number(row.index);
  if (!checkpoint || index >= checkpoint.size) return ok({ kind: 'pending' });
  const content = reportContent(row, row.salt);
  if (!sameHash(commitTo(row.salt, canonicalContent(content)), row.commitment)) {
    throw new Error(`entry ${index} of the log does not hold what is stored (npm run ledger -- audit)`);
  }
  const path = await readProof(pool, inclusionRanges(index, checkpoint.size));
  return ok({
    kind: 'proven',
    proof: writeReceiptProof({ index, salt: row.salt, content, path, checkpoint: checkpoint.note }),
  });
}

/** Whether the proof of a report can be had already, or is still to come with the next checkpoint. */
export async function isProvable(pool: pg.Pool, receipt: string): Promise<boolean> {
  const { rowCount } = await pool.query(
    `SELECT FROM report r JOIN ledger_entry e ON e.report_id = r.id
     WHERE r.receipt = $1 AND e.index < (SELECT max(size) FROM ledger_checkpoint)`,
    [receipt],
  );
  return rowCount === 1;
}
