import 'server-only';
import type { OwnRowsClient } from '@/lib/accounts/own-rows';

/** What an account has sent in the name of a company, as it can be written to JSON. */
export async function readSentBy(client: OwnRowsClient, userId: string): Promise<readonly object[]> {
  const { rows } = await client.query(
    `SELECT insurer_id AS company, kind, about, text_zh, text_en, link, sent_at, decided_at, reason AS declined_for, withdrawn_at, answer, answer_zh,
       answer_en, answered_at FROM reply WHERE user_id = $1 ORDER BY id`,
    [userId],
  );
  return rows;
}

/** Deletes what an account had sent and nobody has published. What was published is the company's: it stays, and the account's row takes its name out. */
export async function eraseSentBy(client: OwnRowsClient, userId: string): Promise<void> {
  await client.query('DELETE FROM reply WHERE user_id = $1 AND (decided_at IS NULL OR reason IS NOT NULL)', [userId]);
  await client.query('UPDATE reply SET user_id = NULL WHERE user_id = $1', [userId]);
}
