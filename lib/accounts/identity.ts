import type { Keyring } from '@/lib/platform/keyed-hash';

/** Ways into an account beside the e-mail address; the order of the pages. */
export const IDENTITY_WAYS = ['phone', 'wechat', 'oidc'] as const;
export type IdentityWay = (typeof IDENTITY_WAYS)[number];

/** Every way into an account. */
export const WAYS = ['email', ...IDENTITY_WAYS] as const;
export type Way = (typeof WAYS)[number];

export const isWay = (text: unknown): text is Way => (WAYS as readonly unknown[]).includes(text);
export const isIdentityWay = (text: unknown): text is IdentityWay => isWay(text) && text !== 'email';

/** What `account.provider_account_id` stores of a number (`+86…`) or of a provider's subject: 64 hex digits. */
export const identityHash = (keys: Keyring, way: IdentityWay, subject: string): string =>
  keys.hash(`identity/${way}`, subject).toString('hex');

/** Every value under which a number or subject may be stored while keys rotate. */
export const identityHashes = (keys: Keyring, way: IdentityWay, subject: string): string[] =>
  keys.hashes(`identity/${way}`, subject).map((hash) => hash.toString('hex'));
