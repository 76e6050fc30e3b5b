import { z } from 'zod';

/** How sure we are of a statement about the law: read in its text, taken from press, recalled and to be checked, a draft. */
export const certainty = z.enum(['text', 'press', 'recall', 'draft']);

export const inBothLanguages = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) });
export type InBothLanguages = z.infer<typeof inBothLanguages>;
