import * as z from 'zod/mini';

/** How sure we are of a statement about the law: read in its text, taken from press or another third party, recalled and to be checked. */
export const certainty = z.enum(['text', 'press', 'recall']);
export type Certainty = z.infer<typeof certainty>;

export const inBothLanguages = z.strictObject({
  zh: z.string().check(z.minLength(1)),
  en: z.string().check(z.minLength(1)),
});
export type InBothLanguages = z.infer<typeof inBothLanguages>;

/** The day on which a statement was last compared with its source. */
export const day = z.iso.date();
/** An address where the statement can be read or checked. */
export const address = z.string().check(z.regex(/^https?:\/\/\S+$/));

/** The words of reference data in a language of the site. */
export const inLanguage = (words: InBothLanguages, locale: string): string => (locale === 'en' ? words.en : words.zh);
