import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { hmacSha256 } from './hmac-sha256';

it('is the HMAC of node:crypto for every key and text, one after the other', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 3_000 }),
    fc.string({ minLength: 660, maxLength: 700 }),
    fc.uint8Array({ maxLength: 2_200 }),
  );
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 1, maxLength: 64 }), fc.array(text, { maxLength: 5 }), (key, texts) => {
      const hash = hmacSha256(key);
      for (const one of texts) expect(hash(one)).toEqual(createHmac('sha256', key).update(one).digest());
    }),
  );
  const whole = hmacSha256(new Uint8Array(32));
  for (const length of [0, 1, 682, 683, 2_048, 2_049]) {
    const [letters, bytes] = ['界'.repeat(length), new Uint8Array(length).fill(7)];
    for (const one of [letters, bytes]) {
      expect(whole(one)).toEqual(createHmac('sha256', new Uint8Array(32)).update(one).digest());
    }
  }
});

it('refuses a key longer than a block', () => {
  expect(() => hmacSha256(new Uint8Array(65))).toThrow(RangeError);
});
