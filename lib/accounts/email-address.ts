import { z } from 'zod';
import type { Keyring } from '@/lib/platform/keyed-hash';
import { err, ok, type Result } from '@/lib/platform/result';

/** An address in the one form that is hashed and written to: NFKC, trimmed, lower case. Never stored. */
export type EmailAddress = string & { readonly __brand: 'EmailAddress' };

const address = z.email().max(254);
const HASH = /^[0-9a-f]{64}$/;

/** Reads what a person typed. One address only; quotes, commas and a second @ are refused, as mailers disagree about them. */
export function parseEmailAddress(text: string): Result<EmailAddress, 'malformed'> {
  const parsed = address.safeParse(text.normalize('NFKC').trim().toLowerCase());
  return parsed.success ? ok(parsed.data as EmailAddress) : err('malformed');
}

/** What `user.email` and `verification_token.identifier` store of an address: 64 hex digits. */
export const emailHash = (keys: Keyring, email: EmailAddress): string => keys.hash('email', email).toString('hex');

/** Every value under which `user.email` may know an address while keys rotate. */
export const emailHashes = (keys: Keyring, email: EmailAddress): string[] =>
  keys.hashes('email', email).map((hash) => hash.toString('hex'));

/** Tells a stored hash from an address; no address has this form, as it lacks an @. */
export const isEmailHash = (text: string): boolean => HASH.test(text);
