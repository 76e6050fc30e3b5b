import { z } from 'zod';
import { NUMBER_KINDS } from '@/lib/reports/taxonomy-codes';
import { namedInsurer } from './common-answers';

const band = z
  .object({ from: z.int(), to: z.int().nullable() })
  .describe('Distinct drivers, from and to; the last band has no end');

export const noticeAnswer = z
  .object({
    number: z.string(),
    reporters: band,
    claims: z
      .array(z.object({ claim: z.string(), insurer: namedInsurer.nullable(), reporters: band }))
      .describe('Whom callers from this number claimed to be; a call may name several'),
  })
  .describe('What drivers said of a number in the last 26 weeks');

/** The answer of `GET /api/v1/numbers/{number}`. */
export const numberAnswer = z.object({
  number: z.string().describe('Digits as dialled inside China'),
  kind: z.enum(NUMBER_KINDS),
  official: z
    .array(
      z.object({
        insurer: namedInsurer,
        kind: z.string(),
        grade: z.enum(['high', 'medium', 'low']),
        historic: z.boolean(),
      }),
    )
    .describe('Insurers that publish this number as theirs; a display can be forged'),
  notice: noticeAnswer.nullable().describe('null: nothing that may be shown'),
});

/** The answer of `GET /api/v1/numbers/range/{prefix}`. */
export const rangeAnswer = z.object({ range: z.string(), notices: z.array(noticeAnswer) });
