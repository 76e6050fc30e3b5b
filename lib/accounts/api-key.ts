import { base32crockford } from '@scure/base';
import type { Keyring } from '@/lib/platform/keyed-hash';

/** `wurao_` and 160 random bits in Crockford's base 32: lets a program read more of the API. The database has its keyed hash. */
export type ApiKey = string & { readonly __brand: 'ApiKey' };

export const API_KEY_BYTES = 20;
/** Keys an account may have at a time; the database's constraint says the same. */
export const API_KEYS_EACH = 3;

const SHAPE = /^wurao_[0-9A-HJKMNP-TV-Z]{32}$/;

/** A new key from 20 random bytes of the caller. */
export function mintApiKey(random: Uint8Array): ApiKey {
  if (random.length !== API_KEY_BYTES) throw new RangeError(`a key needs ${API_KEY_BYTES} bytes`);
  return `wurao_${base32crockford.encode(random)}` as ApiKey;
}

/** The key in an `Authorization: Bearer` header, or null when there is none of this shape. */
export function apiKeyIn(authorization: string | undefined): ApiKey | null {
  const [, text = ''] = /^Bearer\s+(\S{1,60})$/i.exec(authorization ?? '') ?? [];
  return SHAPE.test(text) ? (text as ApiKey) : null;
}

/** What `api_key.secret_hash` stores of a key. */
export const apiKeyHash = (keys: Keyring, key: ApiKey): Buffer => keys.hash('api-key', key);

/** Every value under which a key may be stored while secrets rotate. */
export const apiKeyHashes = (keys: Keyring, key: ApiKey): Buffer[] => keys.hashes('api-key', key);
