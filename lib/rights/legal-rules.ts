import { z } from 'zod';
import rules from '@/prisma/reference/legal-rules.json';
import { certainty, inBothLanguages } from './certainty';

/** Parts of the legal chapter; `reference` holds lines that are ours or of unconfirmed force. */
export const RULE_GROUPS = ['consent', 'privacy', 'insurer', 'number', 'reference'] as const;

const legalRule = z.strictObject({
  id: z.string(),
  group: z.enum(RULE_GROUPS),
  title: inBothLanguages,
  issuer: inBothLanguages,
  article: inBothLanguages.nullable(),
  summary: inBothLanguages,
  /** Day (or month) since which it applies, and how sure that date is. */
  inForce: z.union([z.iso.date(), z.string().regex(/^\d{4}-\d{2}$/)]).nullable(),
  inForceStatus: certainty.nullable(),
  status: certainty,
  /** Only a part of the text could be read. */
  partial: z.boolean(),
  source: z.string().nullable(),
});
export type LegalRule = z.infer<typeof legalRule>;

/** Facts of law that the pages state, each with its article, date, certainty and source. */
export const LEGAL_RULES: readonly LegalRule[] = z.array(legalRule).parse(rules);
