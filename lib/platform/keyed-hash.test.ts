import { createHmac, hkdfSync } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { keyring, sameHash } from './keyed-hash';

const secretText = fc.string({ unit: 'grapheme-ascii', minLength: 32, maxLength: 64 });
const distinctSecrets = fc.tuple(secretText, secretText).filter(([a, b]) => a !== b);

describe('keyed hashes', () => {
  it('are HMAC-SHA-256 under an HKDF sub-key of the purpose', () => {
    const secret = 'k'.repeat(32);
    const key = Buffer.from(hkdfSync('sha256', secret, '', 'wurao/device', 32));
    const expected = createHmac('sha256', key).update('text').digest('hex');
    expect(keyring(secret).hash('device', 'text').toString('hex')).toBe(expected);
  });

  it('of one text under two purposes differ', () => {
    fc.assert(
      fc.property(secretText, fc.string(), fc.string(), fc.string(), (secret, one, other, text) => {
        fc.pre(one !== other);
        const keys = keyring(secret);
        expect(keys.hash(one, text).equals(keys.hash(other, text))).toBe(false);
      }),
    );
  });

  it('made before a rotation are found after it, and new ones are made with the new secret', () => {
    fc.assert(
      fc.property(distinctSecrets, fc.string(), fc.string(), ([old, fresh], purpose, text) => {
        const stored = keyring(old).hash(purpose, text);
        const rotated = keyring(fresh, old);
        expect(rotated.hashes(purpose, text).some((hash) => sameHash(hash, stored))).toBe(true);
        expect(rotated.hash(purpose, text).equals(stored)).toBe(false);
        expect(rotated.hashes(purpose, text)[0]).toEqual(rotated.hash(purpose, text));
        expect(keyring(fresh).hashes(purpose, text)).toHaveLength(1);
      }),
    );
  });

  it('truncated are the front of the whole', () => {
    fc.assert(
      fc.property(secretText, fc.string(), fc.integer({ min: 16, max: 32 }), (secret, text, bytes) => {
        const keys = keyring(secret);
        expect(keys.hash('network', text, bytes)).toEqual(keys.hash('network', text).subarray(0, bytes));
      }),
    );
    expect(() => keyring('k'.repeat(32)).hash('network', 'x', 8)).toThrow(RangeError);
  });

  it('refuse a short secret', () => {
    expect(() => keyring('k'.repeat(31))).toThrow(RangeError);
    expect(() => keyring('k'.repeat(32), 'short')).toThrow(RangeError);
  });

  it('compare equal only when every byte is', () => {
    fc.assert(
      fc.property(fc.uint8Array(), fc.uint8Array(), (a, b) => {
        expect(sameHash(a, b)).toBe(Buffer.from(a).equals(Buffer.from(b)));
        expect(sameHash(a, Uint8Array.from(a))).toBe(true);
      }),
    );
  });
});
