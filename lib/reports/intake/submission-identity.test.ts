import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { type DeviceSecret, deviceHash, mintDeviceSecret } from '@/lib/accounts/device-secret';
import { mintRecovery, recoveryCodeOf, recoveryHashes } from '@/lib/accounts/recovery-code';
import { keyring } from '@/lib/platform/keyed-hash';
import { fingerprint, identityOf, type Sender, submissionKey } from './submission-identity';

const keys = keyring('the secret of this test, of 32 bytes or more');
const device = mintDeviceSecret(randomBytes(20));
const { code } = mintRecovery(keys, randomBytes(16));
const nobody: Sender = { device: null, recovery: null, network: 'c0a801', userAgent: 'curl/8' };
const keyOf = (explicit: string | null, sender: Partial<Sender>, said = 'said') =>
  submissionKey(explicit, { ...nobody, ...sender }, { said }, keys).toString('hex');

describe('a submission without a key of its own', () => {
  it('is the same when the same sender says the same', () => {
    expect(keyOf(null, {})).toBe(keyOf(null, {}));
    expect(keyOf(null, { device })).toBe(keyOf(null, { device, network: 'other', userAgent: 'other' }));
    expect(keyOf(null, { recovery: code })).toBe(keyOf(null, { recovery: code, network: 'other' }));
  });

  it('differs with the sender and with every word', () => {
    const all = [
      keyOf(null, {}),
      keyOf(null, {}, 'said '),
      keyOf(null, { network: 'c0a802' }),
      keyOf(null, { userAgent: 'curl/9' }),
      keyOf(null, { device }),
      keyOf(null, { device: mintDeviceSecret(randomBytes(20)) }),
      keyOf(null, { recovery: code }),
      keyOf(null, { network: 'c0a801 curl/8', userAgent: '' }),
    ];
    expect(new Set(all).size).toBe(all.length);
  });
});

it('a key of the sender’s own outweighs who sends it, and never meets one that was derived', () => {
  expect(keyOf('key-12345', {})).toBe(keyOf('key-12345', { device }, 'other words'));
  expect(keyOf('key-12345', {})).not.toBe(keyOf('key-12346', {}));
  expect(keyOf(`${nobody.network} ${nobody.userAgent}`, {})).not.toBe(keyOf(null, {}));
});

it('a fingerprint tells one report from another', () => {
  expect(fingerprint({ a: 1 }, keys)).toEqual(fingerprint({ a: 1 }, keys));
  expect(fingerprint({ a: 1 }, keys)).not.toEqual(fingerprint({ a: 2 }, keys));
});

describe('the identity', () => {
  const of = (sender: Partial<Sender>, page: string | null = null) =>
    identityOf({ ...nobody, ...sender }, page, randomBytes, keys);

  it('of a known device is that device, with a recovery code ready in case it is new', () => {
    const { identity, device: back } = of({ device, recovery: code });
    expect(back).toBe(device);
    expect(identity.hashes).toEqual([deviceHash(keys, device)]);
    if (identity.kind !== 'device') throw new Error(identity.kind);
    expect(recoveryCodeOf(keys, identity.recovery())).toMatch(/^[0-9A-Z]{20}$/);
  });

  it('of a recovery code is its holder, and brings no device', () => {
    expect(of({ recovery: code })).toEqual({
      identity: { kind: 'recovery', hashes: recoveryHashes(keys, code) },
      device: null,
    });
  });

  it('of nobody is a new device each time, but from one opened page the same one', () => {
    const made = (page: string | null): DeviceSecret | null => of({}, page).device;
    expect(made(null)).not.toBe(made(null));
    expect(made('one page')).toBe(made('one page'));
    expect(made('one page')).not.toBe(made('another page'));
  });

  it('can be found again while the secret is being replaced', () => {
    const rotated = keyring(
      'the secret of tomorrow, of 32 bytes or so',
      'the secret of this test, of 32 bytes or more',
    );
    const { identity } = identityOf({ ...nobody, device }, null, randomBytes, rotated);
    expect(identity.hashes).toHaveLength(2);
    expect(identity.hashes).toContainEqual(deviceHash(keys, device));
  });
});
