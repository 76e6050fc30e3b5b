import { z } from 'zod';

/** A public act as the log records it: a release of the data (again: with a notice), or a change of a denominator. Nothing in it is about a driver. */
const publication = z.discriminatedUnion('act', [
  z.strictObject({
    act: z.literal('release'),
    kind: z.literal('publication'),
    month: z.string(),
    revision: z.int(),
    notice: z.string().optional(),
    /** SHA-256 of SHA256SUMS, hex. */
    sums: z.string().optional(),
  }),
  z.strictObject({
    act: z.literal('exposure'),
    kind: z.literal('publication'),
    change: z.enum(['changed', 'kept']),
    insurer: z.string(),
    /** Line of the log of denominators, and its figures as JSON. */
    line: z.int(),
    before: z.string().optional(),
    after: z.string(),
    reason: z.string(),
  }),
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
