import 'server-only';
import { thisRepresentative } from '@/lib/desk/desk-visitor.server';
import type { Insurer } from '@/lib/insurers/registry';
import { systemClock } from '@/lib/platform/clock';
import { pool } from '@/lib/platform/database.server';
import { createLimiter, type Limiter } from '@/lib/platform/rate-limit.server';
import { err, ok, type Result } from '@/lib/platform/result';
import { settings } from '@/lib/platform/settings.server';
import { type ReplyProblem, readReply } from './reply-input';
import { sendReply, withdrawReply } from './send-reply.server';
import { type OwnReply, readOwnReplies } from './stored-replies.server';

/** Tries an hour from one account, refused ones among them. */
const PER_HOUR = 30;
let limiter: Limiter | undefined;

/** The desk of the visitor's company, or null for everybody who speaks for none. */
export async function readMyCompany(): Promise<{ insurer: Insurer; replies: OwnReply[] } | null> {
  const mine = await thisRepresentative();
  return mine && { insurer: mine.insurer, replies: await readOwnReplies(pool(), mine.insurerIds) };
}

/** Keeps what the visitor sends for his company until a moderator has seen it. To somebody who speaks for none nothing is there. */
export async function sendMyReply(form: Readonly<Record<string, unknown>>): Promise<Result<null, ReplyProblem[]>> {
  const mine = await thisRepresentative();
  if (mine === null) return err([{ field: 'form', code: 'not_yours' }]);
  if (!admitted(mine.userId)) return err([{ field: 'form', code: 'limited' }]);
  const read = readReply(form, mine.insurer);
  if (!read.ok) return read;
  const sent = await sendReply(pool(), { ...mine, insurerId: mine.insurer.id }, read.value, systemClock());
  return sent.ok ? ok(null) : err([{ field: 'form', code: sent.error }]);
}

/** Takes back what the visitor's company had sent. @returns whether there was such a reply */
export async function withdrawMyReply(id: string): Promise<boolean> {
  const mine = await thisRepresentative();
  if (mine === null || !/^[1-9]\d{0,17}$/.test(id) || !admitted(mine.userId)) return false;
  return withdrawReply(pool(), { ...mine, insurerId: mine.insurer.id }, id, systemClock());
}

function admitted(userId: string): boolean {
  const points = Math.ceil(PER_HOUR * settings().RATE_LIMIT_FACTOR);
  limiter ??= createLimiter({ name: 'replies', points, seconds: 3600 });
  return limiter.consume(userId).ok;
}
