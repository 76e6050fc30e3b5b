import 'server-only';
import { accountKeys } from '@/lib/accounts/account-keys.server';
import { systemClock } from '@/lib/platform/clock';
import { pool } from '@/lib/platform/database.server';
import { err, type Result } from '@/lib/platform/result';
import { type Decided, decide } from './decide.server';
import type { DecisionProblem, DeskItem } from './desk-item';
import { readDesk } from './desk-queue.server';
import { thisModerator } from './standing.server';

/** What is on the desk, or null for everybody who is no moderator. @param skip files to leave for later */
export async function readMyDesk(skip: number): Promise<{ waiting: number; item: DeskItem | null } | null> {
  return (await thisModerator()) === null ? null : readDesk(pool(), skip);
}

/** Takes the visitor's decision; to somebody who is no moderator nothing is there. */
export async function decideMyDesk(decided: Decided): Promise<Result<null, DecisionProblem>> {
  const moderator = await thisModerator();
  if (moderator === null) return err('gone');
  return decide({ pool: pool(), keys: accountKeys(), now: systemClock(), moderator }, decided);
}
