import { z } from 'zod';
import { address, moment, namedInsurer } from './common-answers';
import { crossCheckPart, rankingRow } from './ranking-answers';

const texts = z.record(z.string(), z.object({ zh: z.string(), en: z.string() }).loose());
const grade = z.enum(['high', 'medium', 'low']);

export const insurersAnswer = z.object({
  insurers: z.array(
    z.object({
      ...namedInsurer.shape,
      legalNameZh: z.string(),
      status: z.enum(['active', 'renamed', 'taken-over']),
      currentId: z.string().describe('Itself, or the company that answers for it today'),
      record: address,
    }),
  ),
});

const exposure = z
  .object({
    insurerId: z.string().nullable().describe('null: the pool of all without a figure of their own'),
    vehicles: z.number(),
    logSd: z.number(),
    grade: z.string(),
    basis: z.string(),
    source: z.string(),
    year: z.int(),
  })
  .loose();

const counted = z.array(z.object({ code: z.string(), reporters: z.int(), reports: z.int() })).readonly();

export const insurerAnswer = z.object({
  ...namedInsurer.shape,
  legalNameZh: z.string(),
  status: z.enum(['active', 'renamed', 'taken-over']),
  successorId: z.string().nullable(),
  currentId: z.string(),
  formerIds: z.array(z.string()),
  aliases: z.array(z.string()),
  group: z.string().nullable(),
  domains: z.array(z.string()),
  grade,
  source: z.string(),
  note: z.string().nullable(),
  officialNumbers: z.array(
    z.object({
      number: z.string(),
      kind: z.string(),
      grade,
      source: z.string(),
      historic: z.boolean(),
      note: z.string().optional(),
    }),
  ),
  sources: texts,
  exposure: exposure.nullable(),
  exposureSources: z.array(z.object({ zh: z.string(), en: z.string(), url: z.string().nullable() })).optional(),
  parameters: z.record(z.string(), z.unknown()).optional(),
  record: z.array(
    z.object({
      view: z.string(),
      period: z.string(),
      takenAt: moment,
      method: z.string().optional(),
      ...rankingRow.shape,
    }),
  ),
  throughRuns: z.array(z.object({ id: z.string(), day: z.string(), method: z.string(), ...rankingRow.shape }).loose()),
  ...crossCheckPart,
  profile: z.object({ takenAt: moment, profile: z.object({ role: counted, lure: counted, fact: counted }) }).nullable(),
});

export const exposureAnswer = z.object({
  inForce: z.array(exposure),
  changes: z.array(
    z
      .object({
        id: z.string(),
        changedAt: moment,
        insurerId: z.string(),
        kind: z.enum(['changed', 'kept']),
        reason: z.string(),
      })
      .loose(),
  ),
  sources: texts,
});
