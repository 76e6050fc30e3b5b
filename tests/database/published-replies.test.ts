import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { adoptReports } from '@/lib/ledger/adopt-reports.server';
import { canonicalContent } from '@/lib/ledger/canonical-content';
import { listPublications, provePublication } from '@/lib/ledger/publications.server';
import { verifyReceiptProof } from '@/lib/ledger/receipt-proof';
import { inTransaction } from '@/lib/platform/in-transaction.server';
import { answerReply, decideReply } from '@/lib/replies/decide-reply.server';
import { withdrawReply } from '@/lib/replies/send-reply.server';
import { readRepliesOf } from '@/lib/replies/stored-replies.server';
import { PublishedVersion } from '@/lib/server/published-version.server';
import { now } from './arrivals';
import { by, replyFixture, WISH } from './reply-fixture';

const { log, pool, representative, sent, published } = replyFixture();

describe('a published reply', () => {
  it('is changed by nobody and deleted by nobody; withdrawn it is a dated line', async () => {
    const speaker = await representative('picc');
    const id = await published(speaker, WISH);
    for (const change of [
      `text_zh = 'x' || text_zh`,
      `text_en = NULL`,
      `link = NULL`,
      `insurer_id = 'pingan'`,
      `about = 'number'`,
      `decided_at = now()`,
      `reason = 'off_topic'`,
      `decided_at = NULL, decided_by = NULL`,
      `entry = 1`,
      `sent_at = now()`,
    ])
      await expect(pool().query(`UPDATE reply SET ${change} WHERE id = $1`, [id]), change).rejects.toThrow();
    await expect(pool().query('DELETE FROM reply WHERE id = $1', [id])).rejects.toThrow('a published reply stands');
    await expect(pool().query('TRUNCATE reply')).rejects.toThrow('a published reply stands');
    expect(await withdrawReply(pool(), speaker, id, now)).toBe(true);
    expect(await withdrawReply(pool(), speaker, id, now)).toBe(false);
    await expect(pool().query('UPDATE reply SET withdrawn_at = NULL WHERE id = $1', [id])).rejects.toThrow();
    const shown = (await readRepliesOf(pool(), speaker.insurerIds)).find((reply) => reply.id === id);
    expect(shown).toMatchObject({ words: null, withdrawnAt: now, publishedAt: now });
  });

  it('begins by waiting, whoever inserts it', async () => {
    await expect(
      pool().query(
        `INSERT INTO reply (insurer_id, kind, text_zh, sent_at, decided_at, decided_by) VALUES ('picc', 'reply', '没有人看过的一句话。', now(), now(), 'x')`,
      ),
    ).rejects.toThrow('a reply begins by waiting');
  });

  it('is an entry of the public log by the fingerprint of its text; so are its answer and its withdrawal', async () => {
    const speaker = await representative('picc');
    const id = await published(speaker, WISH);
    await answerReply(pool(), id, { answer: 'not_followed', zh: '来电者确实这样自称。', en: 'Callers do use it.' }, by);
    await withdrawReply(pool(), speaker, id, now);
    await log.publish();
    const line = Number(id);
    const sha256 = createHash('sha256')
      .update(canonicalContent({ zh: WISH.zh, en: WISH.en, link: WISH.link }))
      .digest('hex');
    const acts = (await listPublications(pool(), { below: null, limit: 100 })).filter(
      (act) => 'line' in act && act.line === line,
    );
    expect(acts).toMatchObject([
      { act: 'withdrawal', insurer: 'picc', line },
      { act: 'answer', answer: 'not_followed', zh: '来电者确实这样自称。', en: 'Callers do use it.' },
      { act: 'reply', what: 'correction', about: 'alias', insurer: 'picc', sha256 },
    ]);
    expect(acts.every(({ index }) => index % 8 === 0)).toBe(true);
    const shown = (await readRepliesOf(pool(), speaker.insurerIds)).find((reply) => reply.id === id);
    expect(shown).toMatchObject({ entry: acts[2]?.index, sha256 });
    const proof = await provePublication(pool(), acts[2]?.index ?? 0);
    if (!proof.ok) throw new Error(proof.error);
    expect(verifyReceiptProof(proof.value, log.keys).ok).toBe(true);
    expect(JSON.stringify(proof.value)).not.toContain(WISH.zh);
  });

  it('is missed by the audit when it is exchanged or taken away behind the triggers, and adopted when it was slipped in', async () => {
    const id = await published(await representative('picc'));
    expect(await log.findings()).toEqual([]);
    const found = await log.foundAfter(`UPDATE reply SET text_zh = '换成了另外一句话，没有人知道。' WHERE id = ${id}`);
    expect(found).toEqual([
      `reply ${id} is not in the log as it stands`,
      expect.stringContaining('is not so any more'),
    ]);
    expect(await log.foundAfter(`DELETE FROM reply WHERE id = ${id}`)).toHaveLength(1);
    await inTransaction(pool(), (client) =>
      log.tamper(
        client,
        `INSERT INTO reply (insurer_id, kind, text_zh, sent_at, decided_at, decided_by) VALUES ('picc', 'reply', '没有经过触发器的一句话。', now(), now(), 'x')`,
      ),
    );
    expect(await log.findings()).toHaveLength(1);
    await adoptReports(pool());
    expect(await log.findings()).toEqual([]);
  });

  it('changes the version under which pages are kept; so do its answer and its withdrawal, and a waiting one does not', async () => {
    const speaker = await representative('pingan');
    const version = async () => {
      const watch = new PublishedVersion(pool());
      await watch.start();
      watch.stop();
      return watch.read();
    };
    const seen = [await version()];
    const id = await sent(speaker, WISH);
    expect(await version()).toBe(seen[0]);
    await decideReply(pool(), id, null, by);
    seen.push(await version());
    await answerReply(pool(), id, { answer: 'followed', zh: '已改。已核对。', en: null }, by);
    seen.push(await version());
    await withdrawReply(pool(), speaker, id, now);
    seen.push(await version());
    expect(new Set(seen).size).toBe(4);
  });
});
