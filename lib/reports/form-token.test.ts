import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { keyring } from '@/lib/platform/keyed-hash';
import { readFormToken, writeFormToken } from './form-token';

const OLD = 'the secret before, of 32 bytes or more';
const NEW = 'the secret of today, of 32 bytes or more';
const keys = keyring(NEW);
const now = new Date('2026-11-22T04:00:00Z');
const later = (hours: number) => new Date(now.getTime() + hours * 3_600_000);
const bytes = fc.uint8Array({ minLength: 16, maxLength: 16 }).map((b) => Buffer.from(b));

it('comes back as it was written', () => {
  fc.assert(
    fc.property(
      bytes,
      fc.date({ min: new Date(0), max: new Date('2500-01-01'), noInvalidDate: true }),
      (random, at) => {
        const read = readFormToken(writeFormToken(random, at, keys), at, keys);
        expect(read).toEqual({ ok: true, value: { id: random.toString('base64url'), issuedAt: at } });
      },
    ),
  );
});

it('is refused with any letter of its id or time changed', () => {
  const letter = fc.constantFrom(...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_');
  fc.assert(
    fc.property(bytes, fc.nat({ max: 30 }), letter, (random, place, other) => {
      const token = writeFormToken(random, now, keys);
      if (token[place] === other) return;
      const forged = `${token.slice(0, place)}${other}${token.slice(place + 1)}`;
      expect(readFormToken(forged, now, keys).ok).toBe(false);
    }),
  );
});

it('cannot be written without the secret', () => {
  const token = writeFormToken(randomBytes(16), now, keyring(OLD));
  expect(readFormToken(token, now, keys)).toEqual({ ok: false, error: 'forged' });
});

it('is read under the secret before while that is known', () => {
  const token = writeFormToken(randomBytes(16), now, keyring(OLD));
  expect(readFormToken(token, now, keyring(NEW, OLD)).ok).toBe(true);
});

it('is good for a day, and not from the future', () => {
  const token = writeFormToken(randomBytes(16), now, keys);
  expect(readFormToken(token, later(24), keys).ok).toBe(true);
  expect(readFormToken(token, new Date(later(24).getTime() + 1), keys)).toEqual({ ok: false, error: 'expired' });
  expect(readFormToken(token, later(-25), keys)).toEqual({ ok: false, error: 'expired' });
});

it('refuses any other text', () => {
  fc.assert(fc.property(fc.string({ maxLength: 300 }), (text) => !readFormToken(text, now, keys).ok));
  for (const text of ['', '..', 'a.b.c', '\0'.repeat(60)]) {
    expect(readFormToken(text, now, keys)).toEqual({ ok: false, error: 'malformed' });
  }
});
