import 'server-only';
import type pg from 'pg';
import type { DeclineReason } from './reply-codes';
import type { NewAnswer } from './reply-input';

type Decider = { readonly moderator: string; readonly now: Date };

/** Publishes a waiting reply, or declines it for a reason. The first decision holds. @returns whether it was this one */
export async function decideReply(
  pool: pg.Pool,
  id: string,
  reason: DeclineReason | null,
  { moderator, now }: Decider,
): Promise<boolean> {
  const { rowCount } = await pool.query(
    'UPDATE reply SET decided_at = $2, decided_by = $3, reason = $4 WHERE id = $1 AND decided_at IS NULL AND withdrawn_at IS NULL',
    [id, now, moderator, reason],
  );
  return rowCount === 1;
}

/** Says under a published wish for a correction whether it was followed; the first answer holds. @returns whether it was this one */
export async function answerReply(
  pool: pg.Pool,
  id: string,
  { answer, zh, en }: NewAnswer,
  { moderator, now }: Decider,
): Promise<boolean> {
  const { rowCount } = await pool.query(
    `UPDATE reply SET answer = $2, answer_zh = $3, answer_en = $4, answered_at = $5, answered_by = $6
     WHERE id = $1 AND kind = 'correction' AND decided_at IS NOT NULL AND reason IS NULL AND withdrawn_at IS NULL AND answer IS NULL`,
    [id, answer, zh, en, now, moderator],
  );
  return rowCount === 1;
}
