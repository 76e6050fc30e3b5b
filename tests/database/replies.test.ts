import { createHash, randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { emailHashes, parseEmailAddress } from '@/lib/accounts/email-address';
import { eraseDriver } from '@/lib/accounts/erasure/erase-driver.server';
import { ownFiles } from '@/lib/accounts/export/own-files.server';
import { type AccountStanding, setRole } from '@/lib/desk/set-role.server';
import { idsAnsweredFor } from '@/lib/insurers/registry';
import { adoptReports } from '@/lib/ledger/adopt-reports.server';
import { canonicalContent } from '@/lib/ledger/canonical-content';
import { listPublications, provePublication } from '@/lib/ledger/publications.server';
import { verifyReceiptProof } from '@/lib/ledger/receipt-proof';
import { inTransaction } from '@/lib/platform/in-transaction.server';
import { answerReply, decideReply } from '@/lib/replies/decide-reply.server';
import type { NewReply } from '@/lib/replies/reply-input';
import { sendReply, withdrawReply } from '@/lib/replies/send-reply.server';
import { countReplies, readOwnReplies, readRepliesOf, readWaiting } from '@/lib/replies/stored-replies.server';
import { PublishedVersion } from '@/lib/server/published-version.server';
import { keys, now } from './arrivals';
import { LedgerFixture } from './ledger-fixture';

const log = new LedgerFixture();
const by = { moderator: 'moderator-0', now };
const REPLY: NewReply = { kind: 'reply', about: null, zh: '本公司的来电均由 95518 拨出。', en: null, link: null };
const WISH: NewReply = {
  ...REPLY,
  kind: 'correction',
  about: 'alias',
  en: 'That is not a name of ours.',
  link: 'https://picc.com/',
};

const pool = () => log.db.pool;

async function account(standing: AccountStanding): Promise<string> {
  const address = parseEmailAddress(`desk-${randomBytes(6).toString('hex')}@example.cn`);
  if (!address.ok) throw new Error(address.error);
  const id = `account-${randomBytes(6).toString('hex')}`;
  await pool().query('INSERT INTO "user" (id, email) VALUES ($1, $2)', [id, emailHashes(keys, address.value)[0]]);
  expect(await setRole(pool(), keys, address.value, standing)).toBe(true);
  return id;
}

async function representative(insurerId: string) {
  const userId = await account({ role: 'insurer_representative', insurerId });
  return { userId, insurerId, insurerIds: idsAnsweredFor(insurerId) };
}

type Speaker = Awaited<ReturnType<typeof representative>>;

/** Sends a reply and gives its number. */
async function sent(speaker: Speaker, reply = REPLY): Promise<string> {
  expect(await sendReply(pool(), speaker, reply, now)).toEqual({ ok: true, value: null });
  const [newest] = await readOwnReplies(pool(), speaker.insurerIds);
  return newest?.id ?? '';
}

async function published(speaker: Speaker, reply = REPLY): Promise<string> {
  const id = await sent(speaker, reply);
  expect(await decideReply(pool(), id, null, by)).toBe(true);
  return id;
}

const standingOf = async ({ insurerIds }: Speaker, id: string) =>
  (await readOwnReplies(pool(), insurerIds)).find((reply) => reply.id === id)?.standing;

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
