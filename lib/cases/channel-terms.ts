import { z } from 'zod';
import { certainty, inBothLanguages } from '@/lib/rights/certainty';
import data from '@/prisma/reference/complaint-terms.json';

const term = z.strictObject({
  channel: z.string(),
  /** Days until an answer is due, null where none is laid down; `from` the complaint, or the day it was forwarded if that is known. */
  days: z.int().positive().nullable(),
  count: z.enum(['calendar', 'working']),
  from: z.enum(['filed', 'forwarded']),
  /** Days that all extensions can come to. */
  longest: z.int().positive().nullable(),
  rule: inBothLanguages,
  status: certainty,
  source: z.url().nullable(),
  checked: z.iso.date(),
  /** Where to go when the term has run out, first choice first. */
  next: z.array(z.strictObject({ channel: z.string(), words: inBothLanguages })),
});
export type ChannelTerm = z.infer<typeof term>;

/** What is known of the terms of every complaint channel. */
export const CHANNEL_TERMS: readonly ChannelTerm[] = z
  .strictObject({ about: z.string(), terms: z.array(term) })
  .parse(data).terms;

/** The term of a channel; an unknown channel is an error in the reference data. */
export function termOf(channel: string): ChannelTerm {
  const found = CHANNEL_TERMS.find((candidate) => candidate.channel === channel);
  if (!found) throw new RangeError(`no term for the channel ${channel}`);
  return found;
}
