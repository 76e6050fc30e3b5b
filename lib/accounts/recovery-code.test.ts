import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { keyring } from '@/lib/platform/keyed-hash';
import { formatRecoveryCode, mintRecovery, parseRecoveryCode, recoveryCodeOf, recoveryHashes } from './recovery-code';

const keys = keyring('a secret of the test, of 32 bytes or more');
const seed = fc.uint8Array({ minLength: 16, maxLength: 16 });
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const place = fc.integer({ min: 0, max: 19 });

const put = (text: string, index: number, character: string) =>
  text.slice(0, index) + character + text.slice(index + 1);

describe('recovery code', () => {
  it('is derived again from what is stored, and is found by its hash', () => {
    fc.assert(
      fc.property(seed, (bytes) => {
        const { code, ...stored } = mintRecovery(keys, bytes);
        expect(recoveryCodeOf(keys, stored)).toBe(code);
        expect(recoveryHashes(keys, code)).toContainEqual(stored.recoveryHash);
      }),
    );
  });

  it('differs for different seeds and for different secrets', () => {
    fc.assert(
      fc.property(seed, seed, (a, b) => {
        fc.pre(!Buffer.from(a).equals(Buffer.from(b)));
        expect(mintRecovery(keys, a).code).not.toBe(mintRecovery(keys, b).code);
      }),
    );
    const bytes = new Uint8Array(16);
    expect(mintRecovery(keys, bytes).code).not.toBe(mintRecovery(keyring('z'.repeat(32)), bytes).code);
  });

  it('survives one rotation of the secret and is not invented after two', () => {
    const { code, ...stored } = mintRecovery(keyring('o'.repeat(32)), new Uint8Array(16).fill(5));
    const rotated = keyring('n'.repeat(32), 'o'.repeat(32));
    expect(recoveryCodeOf(rotated, stored)).toBe(code);
    expect(recoveryHashes(rotated, code)).toContainEqual(stored.recoveryHash);
    expect(recoveryCodeOf(keyring('n'.repeat(32)), stored)).toBeNull();
  });

  it('is shown in four groups of five and read back as people type it', () => {
    const dress = fc.constantFrom<(shown: string) => string>(
      (shown) => shown,
      (shown) => shown.toLowerCase(),
      (shown) => shown.replace(/-/g, ''),
      (shown) => ` ${shown.replace(/-/g, ' ')}\n`,
      (shown) => shown.replace(/-/g, '—'),
      (shown) => shown.replace(/0/g, 'O').replace(/1/g, 'I'),
      (shown) => shown.toLowerCase().replace(/0/g, 'o').replace(/1/g, 'l'),
      (shown) => shown.replace(/[!-~]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0)),
    );
    fc.assert(
      fc.property(seed, dress, (bytes, wear) => {
        const { code } = mintRecovery(keys, bytes);
        const shown = formatRecoveryCode(code);
        expect(shown).toMatch(/^[0-9A-HJKMNP-TV-Z]{5}(-[0-9A-HJKMNP-TV-Z]{5}){3}$/);
        expect(parseRecoveryCode(wear(shown))).toEqual({ ok: true, value: code });
      }),
    );
  });

  it('tells a slip of one character from a code that is not ours', () => {
    fc.assert(
      fc.property(seed, place, fc.constantFrom(...ALPHABET), (bytes, index, character) => {
        const { code } = mintRecovery(keys, bytes);
        fc.pre(code[index] !== character);
        expect(parseRecoveryCode(put(code, index, character))).toEqual({ ok: false, error: 'mistyped' });
      }),
    );
  });

  it('notices any two characters that changed places', () => {
    fc.assert(
      fc.property(seed, place, place, (bytes, i, j) => {
        const { code } = mintRecovery(keys, bytes);
        const [a = '', b = ''] = [code[i], code[j]];
        fc.pre(a !== b);
        expect(parseRecoveryCode(put(put(code, i, b), j, a))).toEqual({ ok: false, error: 'mistyped' });
      }),
    );
  });

  it('refuses what cannot be a code', () => {
    for (const text of ['', 'ABCDE', 'U'.repeat(20), '0'.repeat(21), '验证码', `${'0'.repeat(19)}🚗`]) {
      expect(parseRecoveryCode(text)).toEqual({ ok: false, error: 'malformed' });
    }
  });
});
