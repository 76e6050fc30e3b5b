import 'server-only';
import type pg from 'pg';
import type { TreeHead } from './verify-proof';

type Db = pg.Pool | pg.PoolClient;

/** A checkpoint as it was signed, and under it whatever witnesses have signed since. */
export type StoredCheckpoint = TreeHead & { readonly note: string; readonly signedAt: Date };

type Row = { size: string; root: Buffer; note: string; signed_at: Date };

const stored = ({ size, root, note, signed_at }: Row): StoredCheckpoint => ({
  size: Number(size),
  root,
  note,
  signedAt: signed_at,
});

const WITNESSED = `SELECT c.size, c.root, c.signed_at, c.note || coalesce(
    (SELECT string_agg(s.line, '' ORDER BY s.witness) FROM ledger_cosignature s WHERE s.size = c.size), '') AS note
  FROM ledger_checkpoint c`;

/** The newest checkpoint, or null while there is none. A dataset release may refer to it. */
export async function latestCheckpoint(db: Db): Promise<StoredCheckpoint | null> {
  const [newest] = await listCheckpoints(db, { below: null, limit: 1 });
  return newest ?? null;
}

/** The checkpoint of exactly this size. */
export async function checkpointOf(db: Db, size: number): Promise<StoredCheckpoint | null> {
  const { rows } = await db.query<Row>(`${WITNESSED} WHERE c.size = $1`, [size]);
  return rows[0] ? stored(rows[0]) : null;
}

/** Checkpoints from the largest down, those `below` a size only. */
export async function listCheckpoints(
  db: Db,
  { below, limit }: { readonly below: number | null; readonly limit: number },
): Promise<StoredCheckpoint[]> {
  const { rows } = await db.query<Row>(
    `${WITNESSED} WHERE $1::bigint IS NULL OR c.size < $1 ORDER BY c.size DESC LIMIT $2`,
    [below, limit],
  );
  return rows.map(stored);
}

/** Public keys that sign or have signed, the newest first, as C2SP writes them. */
export async function listVerifiers(db: Db): Promise<string[]> {
  const { rows } = await db.query<{ verifier: string }>(
    'SELECT verifier FROM ledger_key ORDER BY first_used DESC, verifier',
  );
  return rows.map(({ verifier }) => verifier);
}
