import 'server-only';
import { type Challenge, createChallenge, randomInt, verifySolution } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2';
import { LRUCache } from 'lru-cache';
import { z } from 'zod';
import type { Keyring } from '@/lib/platform/keyed-hash';

const LIFETIME_SECONDS = 20 * 60;
/** PBKDF2 rounds per try, and the range of tries: about a second on an older phone, in a worker, while the driver types. */
const COST = 1_000;
const TRIES: [number, number] = [150, 300];

const payload = z.object({
  challenge: z.object({ parameters: z.looseObject({ nonce: z.string().max(200) }), signature: z.string().max(200) }),
  solution: z.looseObject({ counter: z.number(), derivedKey: z.string().max(200) }),
});

// A solved challenge counts once. Two instances keep two lists: the rate limits bound what a replay across them could gain.
const used = new LRUCache<string, true>({ max: 100_000, ttl: LIFETIME_SECONDS * 1000 });

const secrets = (keys: Keyring) => ({
  hmacSignatureSecret: keys.hash('proof', 'challenge').toString('hex'),
  hmacKeySignatureSecret: keys.hash('proof', 'key').toString('hex'),
});

/** A signed puzzle for one report. */
export function newChallenge(keys: Keyring, now: Date): Promise<Challenge> {
  return createChallenge({
    algorithm: 'PBKDF2/SHA-256',
    cost: COST,
    counter: randomInt(...TRIES),
    deriveKey,
    expiresAt: Math.floor(now.getTime() / 1000) + LIFETIME_SECONDS,
    ...secrets(keys),
  });
}

/** Whether a base64 payload of challenge and solution is genuine, in time and not used before. Anything else is simply no proof. */
export async function isProof(text: string, keys: Keyring): Promise<boolean> {
  try {
    const { challenge, solution } = payload.parse(JSON.parse(Buffer.from(text, 'base64').toString('utf8')));
    const nonce = challenge.parameters.nonce;
    if (used.has(nonce)) return false;
    const { verified } = await verifySolution({
      challenge: challenge as unknown as Challenge,
      solution: solution as never,
      deriveKey,
      ...secrets(keys),
    });
    if (!verified || used.has(nonce)) return false;
    used.set(nonce, true);
    return true;
  } catch {
    return false;
  }
}
