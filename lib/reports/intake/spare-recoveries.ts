import { mintRecovery, RECOVERY_SEED_BYTES } from '@/lib/accounts/recovery-code';
import type { Keyring } from '@/lib/platform/keyed-hash';
import type { KnownRecovery } from './arrival';

/** More than any batch leaves over at once. */
const MOST = 512;

const spares = new WeakMap<Keyring, KnownRecovery[]>();

/**
 * A recovery code for a driver who may be new: one that was made for somebody who turned out to be known, if there is one. Until the database has
 * stored it nobody has seen it, so it is as good as new, and two of the seven hashes of most reports are saved.
 */
export const drawRecovery = (keys: Keyring, random: (bytes: number) => Buffer): KnownRecovery =>
  spares.get(keys)?.pop() ?? mintRecovery(keys, random(RECOVERY_SEED_BYTES));

/** Takes back a code that no row was made with. */
export function spareRecovery(keys: Keyring, recovery: KnownRecovery): void {
  const kept = spares.get(keys) ?? [];
  if (kept.length < MOST) kept.push(recovery);
  spares.set(keys, kept);
}
