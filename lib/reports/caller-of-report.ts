import { type Keyring, sameHash } from '@/lib/platform/keyed-hash';
import { callerIdentity, parseCallerNumber } from './caller-number';

/**
 * Tells whether written digits are the number of a stored caller, who is known as a keyed hash alone.
 * @param stored `report.caller_key`
 */
export function isCallerOf(stored: Uint8Array, keys: Keyring): (written: string) => boolean {
  const known = new Map<string, boolean>();
  return (written) => {
    const parsed = parseCallerNumber(written);
    if (!parsed.ok || parsed.value.kind === 'hidden') return false;
    const identity = callerIdentity(parsed.value);
    const before = known.get(identity);
    if (before !== undefined) return before;
    const same = keys.hashes('caller', identity, stored.length).some((hash) => sameHash(hash, stored));
    known.set(identity, same);
    return same;
  };
}
