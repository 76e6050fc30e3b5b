import { z } from 'zod';
import { address, moment, namedInsurer, problemAnswer } from './common-answers';

export const reportAnswer = z.object({
  receipt: z.string(),
  recoveryCode: z.string().nullable(),
  receivedAt: moment,
  calledAt: moment,
  claim: z.string(),
  insurer: z.object({ id: z.string(), name: z.string(), nameEn: namedInsurer.shape.nameEn }).nullable(),
  links: z.object({ receipt: address, insurer: address.nullable(), rights: address, proof: address }),
});

/** The call was reported before; its receipt is told to its own driver alone. */
export const duplicateAnswer = problemAnswer.extend({ receipt: z.string() });

export const challengeAnswer = z.looseObject({}).describe('An ALTCHA challenge; its solution goes into `proof`');
