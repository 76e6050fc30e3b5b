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

/** A public act as the log records it. Nothing in it is about a driver. */
const publication = z.discriminatedUnion('act', [z.strictObject(releaseAct), z.strictObject(exposureAct)]);

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
