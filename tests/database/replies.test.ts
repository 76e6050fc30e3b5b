import { describe, expect, it } from 'vitest';
import { eraseDriver } from '@/lib/accounts/erasure/erase-driver.server';
import { ownFiles } from '@/lib/accounts/export/own-files.server';
import { idsAnsweredFor } from '@/lib/insurers/registry';
import { answerReply, decideReply } from '@/lib/replies/decide-reply.server';
import { sendReply, withdrawReply } from '@/lib/replies/send-reply.server';
import { countReplies, readOwnReplies, readRepliesOf, readWaiting } from '@/lib/replies/stored-replies.server';
import { now } from './arrivals';
import { by, REPLY, replyFixture, WISH } from './reply-fixture';

const { log, pool, account, representative, sent, published, standingOf } = replyFixture();

describe('who may reply', () => {
  it('is whoever represents the company now, and nobody for another', async () => {
    const picc = await representative('picc');
    const pingan = await representative('pingan');
    const stranger = { ...picc, insurerId: 'pingan', insurerIds: idsAnsweredFor('pingan') };
    expect(await sendReply(pool(), stranger, REPLY, now)).toEqual({ ok: false, error: 'not_yours' });
    const moderator = await account({ role: 'moderator', insurerId: null });
    expect(await sendReply(pool(), { ...picc, userId: moderator }, REPLY, now)).toEqual({
      ok: false,
      error: 'not_yours',
    });
    const id = await published(picc);
    expect(await withdrawReply(pool(), stranger, id, now)).toBe(false);
    expect(await withdrawReply(pool(), pingan, id, now)).toBe(false);
    expect(await readRepliesOf(pool(), pingan.insurerIds)).toEqual([]);
    await pool().query(`UPDATE "user" SET role = 'reporter', insurer_id = NULL WHERE id = $1`, [picc.userId]);
    expect(await sendReply(pool(), picc, REPLY, now)).toEqual({ ok: false, error: 'not_yours' });
    expect(await withdrawReply(pool(), picc, id, now)).toBe(false);
  });

  it('is no role without a company and no company without the role', async () => {
    const id = await account({ role: 'reporter', insurerId: null });
    for (const change of [
      `role = 'insurer_representative'`,
      `insurer_id = 'picc'`,
      `role = 'moderator', insurer_id = 'picc'`,
    ])
      await expect(pool().query(`UPDATE "user" SET ${change} WHERE id = $1`, [id])).rejects.toThrow(
        'user_represents_one',
      );
  });

  it('leaves so many waiting at a time, however many come at once', async () => {
    const cpic = await representative('cpic');
    const outcomes = await Promise.all(Array.from({ length: 9 }, () => sendReply(pool(), cpic, REPLY, now)));
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(5);
    expect(outcomes.filter(({ ok }) => !ok)).toContainEqual({ ok: false, error: 'too_many' });
    expect(await readOwnReplies(pool(), cpic.insurerIds)).toHaveLength(5);
    expect(await sendReply(pool(), await representative('pingan'), REPLY, now)).toMatchObject({ ok: true });
  });
});

describe('a decision', () => {
  it('is the first of those that come at once, and holds', async () => {
    const speaker = await representative('picc');
    const id = await sent(speaker);
    const outcomes = await Promise.all([
      decideReply(pool(), id, null, by),
      decideReply(pool(), id, 'off_topic', by),
      decideReply(pool(), id, 'threats_or_ads', by),
      withdrawReply(pool(), speaker, id, now),
    ]);
    const { rows } = await pool().query('SELECT decided_at, reason, withdrawn_at FROM reply WHERE id = $1', [id]);
    const stands = await standingOf(speaker, id);
    expect(outcomes.slice(0, 3).filter(Boolean).length).toBe(rows[0]?.decided_at ? 1 : 0);
    expect(outcomes[3]).toBe(stands === 'withdrawn');
    expect(await decideReply(pool(), id, 'off_topic', by)).toBe(false);
    expect(await standingOf(speaker, id)).toBe(stands);
  });

  it('to decline shows nothing in public but its reason, counted', async () => {
    const speaker = await representative('picc');
    const before = await countReplies(pool());
    const id = await sent(speaker, { ...REPLY, zh: '这一条不会登出来的，别的公司如何。' });
    expect(await decideReply(pool(), id, 'other_companies', by)).toBe(true);
    expect(await readOwnReplies(pool(), speaker.insurerIds)).toContainEqual(
      expect.objectContaining({ id, standing: 'declined', reason: 'other_companies' }),
    );
    expect(JSON.stringify(await readRepliesOf(pool(), speaker.insurerIds))).not.toContain('不会登出来');
    const after = await countReplies(pool());
    expect(after.published).toBe(before.published);
    const count = ({ declined }: typeof after) =>
      declined.find(({ reason }) => reason === 'other_companies')?.replies ?? 0;
    expect(count(after)).toBe(count(before) + 1);
    expect(await withdrawReply(pool(), speaker, id, now)).toBe(false);
  });

  it('lets a correction be answered once, and only a published one', async () => {
    const speaker = await representative('picc');
    const answer = { answer: 'followed', zh: '已从名录删去。', en: null } as const;
    const waiting = await sent(speaker, WISH);
    expect(await answerReply(pool(), waiting, answer, by)).toBe(false);
    await decideReply(pool(), waiting, null, by);
    expect((await readWaiting(pool())).unanswered.map(({ id }) => id)).toContain(waiting);
    const both = [
      answerReply(pool(), waiting, answer, by),
      answerReply(pool(), waiting, { ...answer, answer: 'not_followed' }, by),
    ];
    expect((await Promise.all(both)).filter(Boolean)).toHaveLength(1);
    expect((await readWaiting(pool())).unanswered.map(({ id }) => id)).not.toContain(waiting);
    expect(await answerReply(pool(), await published(speaker), answer, by)).toBe(false);
  });
});

describe('a representative', () => {
  it('takes along what he sent, and is erased from what stays', async () => {
    const speaker = await representative('pingan');
    const standing = await published(speaker, { ...REPLY, zh: '登出的这一句是公司的话。' });
    const waiting = await sent(speaker, { ...REPLY, zh: '还在等审核员看的一句话。' });
    const declined = await sent(speaker);
    await decideReply(pool(), declined, 'off_topic', by);
    const gone = await sent(speaker);
    await withdrawReply(pool(), speaker, gone, now);
    const files: Record<string, string> = {};
    const who = { reporterIds: [], userId: speaker.userId };
    for await (const { name, bytes } of ownFiles(pool(), who, { readme: '', lost: '' })) {
      const parts: Uint8Array[] = [];
      for await (const part of bytes) parts.push(part);
      files[name] = Buffer.concat(parts).toString();
    }
    const { account: kept } = JSON.parse(files['account.json'] ?? '{}');
    expect(kept).toMatchObject({ role: 'insurer_representative', represents: 'pingan' });
    expect(kept.sent_for_the_company.map((reply: { text_zh: string }) => reply.text_zh)).toHaveLength(4);
    expect(files['account.json']).not.toContain('moderator-0');

    expect(await eraseDriver(pool(), who)).toMatchObject({ ok: true });
    const { rows } = await pool().query('SELECT id, user_id FROM reply WHERE id = ANY($1) ORDER BY id', [
      [standing, waiting, declined, gone],
    ]);
    expect(rows).toEqual([{ id: standing, user_id: null }]);
    expect((await readRepliesOf(pool(), ['pingan'])).find(({ id }) => id === standing)).toMatchObject({
      words: { zh: '登出的这一句是公司的话。' },
    });
    expect((await pool().query('SELECT FROM "user" WHERE id = $1', [speaker.userId])).rowCount).toBe(0);
    expect(await log.findings()).toEqual([]);
  });
});
