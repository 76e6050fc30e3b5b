import { z } from 'zod';

/** What a release of the data tells (again: with a notice). */
export const releaseAct = {
  act: z.literal('release'),
  kind: z.literal('publication'),
  month: z.string(),
  revision: z.int(),
  notice: z.string().optional(),
  sums: z.string().optional().describe('SHA-256 of SHA256SUMS'),
};

/** What a change of a denominator tells: the line of the log of denominators, and its figures as JSON. */
export const exposureAct = {
  act: z.literal('exposure'),
  kind: z.literal('publication'),
  change: z.enum(['changed', 'kept']),
  insurer: z.string(),
  line: z.int(),
  before: z.string().optional(),
  after: z.string(),
  reason: z.string(),
};

/** What a company says of its page, or asks to be corrected there: the line of its list, and the fingerprint of its text. */
export const replyAct = {
  act: z.literal('reply'),
  kind: z.literal('publication'),
  what: z.enum(['reply', 'correction']),
  about: z.string().optional(),
  insurer: z.string(),
  line: z.int(),
  sha256: z.string().describe('SHA-256 of the canonical JSON of en, link and zh'),
};

/** That a company has taken back what it had said. */
export const withdrawalAct = {
  act: z.literal('withdrawal'),
  kind: z.literal('publication'),
  insurer: z.string(),
  line: z.int(),
};

/** Whether a correction that was asked for was made, in a sentence. */
export const answerAct = {
  act: z.literal('answer'),
  kind: z.literal('publication'),
  answer: z.enum(['followed', 'not_followed']),
  insurer: z.string(),
  line: z.int(),
  zh: z.string(),
  en: z.string().optional(),
};

/** A public act as the log records it. Nothing in it is about a driver. */
const publication = z.discriminatedUnion('act', [
  z.strictObject(releaseAct),
  z.strictObject(exposureAct),
  z.strictObject(replyAct),
  z.strictObject(withdrawalAct),
  z.strictObject(answerAct),
]);

type Publication = z.output<typeof publication>;

/** A public act with its place in the log. */
export type EnteredPublication = Publication & { readonly index: number };

/** The act that an entry's content tells of; null for anything else. */
export function readPublication(content: string): Publication | null {
  try {
    return publication.safeParse(JSON.parse(content)).data ?? null;
  } catch {
    return null;
  }
}
