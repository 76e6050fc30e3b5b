import 'server-only';
import type pg from 'pg';
import { inTransaction } from '@/lib/platform/in-transaction.server';
import { err, ok, type Result } from '@/lib/platform/result';
import type { NewReply } from './reply-input';

/** So many replies of one company may wait at a time. */
const MOST_WAITING = 5;

/** Who speaks for whom. `insurerIds`: the company of today and those it answers for. */
export type Representative = {
  readonly userId: string;
  readonly insurerId: string;
  readonly insurerIds: readonly string[];
};

// Asked of the database in the transaction that writes: an account whose standing is taken away meanwhile waits here, and then has none.
const SPEAKS = `SELECT FROM "user" WHERE id = $1 AND role = 'insurer_representative' AND insurer_id = ANY($2) FOR SHARE`;

/**
 * Keeps what a representative sends for his company until a moderator has seen it.
 * `not_yours`: the account does not speak for the company (any more). `too_many`: as many as may wait are waiting.
 */
export function sendReply(
  pool: pg.Pool,
  { userId, insurerId, insurerIds }: Representative,
  { kind, about, zh, en, link }: NewReply,
  now: Date,
): Promise<Result<null, 'not_yours' | 'too_many'>> {
  return inTransaction(pool, async (client) => {
    if ((await client.query(SPEAKS, [userId, insurerIds])).rowCount === 0) return err('not_yours');
    await client.query('SELECT FROM insurer WHERE id = $1 FOR NO KEY UPDATE', [insurerId]);
    const { rowCount } = await client.query(
      `INSERT INTO reply (insurer_id, user_id, kind, about, text_zh, text_en, link, sent_at) SELECT $1, $2, $3, $4, $5, $6, $7, $8
       WHERE (SELECT count(*) FROM reply WHERE insurer_id = $1 AND decided_at IS NULL AND withdrawn_at IS NULL) < $9`,
      [insurerId, userId, kind, about, zh, en, link, now, MOST_WAITING],
    );
    return rowCount === 1 ? ok(null) : err('too_many');
  });
}

/** Takes a reply of the company back, whoever of it had sent it; a published one leaves a dated line. @returns whether there was one to take back */
export function withdrawReply(
  pool: pg.Pool,
  { userId, insurerIds }: Representative,
  id: string,
  now: Date,
): Promise<boolean> {
  return inTransaction(pool, async (client) => {
    if ((await client.query(SPEAKS, [userId, insurerIds])).rowCount === 0) return false;
    const { rowCount } = await client.query(
      'UPDATE reply SET withdrawn_at = $3 WHERE id = $1 AND insurer_id = ANY($2) AND withdrawn_at IS NULL AND reason IS NULL',
      [id, insurerIds, now],
    );
    return rowCount === 1;
  });
}
