import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { keyring } from '@/lib/platform/keyed-hash';
import { API_KEY_BYTES, apiKeyHash, apiKeyHashes, apiKeyIn, mintApiKey } from './api-key';

it('is read from the header it is sent in, and nothing else is', () => {
  const key = mintApiKey(randomBytes(API_KEY_BYTES));
  expect(apiKeyIn(`Bearer ${key}`)).toBe(key);
  expect(apiKeyIn(`bearer  ${key}`)).toBe(key);
  for (const other of [undefined, '', key, `Basic ${key}`, `Bearer ${key}0`, `Bearer ${key.toLowerCase()}`]) {
    expect(apiKeyIn(other)).toBeNull();
  }
  fc.assert(
    fc.property(fc.string(), (text) => {
      const found = apiKeyIn(`Bearer ${text}`);
      expect(found === null || text.startsWith('wurao_')).toBe(true);
    }),
  );
});

it('is found by its hash while secrets rotate, and has none in common with another purpose', () => {
  const key = mintApiKey(new Uint8Array(API_KEY_BYTES));
  const [old, next] = ['a'.repeat(32), 'b'.repeat(32)];
  expect(apiKeyHashes(keyring(next, old), key)).toContainEqual(apiKeyHash(keyring(old), key));
  expect(apiKeyHash(keyring(old), key)).not.toEqual(keyring(old).hash('device', key));
  expect(() => mintApiKey(new Uint8Array(8))).toThrow(RangeError);
});
