import { z } from 'zod';
import { address, moment } from './common-answers';

const note = z.string().describe('A C2SP checkpoint: a signed note with origin, size and root');

export const checkpointsAnswer = z.object({
  keys: z.array(z.string()).describe('C2SP verifier keys'),
  checkpoints: z.array(
    z.object({ size: z.int(), root: z.string(), signedAt: moment, note, links: z.object({ note: address }) }),
  ),
  links: z.object({ next: address.nullable() }),
});

const place = { index: z.int().describe('Place in the log'), links: z.object({ proof: address }) };

export const publicationsAnswer = z.object({
  publications: z.array(
    z.discriminatedUnion('act', [
      z.object({
        act: z.literal('release'),
        kind: z.literal('publication'),
        month: z.string(),
        revision: z.int(),
        notice: z.string().optional(),
        sums: z.string().optional().describe('SHA-256 of SHA256SUMS'),
        ...place,
      }),
      z.object({
        act: z.literal('exposure'),
        kind: z.literal('publication'),
        change: z.enum(['changed', 'kept']),
        insurer: z.string(),
        line: z.int(),
        before: z.string().optional(),
        after: z.string(),
        reason: z.string(),
        ...place,
      }),
    ]),
  ),
  links: z.object({ next: address.nullable() }),
});

const path = z.array(z.string()).describe('Hashes, base64');

export const consistencyAnswer = z.object({
  format: z.literal('wurao-consistency-proof/1'),
  from: note,
  to: note,
  path,
});

export const receiptProofAnswer = z.object({
  format: z.literal('wurao-receipt-proof/1'),
  index: z.int(),
  salt: z.string(),
  content: z.record(z.string(), z.unknown()),
  path,
  checkpoint: note,
});
