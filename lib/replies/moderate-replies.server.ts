import 'server-only';
import { thisModerator } from '@/lib/desk/desk-visitor.server';
import { systemClock } from '@/lib/platform/clock';
import { pool } from '@/lib/platform/database.server';
import { err, ok, type Result } from '@/lib/platform/result';
import { answerReply, decideReply } from './decide-reply.server';
import { DECLINE_REASONS } from './reply-codes';
import { type ReplyProblem, readAnswer } from './reply-input';
import { type OwnReply, readWaiting } from './stored-replies.server';

const ID = /^[1-9]\d{0,17}$/;

/** What waits for a moderator, or null for everybody who is none. */
export async function readWaitingReplies(): Promise<{ undecided: OwnReply[]; unanswered: OwnReply[] } | null> {
  return (await thisModerator()) === null ? null : readWaiting(pool());
}

/** Takes a moderator's decision: `publish`, or one of the reasons to decline. */
export async function decideThisReply(id: string, decision: string): Promise<Result<null, 'gone' | 'bad_decision'>> {
  const moderator = await thisModerator();
  const reason = DECLINE_REASONS.find((code) => code === decision) ?? null;
  if (moderator === null || !ID.test(id)) return err('gone');
  if (reason === null && decision !== 'publish') return err('bad_decision');
  return (await decideReply(pool(), id, reason, { moderator, now: systemClock() })) ? ok(null) : err('gone');
}

/** Takes a moderator's sentence about a correction. */
export async function answerThisReply(
  id: string,
  form: Readonly<Record<string, unknown>>,
): Promise<Result<null, ReplyProblem[]>> {
  const moderator = await thisModerator();
  const gone = err([{ field: 'form', code: 'gone' }]);
  if (moderator === null || !ID.test(id)) return gone;
  const read = readAnswer(form);
  if (!read.ok) return read;
  return (await answerReply(pool(), id, read.value, { moderator, now: systemClock() })) ? ok(null) : gone;
}
