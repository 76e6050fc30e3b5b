import 'server-only';
import type pg from 'pg';

const ZH =
  '这段话是演示里编的，没有哪家公司说过。真实的站点上，公司核对身份之后，自己的话登在这里：新的在前，写明日期，一个字不改。';
const EN =
  'These words are made up for the demonstration; no company said them. On the real site a company whose identity was checked speaks here: the newest first, dated, and not a word changed.';

/** A reply on one company's page that says of itself that nobody said it, so that the page can be seen. */
export async function writeSyntheticReply(client: pg.ClientBase, insurerId: string, now: Date): Promise<void> {
  const { rows } = await client.query<{ id: string }>(
    `INSERT INTO reply (insurer_id, kind, text_zh, text_en, sent_at) VALUES ($1, 'reply', $2, $3, $4) RETURNING id`,
    [insurerId, ZH, EN, now],
  );
  await client.query(`UPDATE reply SET decided_at = $2, decided_by = 'synthetic' WHERE id = $1`, [rows[0]?.id, now]);
}
