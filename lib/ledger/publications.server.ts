import 'server-only';
import type pg from 'pg';
import { err, ok, type Result } from '@/lib/platform/result';
import { inclusionRanges } from './prove';
import { type EnteredPublication, readPublication } from './publication';
import { type ReceiptProof, writeReceiptProof } from './receipt-proof';
import { latestCheckpoint } from './stored-checkpoints.server';
import { readProof } from './stored-tiles.server';

/** Public acts that a signed checkpoint covers, the newest first. */
export async function listPublications(
  pool: pg.Pool,
  { below, limit }: { readonly below: number | null; readonly limit: number },
): Promise<EnteredPublication[]> {
  const { rows } = await pool.query<{ index: string; content: string }>(
    `SELECT index, content FROM ledger_entry WHERE kind = 'publication' AND index < coalesce($1, 9223372036854775807)
       AND index < (SELECT max(size) FROM ledger_checkpoint) ORDER BY index DESC LIMIT $2`,
    [below, limit],
  );
  return rows.flatMap(({ index, content }) => {
    const act = readPublication(content);
    return act ? [{ ...act, index: Number(index) }] : [];
  });
}

/** The proof that a public act is in the log, open to everybody. */
export async function provePublication(
  pool: pg.Pool,
  index: number,
): Promise<Result<ReceiptProof, 'no_publication' | 'pending'>> {
  const { rows } = await pool.query<{ salt: Buffer; content: string }>(
    `SELECT salt, content FROM ledger_entry WHERE index = $1 AND kind = 'publication'`,
    [index],
  );
  const [entry] = rows;
  if (!entry) return err('no_publication');
  const checkpoint = await latestCheckpoint(pool);
  if (!checkpoint || index >= checkpoint.size) return err('pending');
  const path = await readProof(pool, inclusionRanges(index, checkpoint.size));
  const content = JSON.parse(entry.content);
  return ok(writeReceiptProof({ index, salt: entry.salt, content, path, checkpoint: checkpoint.note }));
}
