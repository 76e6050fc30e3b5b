/** What a company may send: a reply to what is said here, or a wish that a fact be corrected. */
export const REPLY_KINDS = ['reply', 'correction'] as const;
export type ReplyKind = (typeof REPLY_KINDS)[number];

/** What a correction may be about: the insured cars, a number, an alias, a fact of the licence. */
export const CORRECTABLE = ['denominator', 'number', 'alias', 'licence'] as const;
export type Correctable = (typeof CORRECTABLE)[number];

/** Why a moderator may decline; there is no other reason. */
export const DECLINE_REASONS = [
  'personal_data',
  'other_companies',
  'off_topic',
  'threats_or_ads',
  'not_authorised',
] as const;
export type DeclineReason = (typeof DECLINE_REASONS)[number];

/** What may become of a published wish for a correction. */
export const ANSWERS = ['followed', 'not_followed'] as const;
export type Answer = (typeof ANSWERS)[number];

/** Where a reply stands. */
export type ReplyStanding = 'waiting' | 'published' | 'declined' | 'withdrawn' | Answer;

type Standing = {
  readonly decidedAt: Date | null;
  readonly reason: string | null;
  readonly withdrawnAt: Date | null;
  readonly answer: Answer | null;
};

/** Where a stored reply stands: the last thing that happened to it. */
export function replyStanding({ decidedAt, reason, withdrawnAt, answer }: Standing): ReplyStanding {
  if (withdrawnAt !== null) return 'withdrawn';
  if (decidedAt === null) return 'waiting';
  return reason !== null ? 'declined' : (answer ?? 'published');
}
