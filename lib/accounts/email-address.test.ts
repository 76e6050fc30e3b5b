import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { keyring } from '@/lib/platform/keyed-hash';
import { emailHash, emailHashes, isEmailHash, parseEmailAddress } from './email-address';

const keys = keyring('a secret of the test, of 32 bytes or more');

function read(text: string) {
  const parsed = parseEmailAddress(text);
  if (!parsed.ok) throw new Error(`refused ${text}`);
  return parsed.value;
}

describe('e-mail address', () => {
  it('has one form however it is typed', () => {
    for (const typed of [
      'Driver@Example.com',
      '  driver@example.com\n',
      'driver＠example.com',
      'ＤＲＩＶＥＲ@example．com',
    ]) {
      expect(read(typed)).toBe('driver@example.com');
    }
  });

  it('is refused when a mailer could send it to somebody else', () => {
    const odd = [
      '',
      'driver',
      'a@b@example.com',
      'a@example.com,b@example.com',
      '"a@x.com"@example.com',
      'a＠b@example.com',
      'a@example.com\nBcc: b@example.com',
    ];
    for (const typed of odd) expect(parseEmailAddress(typed)).toEqual({ ok: false, error: 'malformed' });
  });

  it('leaves a hash that says nothing of it, found again after a rotation', () => {
    fc.assert(
      fc.property(fc.emailAddress(), (typed) => {
        const parsed = parseEmailAddress(typed);
        fc.pre(parsed.ok);
        if (!parsed.ok) return;
        const hash = emailHash(keys, parsed.value);
        expect(isEmailHash(hash)).toBe(true);
        expect(isEmailHash(parsed.value)).toBe(false);
        expect(
          emailHashes(keyring('n'.repeat(32), 'a secret of the test, of 32 bytes or more'), parsed.value),
        ).toContain(hash);
        expect(emailHash(keyring('n'.repeat(32)), parsed.value)).not.toBe(hash);
      }),
    );
  });
});
