import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { keyring } from '@/lib/platform/keyed-hash';
import {
  deviceHash,
  deviceHashes,
  deviceSecretIn,
  deviceSetCookie,
  mintDeviceSecret,
  parseDeviceSecret,
} from './device-secret';

const random = fc.uint8Array({ minLength: 20, maxLength: 20 });

describe('device secret', () => {
  it('is a different text for different bytes, and parses back', () => {
    fc.assert(
      fc.property(random, random, (a, b) => {
        const [one, other] = [mintDeviceSecret(a), mintDeviceSecret(b)];
        expect(parseDeviceSecret(one)).toBe(one);
        expect(one === other).toBe(Buffer.from(a).equals(Buffer.from(b)));
      }),
    );
  });

  it('takes exactly 160 random bits', () => {
    expect(() => mintDeviceSecret(new Uint8Array(19))).toThrow(RangeError);
    expect(() => mintDeviceSecret(new Uint8Array(21))).toThrow(RangeError);
  });

  it('refuses what was never minted', () => {
    const minted = mintDeviceSecret(new Uint8Array(20).fill(7));
    const malformed = [
      '',
      undefined,
      null,
      minted.slice(1),
      `${minted}0`,
      minted.toLowerCase(),
      `${minted.slice(1)}U`,
      `${minted}\n`,
    ];
    for (const text of malformed) expect(parseDeviceSecret(text)).toBeNull();
  });

  it('comes back from the cookie that was set, whatever stands around it', () => {
    const other = fc.constantFrom('a=1; ', '', 'xwurao_device=AAAA; ', '__Host-other=2; ');
    fc.assert(
      fc.property(random, fc.boolean(), other, (bytes, https, before) => {
        const secret = mintDeviceSecret(bytes);
        const [pair] = deviceSetCookie(secret, https).split(';');
        expect(deviceSecretIn(`${before}${pair}; z=9`, https)).toBe(secret);
        expect(deviceSecretIn(`${before}${pair}; z=9`, !https)).toBeNull();
      }),
    );
    expect(deviceSecretIn(undefined, true)).toBeNull();
  });

  it('is set for 400 days, out of reach of scripts, and only over https when the site is https', () => {
    const secret = mintDeviceSecret(new Uint8Array(20));
    const rest = 'Path=/; Max-Age=34560000; HttpOnly; SameSite=Lax';
    expect(deviceSetCookie(secret, true)).toBe(`__Host-wurao_device=${secret}; ${rest}; Secure`);
    expect(deviceSetCookie(secret, false)).toBe(`wurao_device=${secret}; ${rest}`);
  });

  it('is found by its hash after a rotation', () => {
    const secret = mintDeviceSecret(new Uint8Array(20).fill(3));
    const stored = deviceHash(keyring('o'.repeat(32)), secret);
    expect(deviceHashes(keyring('n'.repeat(32), 'o'.repeat(32)), secret)).toContainEqual(stored);
  });
});
