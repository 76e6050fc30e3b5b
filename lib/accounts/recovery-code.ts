import { base32crockford } from '@scure/base';
import { type Keyring, sameHash } from '@/lib/platform/keyed-hash';
import { err, ok, type Result } from '@/lib/platform/result';

/** 20 characters: 95 bits in Crockford's base 32 and one check character, without dashes. */
export type RecoveryCode = string & { readonly __brand: 'RecoveryCode' };

/** `malformed`: not 20 characters of the alphabet. `mistyped`: the check character does not fit. */
export type RecoveryCodeProblem = 'malformed' | 'mistyped';

export const RECOVERY_SEED_BYTES = 16;

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const DATA_CHARACTERS = 19;
/** Bytes whose base 32 begins with all of them. */
const DATA_BYTES = 12;

/** What `reporter` stores so that its code can be shown again and found, never the code itself. */
export interface StoredRecovery {
  readonly recoverySeed: Uint8Array;
  readonly recoveryHash: Uint8Array;
}

/** A new reporter's code and the two columns to store, from 16 random bytes of the caller. */
export function mintRecovery(keys: Keyring, seed: Uint8Array): StoredRecovery & { readonly code: RecoveryCode } {
  if (seed.length !== RECOVERY_SEED_BYTES) throw new RangeError(`a recovery seed needs ${RECOVERY_SEED_BYTES} bytes`);
  const code = codeFrom(keys.hash('recovery', seed));
  return { code, recoverySeed: seed, recoveryHash: keys.hash('recovery-lookup', code) };
}

/** The code of a stored reporter, or null when it was made under a secret that this keyring no longer holds. */
export function recoveryCodeOf(keys: Keyring, stored: StoredRecovery): RecoveryCode | null {
  const candidates = keys.hashes('recovery', stored.recoverySeed).map(codeFrom);
  const belongs = (code: RecoveryCode) =>
    recoveryHashes(keys, code).some((hash) => sameHash(hash, stored.recoveryHash));
  return candidates.find(belongs) ?? null;
}

/** Every value that `reporter.recovery_hash` may hold for a code while keys rotate. */
export const recoveryHashes = (keys: Keyring, code: RecoveryCode): Buffer[] => keys.hashes('recovery-lookup', code);

/** For people: four groups of five, `XXXXX-XXXXX-XXXXX-XXXXX`. */
export const formatRecoveryCode = (code: RecoveryCode): string => (code.match(/.{5}/g) ?? []).join('-');

/** Reads what a person typed: any case, spaces and dashes, full-width letters, O for 0, I or L for 1. */
export function parseRecoveryCode(text: string): Result<RecoveryCode, RecoveryCodeProblem> {
  const plain = text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\p{Dash}\p{Cf}ー_.·]/gu, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1');
  if (plain.length !== DATA_CHARACTERS + 1 || [...plain].some((c) => !ALPHABET.includes(c))) return err('malformed');
  const fits = checkCharacter(plain.slice(0, DATA_CHARACTERS)) === plain.at(-1);
  return fits ? ok(plain as RecoveryCode) : err('mistyped');
}

/** The code in an `Authorization: Bearer` header; null without such a header. */
export function recoveryCodeIn(
  authorization: string | null | undefined,
): Result<RecoveryCode | null, RecoveryCodeProblem> {
  if (authorization === null || authorization === undefined) return ok(null);
  const [, code] = /^Bearer\s+(\S{1,60})$/i.exec(authorization) ?? [];
  return code ? parseRecoveryCode(code) : err('malformed');
}

function codeFrom(hash: Uint8Array): RecoveryCode {
  const data = base32crockford.encode(hash.subarray(0, DATA_BYTES)).slice(0, DATA_CHARACTERS);
  return `${data}${checkCharacter(data)}` as RecoveryCode;
}

/** Σ dᵢ·xⁱ over GF(2⁵): finds every single wrong character and every two that changed places. */
function checkCharacter(data: string): string {
  let sum = 0;
  for (let i = 0; i < data.length; i++) sum = timesX(sum ^ ALPHABET.indexOf(data.charAt(i)));
  return ALPHABET.charAt(sum);
}

// The field is built on x⁵ + x² + 1, which is primitive: the powers of x repeat only after 31 places.
const timesX = (element: number): number => ((element << 1) ^ (element & 16 ? 0b100101 : 0)) & 31;
