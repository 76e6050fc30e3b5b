import 'server-only';
import type pg from 'pg';
import { commitTo } from './commitment';
import { sameHash } from './merkle-hash';
import { inclusionRanges } from './prove';
import type { ProofState } from './prove-report.server';
import { writeReceiptProof } from './receipt-proof';
import { latestCheckpoint } from './stored-checkpoints.server';
import { readProof } from './stored-tiles.server';

/**
 * The proof that a file was given as evidence: the entry's content (hash of the file, kind, place of the report) with the path to a signed root.
 * For its author alone. @throws when what is stored is not what was committed to
 */
export async function proveEvidence(pool: pg.Pool, entry: string): Promise<ProofState | null> {
  const { rows } = await pool.query<{ salt: Buffer | null; commitment: Buffer; content: string | null }>(
    `SELECT salt, commitment, content FROM ledger_entry WHERE index = $1 AND kind = 'evidence'`,
    [entry],
  );
  const [row] = rows;
  if (!row?.salt || row.content === null) return null;
  const index = Number(entry);
  const checkpoint = await latestCheckpoint(pool);
  if (!checkpoint || index >= checkpoint.size) return { kind: 'pending' };
  if (!sameHash(commitTo(row.salt, row.content), row.commitment)) {
    throw new Error(`entry ${index} of the log does not hold what is stored (npm run ledger -- audit)`);
  }
  const path = await readProof(pool, inclusionRanges(index, checkpoint.size));
  const content = JSON.parse(row.content);
  return {
    kind: 'proven',
    proof: writeReceiptProof({ index, salt: row.salt, content, path, checkpoint: checkpoint.note }),
  };
}
