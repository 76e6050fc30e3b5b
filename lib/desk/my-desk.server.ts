import 'server-only';
import { accountKeys } from '@/lib/accounts/account-keys.server';
import { systemClock } from '@/lib/platform/clock';
import { pool } from '@/lib/platform/database.server';
import { err, type Result } from '@/lib/platform/result';
import { countWaitingReplies } from '@/lib/replies/stored-replies.server';
import { type Decided, decide } from './decide.server';
import type { DecisionProblem, DeskItem } from './desk-item';
import { readDesk } from './desk-queue.server';
import { thisModerator } from './desk-visitor.server';

/** What is on the desk, or null for everybody who is no moderator; `replies` of companies wait on a page of their own. @param skip files to leave for later */
export async function readMyDesk(
  skip: number,
): Promise<{ waiting: number; item: DeskItem | null; replies: number } | null> {
  if ((await thisModerator()) === null) return null;
  return { ...(await readDesk(pool(), skip)), replies: await countWaitingReplies(pool()) };
}

/** Takes the visitor's decision; to somebody who is no moderator nothing is there. */
export async function decideMyDesk(decided: Decided): Promise<Result<null, DecisionProblem>> {
  const moderator = await thisModerator();
  if (moderator === null) return err('gone');
  return decide({ pool: pool(), keys: accountKeys(), now: systemClock(), moderator }, decided);
}
