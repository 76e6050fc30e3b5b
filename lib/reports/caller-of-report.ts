import { type Keyring, sameHash } from '@/lib/platform/keyed-hash';
import { callerIdentity, parseCallerNumber } from './caller-number';

/** Numbers that are read at most: more different ones stand in no bill, and each costs up to some milliseconds. */
const MOST_READ = 1_500;

/**
 * Tells whether written digits are the number of a stored caller, who is known as a keyed hash alone.
 * @param stored `report.caller_key`
 */
export function isCallerOf(stored: Uint8Array, keys: Keyring): (written: string) => boolean {
  const known = new Map<string, boolean>();
  return (written) => {
    const digits = written.replace(/[^\d+]/g, '');
    const before = known.get(digits);
    if (before !== undefined || known.size >= MOST_READ) return before ?? false;
    const same = isSame(stored, keys, digits);
    known.set(digits, same);
    return same;
  };
}

function isSame(stored: Uint8Array, keys: Keyring, digits: string): boolean {
  const parsed = parseCallerNumber(digits);
  if (!parsed.ok || parsed.value.kind === 'hidden') return false;
  return keys.hashes('caller', callerIdentity(parsed.value), stored.length).some((hash) => sameHash(hash, stored));
}
