import { z } from 'zod';
import { FOLLOW_UP_ANSWERS, FOLLOW_UP_CHANNELS, type FollowUp } from './follow-up-codes';
import { QUOTE_OUTCOMES, type QuoteOutcome } from './quote-outcome';

const receipt = z.string().regex(/^[0-9A-HJKMNP-TV-Z]{16}$/);
const followUp = z.object({
  receipt,
  channel: z.enum(FOLLOW_UP_CHANNELS),
  afterDays: z.enum(['14', '30']).transform((days) => (days === '14' ? 14 : 30) as FollowUp['afterDays']),
  answer: z.enum(FOLLOW_UP_ANSWERS),
});
const quote = z.strictObject({ receipt, outcome: z.enum(QUOTE_OUTCOMES) });
const week = z.stringFormat('week', /^20\d{2}(?:0[1-9]|[1-4]\d|5[0-3])$/).transform(Number);
const gone = z.enum(['yes', 'no']).transform((answer) => answer === 'yes');

/** The week (yyyyww) of a check-in, or null. */
export const readCheckIn = (said: string): number | null => week.safeParse(said).data ?? null;

/** An answer to «did it stop?», or null. */
export const readFollowUp = (said: Readonly<Record<string, string>>): FollowUp | null =>
  followUp.safeParse(said).data ?? null;

/** Whether the car is gone, or null. */
export const readCarGone = (said: string): boolean | null => gone.safeParse(said).data ?? null;

/** What became of a quote: a receipt and a class; anything else beside them is refused. Null for what is not that. */
export const readQuoteOutcome = (told: unknown): { receipt: string; outcome: QuoteOutcome } | null =>
  quote.safeParse(told).data ?? null;
