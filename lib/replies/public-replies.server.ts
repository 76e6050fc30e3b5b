import 'server-only';
import { idsAnsweredFor } from '@/lib/insurers/registry';
import { pool } from '@/lib/platform/database.server';
import type { Published, ShownReply } from '@/lib/privacy/gate';
import { countReplies, type ReplyCounts, readNewestReplies, readRepliesOf } from './stored-replies.server';

const NEWEST = 20;

/** What a company has said on its page, the newest first; that of companies it answers for today is among it. */
export const readReplies = (insurerId: string): Promise<Published<ShownReply>[]> =>
  readRepliesOf(pool(), idsAnsweredFor(insurerId));

/** What `/transparency` tells of replies. */
export async function readReplyState(): Promise<{
  readonly counts: ReplyCounts;
  readonly newest: readonly Published<ShownReply>[];
}> {
  const [counts, newest] = await Promise.all([countReplies(pool()), readNewestReplies(pool(), NEWEST)]);
  return { counts, newest };
}
