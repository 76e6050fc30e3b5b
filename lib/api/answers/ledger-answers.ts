import { z } from 'zod';
import { answerAct, exposureAct, releaseAct, replyAct, withdrawalAct } from '@/lib/ledger/publication';
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
      z.object({ ...releaseAct, ...place }),
      z.object({ ...exposureAct, ...place }),
      z.object({ ...replyAct, ...place }),
      z.object({ ...withdrawalAct, ...place }),
      z.object({ ...answerAct, ...place }),
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
