import { type DeviceSecret, deviceHashes, mintDeviceSecret } from '@/lib/accounts/device-secret';
import { type RecoveryCode, recoveryHashes } from '@/lib/accounts/recovery-code';
import type { Keyring } from '@/lib/platform/keyed-hash';
import type { Identity, KnownRecovery } from './arrival';
import { drawRecovery, spareRecovery } from './spare-recoveries';

/** Who sent it, as far as the request says. */
export type Sender = {
  readonly device: DeviceSecret | null;
  readonly recovery: RecoveryCode | null;
  readonly network: string;
  readonly userAgent: string;
};

const KEY_BYTES = 16;

/**
 * The key under which a submission is remembered: the sender's own key where he gave one, else the sender and all he said. So the same body
 * sent twice is one report even from a client that keeps neither cookies nor keys.
 */
export function submissionKey(explicit: string | null, sender: Sender, said: object, keys: Keyring): Buffer {
  const who = sender.device ?? sender.recovery ?? `${sender.network} ${sender.userAgent}`;
  return keys.hash('submission', JSON.stringify(explicit === null ? [who, said] : [explicit]), KEY_BYTES);
}

/** What was said, to tell a replay from another report under the same key. */
export const fingerprint = (input: object, keys: Keyring): Buffer =>
  keys.hash('fingerprint', JSON.stringify(input), KEY_BYTES);

/**
 * The identity to store a report under, and the device secret to hand back when the sender had none. One who has no device yet but an opened
 * page gets a secret that follows from the page's token, so that the replay of a lost answer brings the same one. Nothing follows from a key of
 * his own choice: it may be guessed.
 * @param page id of the form token, 128 random bits that only the opened page holds
 */
export function identityOf(
  sender: Sender,
  page: string | null,
  random: (bytes: number) => Buffer,
  keys: Keyring,
): { identity: Identity; device: DeviceSecret | null } {
  if (!sender.device && sender.recovery) {
    return { identity: { kind: 'recovery', hashes: recoveryHashes(keys, sender.recovery) }, device: null };
  }
  const minted = () => mintDeviceSecret(page === null ? random(20) : keys.hash('device-mint', page).subarray(0, 20));
  const device = sender.device ?? minted();
  const recovery = () => drawRecovery(keys, random);
  const unused = (spare: KnownRecovery) => spareRecovery(keys, spare);
  return { identity: { kind: 'device', hashes: deviceHashes(keys, device), recovery, unused }, device };
}
