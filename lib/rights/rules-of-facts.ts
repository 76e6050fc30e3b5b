import * as z from 'zod/mini';
import data from '@/prisma/reference/fact-rules.json';

const rules = z.array(z.string()).check(z.minLength(1));

const parsed = z
  .strictObject({
    facts: z.record(z.string(), rules),
    lures: z.record(z.string(), rules),
    circumstances: z.record(
      z.enum(['any_call', 'before_40_days', 'outsourced', 'unregistered', 'data_seller', 'unsocial_hours']),
      rules,
    ),
  })
  .parse(data);

/** Rules that a fact of a report touches, by its code; facts that touch none are absent. */
export const RULES_OF_FACTS: Readonly<Record<string, readonly string[]>> = parsed.facts;
/** The same for what callers promised. */
export const RULES_OF_LURES: Readonly<Record<string, readonly string[]>> = parsed.lures;
/** The same for what follows from a call's kind or time. */
export const RULES_OF_CIRCUMSTANCES = parsed.circumstances;
export type Circumstance = keyof typeof RULES_OF_CIRCUMSTANCES;
