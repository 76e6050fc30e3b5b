import type { Keyring } from '@/lib/platform/keyed-hash';
import { err, ok, type Result } from '@/lib/platform/result';

/** Names one request for a code; lives in a cookie of the browser that asked, so that a code is worth nothing anywhere else. */
export type CodeAsk = string & { readonly __brand: 'CodeAsk' };
/** Six digits that were sent to a number. */
export type PhoneCode = string & { readonly __brand: 'PhoneCode' };

export const CODE_MINUTES = 10;
/** How often a wrong code may be typed before the right one is worth nothing either; the database's constraint says the same. */
export const CODE_TRIES = 5;
export const ASK_BYTES = 20;
/** Codes there are. */
export const CODES = 1_000_000;

const ASK = /^[\w-]{27}$/;

/** A new request from 20 random bytes of the caller. */
export function mintAsk(random: Uint8Array): CodeAsk {
  if (random.length !== ASK_BYTES) throw new RangeError(`a request needs ${ASK_BYTES} bytes`);
  return Buffer.from(random).toString('base64url') as CodeAsk;
}

/** The request a cookie holds, or null when the text was never one of ours. */
export const parseAsk = (text: string | null | undefined): CodeAsk | null =>
  text && ASK.test(text) ? (text as CodeAsk) : null;

/** A code from an even random number below a million. */
export const phoneCode = (random: number): PhoneCode => String(random).padStart(6, '0') as PhoneCode;

/** Reads what a person typed or a phone filled in: spaces, dashes and full-width digits. */
export function parsePhoneCode(text: string): Result<PhoneCode, 'malformed'> {
  const plain = text.normalize('NFKC').replace(/[\s\p{Dash}\p{Cf}]/gu, '');
  return /^\d{6}$/.test(plain) ? ok(plain as PhoneCode) : err('malformed');
}

/** What `phone_code.ask_hash` may hold of a request while keys rotate; the first is stored. */
export const askHashes = (keys: Keyring, ask: CodeAsk): string[] =>
  keys.hashes('phone-ask', ask).map((hash) => hash.toString('hex'));

/** What `phone_code.code_hash` may hold of a code while keys rotate; the first is stored. A code is hashed with its request: equal codes look different. */
export const codeHashes = (keys: Keyring, ask: CodeAsk, code: PhoneCode): Buffer[] =>
  keys.hashes('phone-code', `${ask} ${code}`);
