import { z } from 'zod';
import {
  ADDRESSED_AS,
  ANSWERS,
  CAMPAIGN_CALLS,
  CONFIDENCE,
  DAY_PARTS,
  DID,
  FACTS,
  LEAK_POINTS,
  LURES,
  OUTCOMES,
  REFUSALS,
  RELATIONS,
  ROLES,
  SAID,
  TIMING,
  WANTS,
} from './taxonomy-codes';

/** Answers to «which insurer» that are no insurer. */
export const OPEN_CLAIMS = ['unknown', 'multi', 'not_insurer'] as const;

const text = (max: number) => z.string().trim().min(1).max(max);
const codes = <T extends readonly [string, ...string[]]>(list: T) =>
  z
    .preprocess((value) => (typeof value === 'string' ? [value] : value), z.array(z.enum(list)).max(list.length))
    .default([]);
const whole = (min: number, max: number) =>
  z.preprocess(
    (value) => (typeof value === 'string' && /^-?\d{1,4}$/.test(value) ? Number(value) : value),
    z.int().min(min).max(max),
  );

/**
 * The one schema of a report as it arrives, for the form, the API and the tests. Values of a urlencoded form are strings and repeated keys,
 * those of JSON may be numbers and arrays; both parse to the same. Unknown fields are refused.
 */
export const reportInput = z.strictObject({
  number: text(40).optional(),
  numberState: z.enum(['shown', 'hidden', 'unsure']).default('shown'),
  insurer: text(60),
  impersonation: z.enum(['yes', 'no']).default('no'),
  when: z.enum(['now', 'today', 'yesterday', 'at']).optional(),
  dayPart: z.enum(DAY_PARTS).optional(),
  calledAt: text(40).optional(),
  city: text(40),
  role: z.enum(ROLES).default('unknown'),
  relation: z.enum(RELATIONS).default('unknown'),
  refusal: z.enum(REFUSALS).default('unknown'),
  refusedOn: z.iso.date().optional(),
  facts: codes(FACTS),
  lures: codes(LURES),
  addressedAs: z.enum(ADDRESSED_AS).optional(),
  saidName: z.enum(SAID).default('unknown'),
  saidCompany: z.enum(SAID).default('unknown'),
  saidCertificate: z.enum(SAID).default('unknown'),
  answer: z.enum(ANSWERS).default('unknown'),
  sameDayCalls: whole(1, 99).optional(),
  leakPoint: z.enum(LEAK_POINTS).optional(),
  leakConfidence: z.enum(CONFIDENCE).optional(),
  daysToExpiry: whole(-400, 400).optional(),
  expiryBucket: z.enum(TIMING).optional(),
  campaignStart: z.enum(TIMING).optional(),
  campaignCalls: z.enum(CAMPAIGN_CALLS).optional(),
  did: codes(DID),
  wants: codes(WANTS),
  outcome: z.enum(OUTCOMES).optional(),
  formToken: text(200).optional(),
  proof: text(4000).optional(),
});

export type ReportInput = z.infer<typeof reportInput>;

/** «Again»: the caller of an earlier report of the same driver has called once more. */
export const repeatInput = z.strictObject({
  again: z.string().regex(/^[0-9A-Z]{16}$/),
  formToken: text(200).optional(),
  proof: text(4000).optional(),
});
