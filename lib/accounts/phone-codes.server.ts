import 'server-only';
import type { Keyring } from '@/lib/platform/keyed-hash';
import { sameHash } from '@/lib/platform/keyed-hash';
import type { PrismaClient } from '@/lib/platform/prisma-client/client';
import { err, ok, type Result } from '@/lib/platform/result';
import { askHashes, CODE_MINUTES, CODE_TRIES, type CodeAsk, codeHashes, type PhoneCode } from './phone-code';

export interface CodeParts {
  readonly db: PrismaClient;
  readonly keys: Keyring;
  readonly now: Date;
}

/**
 * Keeps what must be known of a code until it is typed; codes whose time is over are forgotten. Without a code (`null`) the request looks the same
 * and nothing fits it. @param numberHash what `account` stores of the number, or would
 */
export async function keepCode(
  { db, keys, now }: CodeParts,
  { ask, code, numberHash, unfit }: { ask: CodeAsk; code: PhoneCode | null; numberHash: string; unfit: Uint8Array },
): Promise<void> {
  const hash = code === null ? unfit : (codeHashes(keys, ask, code)[0] as Buffer);
  await db.phoneCode.deleteMany({ where: { expiresAt: { lt: now } } });
  await db.phoneCode.create({
    data: {
      askHash: askHashes(keys, ask)[0] as string,
      numberHash,
      codeHash: Buffer.from(hash).toString('hex'),
      expiresAt: new Date(now.getTime() + CODE_MINUTES * 60_000),
    },
  });
}

/** Forgets a request, such as one whose message could not be sent. */
export async function forgetCode({ db, keys }: CodeParts, ask: CodeAsk): Promise<void> {
  await db.phoneCode.deleteMany({ where: { askHash: { in: askHashes(keys, ask) } } });
}

/**
 * Takes a code: the hash of the number it was sent to, once. Every try is counted before it is compared, and of those that come at once with the
 * right code the one that deletes the row has it. `expired`: unknown, used, too old, or tried too often.
 */
export async function takeCode(
  { db, keys, now }: CodeParts,
  ask: CodeAsk,
  code: PhoneCode,
): Promise<Result<string, 'wrong' | 'expired'>> {
  const where = { askHash: { in: askHashes(keys, ask) } };
  const open = { ...where, tries: { lt: CODE_TRIES }, expiresAt: { gt: now } };
  const { count } = await db.phoneCode.updateMany({ where: open, data: { tries: { increment: 1 } } });
  const row = count === 0 ? null : await db.phoneCode.findFirst({ where });
  if (!row) return err('expired');
  const stored = Buffer.from(row.codeHash, 'hex');
  if (!codeHashes(keys, ask, code).some((hash) => sameHash(hash, stored))) return err('wrong');
  const taken = await db.phoneCode.deleteMany({ where: { askHash: row.askHash } });
  return taken.count === 1 ? ok(row.numberHash) : err('expired');
}
