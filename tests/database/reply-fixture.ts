import { randomBytes } from 'node:crypto';
import { expect } from 'vitest';
import { emailHashes, parseEmailAddress } from '@/lib/accounts/email-address';
import { type AccountStanding, setRole } from '@/lib/desk/set-role.server';
import { idsAnsweredFor } from '@/lib/insurers/registry';
import { decideReply } from '@/lib/replies/decide-reply.server';
import type { NewReply } from '@/lib/replies/reply-input';
import { type Representative, sendReply } from '@/lib/replies/send-reply.server';
import { readOwnReplies } from '@/lib/replies/stored-replies.server';
import { keys, now } from './arrivals';
import { LedgerFixture } from './ledger-fixture';

export const by = { moderator: 'moderator-0', now };
export const REPLY: NewReply = {
  kind: 'reply',
  about: null,
  zh: '本公司的来电均由 95518 拨出。',
  en: null,
  link: null,
};
export const WISH: NewReply = {
  ...REPLY,
  kind: 'correction',
  about: 'alias',
  en: 'That is not a name of ours.',
  link: 'https://picc.com/',
};

/** A database with the public log, accounts that speak for companies, and what they send. */
export function replyFixture() {
  const log = new LedgerFixture();
  const pool = () => log.db.pool;

  async function account(standing: AccountStanding): Promise<string> {
    const address = parseEmailAddress(`desk-${randomBytes(6).toString('hex')}@example.cn`);
    if (!address.ok) throw new Error(address.error);
    const id = `account-${randomBytes(6).toString('hex')}`;
    await pool().query('INSERT INTO "user" (id, email) VALUES ($1, $2)', [id, emailHashes(keys, address.value)[0]]);
    expect(await setRole(pool(), keys, address.value, standing)).toBe(true);
    return id;
  }

  async function representative(insurerId: string): Promise<Representative> {
    const userId = await account({ role: 'insurer_representative', insurerId });
    return { userId, insurerId, insurerIds: idsAnsweredFor(insurerId) };
  }

  /** Sends a reply and gives its number. */
  async function sent(speaker: Representative, reply = REPLY): Promise<string> {
    expect(await sendReply(pool(), speaker, reply, now)).toEqual({ ok: true, value: null });
    const [newest] = await readOwnReplies(pool(), speaker.insurerIds);
    return newest?.id ?? '';
  }

  async function published(speaker: Representative, reply = REPLY): Promise<string> {
    const id = await sent(speaker, reply);
    expect(await decideReply(pool(), id, null, by)).toBe(true);
    return id;
  }

  const standingOf = async ({ insurerIds }: Representative, id: string) =>
    (await readOwnReplies(pool(), insurerIds)).find((reply) => reply.id === id)?.standing;

  return { log, pool, account, representative, sent, published, standingOf };
}
