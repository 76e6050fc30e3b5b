import 'server-only';
import type pg from 'pg';
import { err, ok, type Result } from '@/lib/platform/result';
import { consistencyRanges } from './prove';
import { type ConsistencyProof, writeConsistencyProof } from './receipt-proof';
import { checkpointOf } from './stored-checkpoints.server';
import { readProof } from './stored-tiles.server';

/** The proof that the checkpoint of size `from` is the beginning of the one of size `to`. The error is the size that no checkpoint has. */
export async function proveConsistency(
  pool: pg.Pool,
  from: number,
  to: number,
): Promise<Result<ConsistencyProof, number>> {
  const [before, after] = await Promise.all([checkpointOf(pool, from), checkpointOf(pool, to)]);
  if (!before) return err(from);
  if (!after) return err(to);
  return ok(writeConsistencyProof(before.note, after.note, await readProof(pool, consistencyRanges(from, to))));
}
