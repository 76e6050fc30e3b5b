import 'server-only';
import type { Pool } from 'pg';
import { inTransaction } from '@/lib/platform/in-transaction.server';
import { err, ok, type Result } from '@/lib/platform/result';
import type { SealedNotes } from './sealed-notes';

/** A kept copy. A driver has several only after two records became one: each may be under a passphrase of its own. */
export interface CanaryCopy {
  readonly id: string;
  readonly version: number;
  readonly sealed: string;
  readonly savedAt: string;
  /** The copy that the next save replaces; the others can only be absorbed by it. */
  readonly own: boolean;
}

/** What to keep. `base`: version of the own copy that it was made from, 0 for none. `absorbed`: other copies whose canaries are all in it. */
export interface CopyToKeep {
  readonly base: number;
  readonly sealed: SealedNotes;
  readonly absorbed: readonly string[];
}

const MINE = 'reporter_id in (select id from reporter where id = $1 or merged_into_id = $1)';

/** All copies of a reporter and of those merged into it, its own first. */
export async function readCanaryCopies(db: Pool, reporterId: bigint): Promise<CanaryCopy[]> {
  const { rows } = await db.query<Omit<CanaryCopy, 'savedAt'> & { savedAt: Date }>(
    `select id, version, sealed, saved_at as "savedAt", reporter_id = $1 as own from canary_copy where ${MINE} order by own desc, id`,
    [String(reporterId)],
  );
  return rows.map((row) => ({ ...row, savedAt: row.savedAt.toISOString() }));
}

/** Replaces the own copy if it is still the one that the new one was made from. @returns its new version */
export function saveCanaryCopy(
  db: Pool,
  reporterId: bigint,
  { base, sealed, absorbed }: CopyToKeep,
  now: Date,
): Promise<Result<number, 'conflict'>> {
  return inTransaction(db, async (client) => {
    const written = await client.query<{ version: number }>(base === 0 ? FIRST : NEXT, [
      String(reporterId),
      sealed,
      now,
      ...(base === 0 ? [] : [base]),
    ]);
    const version = written.rows[0]?.version;
    if (version === undefined) return err('conflict');
    await client.query(`delete from canary_copy where ${MINE} and reporter_id <> $1 and id = any($2::uuid[])`, [
      String(reporterId),
      absorbed,
    ]);
    return ok(version);
  });
}

const FIRST = `insert into canary_copy (reporter_id, version, sealed, saved_at) values ($1, 1, $2, $3)
  on conflict (reporter_id) do nothing returning version`;
const NEXT = `update canary_copy set version = version + 1, sealed = $2, saved_at = $3
  where reporter_id = $1 and version = $4 returning version`;

/** Deletes all copies of a reporter. What is on devices stays there. */
export async function dropCanaryCopies(db: Pool, reporterId: bigint): Promise<void> {
  await db.query(`delete from canary_copy where ${MINE}`, [String(reporterId)]);
}
