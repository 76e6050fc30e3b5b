import { hkdfSync, timingSafeEqual } from 'node:crypto';
import { hmacSha256 } from './hmac-sha256';

/** Keyed hashes under one secret; every purpose has a sub-key of its own, so that hashes of two purposes never meet. */
export interface Keyring {
  /** HMAC-SHA-256 under the current secret; `bytes` (16..32) keeps the front of it. */
  hash(purpose: string, text: string | Uint8Array, bytes?: number): Buffer;
  /** The same under the current and then the previous secret: what a look-up must try while a secret is being replaced. */
  hashes(purpose: string, text: string | Uint8Array, bytes?: number): Buffer[];
}

const HASH_BYTES = 32;
const SHORTEST = 16;
const SECRET_BYTES = 32;

/**
 * A keyring over the service's secret.
 * @param secret at least 32 bytes; never stored in the database
 * @param previous the secret it replaced, while hashes made under it are still stored
 * @throws RangeError when a secret is short: a guessable key makes every stored hash guessable
 */
export function keyring(secret: string, previous?: string | undefined): Keyring {
  const makers = [secret, ...(previous ? [previous] : [])].map(hashMaker);
  const [current] = makers as [HashMaker];
  return {
    hash: (purpose, text, bytes) => current(purpose, text, bytes),
    hashes: (purpose, text, bytes) => makers.map((make) => make(purpose, text, bytes)),
  };
}

/** Whether two hashes are equal, in a time that tells nothing about where they differ. */
export function sameHash(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && timingSafeEqual(a, b);
}

type HashMaker = (purpose: string, text: string | Uint8Array, bytes?: number) => Buffer;

function hashMaker(secret: string): HashMaker {
  if (Buffer.byteLength(secret) < SECRET_BYTES) throw new RangeError(`a secret needs at least ${SECRET_BYTES} bytes`);
  const keyed = new Map<string, ReturnType<typeof hmacSha256>>();
  return (purpose, text, bytes = HASH_BYTES) => {
    if (bytes < SHORTEST || bytes > HASH_BYTES)
      throw new RangeError(`a keyed hash has ${SHORTEST} to ${HASH_BYTES} bytes`);
    const hash = keyed.get(purpose) ?? hmacSha256(subKey(secret, purpose));
    keyed.set(purpose, hash);
    return hash(text).subarray(0, bytes);
  };
}

// RFC 5869 with an empty salt: the secret is already uniform, the info field separates the purposes.
const subKey = (secret: string, purpose: string): Buffer =>
  Buffer.from(hkdfSync('sha256', secret, '', `wurao/${purpose}`, HASH_BYTES));
