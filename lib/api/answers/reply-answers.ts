import { z } from 'zod';
import { CORRECTABLE, REPLY_KINDS } from '@/lib/replies/reply-codes';
import { address, moment } from './common-answers';

const inLanguages = { zh: z.string(), en: z.string().nullable() };

export const repliesAnswer = z.object({
  insurerId: z.string(),
  replies: z.array(
    z.object({
      id: z.string(),
      insurerId: z.string().describe('The company that spoke: itself, or one it answers for today'),
      kind: z.enum(REPLY_KINDS),
      about: z.enum(CORRECTABLE).nullable().describe('What is to be corrected'),
      publishedAt: moment,
      withdrawnAt: moment.nullable(),
      words: z
        .object({ ...inLanguages, link: z.string().nullable() })
        .nullable()
        .describe('The words of the company, not ours; null once withdrawn'),
      sha256: z.string().describe('SHA-256 of the canonical JSON of en, link and zh, as the public log has it'),
      answer: z
        .object({ followed: z.boolean(), ...inLanguages, at: moment })
        .nullable()
        .describe('What came of a correction that was asked for'),
      links: z.object({ proof: address.nullable() }),
    }),
  ),
});
