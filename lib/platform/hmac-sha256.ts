import { createHmac, hash } from 'node:crypto';

const BLOCK = 64;
const DIGEST = 32;
/** Bytes of text that are hashed in place; longer texts are rare and go the slower way. */
const ROOM = 2_048;

/**
 * HMAC-SHA-256 (RFC 2104) under one key, made of two one-shot hashes: an object of `createHmac` for every hash costs three times as much and
 * burdens the collector. A report takes seven of them.
 * @param key at most 64 bytes
 */
export function hmacSha256(key: Uint8Array): (text: string | Uint8Array) => Buffer {
  if (key.length > BLOCK) throw new RangeError(`a key of at most ${BLOCK} bytes`);
  const inner = Buffer.alloc(BLOCK + ROOM);
  const outer = Buffer.alloc(BLOCK + DIGEST);
  for (let i = 0; i < BLOCK; i++) {
    inner[i] = (key[i] ?? 0) ^ 0x36;
    outer[i] = (key[i] ?? 0) ^ 0x5c;
  }
  return (text) => {
    // Three bytes of UTF-8 at the most for each unit of a string.
    const fits = typeof text === 'string' ? text.length * 3 <= ROOM : text.length <= ROOM;
    if (!fits) return createHmac('sha256', key).update(text).digest();
    const bytes = typeof text === 'string' ? inner.subarray(BLOCK, BLOCK + inner.write(text, BLOCK)) : text;
    if (bytes === text) inner.set(bytes, BLOCK);
    outer.set(hash('sha256', inner.subarray(0, BLOCK + bytes.length), 'buffer'), BLOCK);
    return hash('sha256', outer, 'buffer');
  };
}
