import 'server-only';
import { pool } from '@/lib/platform/database.server';
import { err, type Result } from '@/lib/platform/result';
import { accountKeys } from './account-keys.server';
import type { ApiKey } from './api-key';
import { API_KEYS_EACH } from './api-key';
import { createApiKey, type KeptApiKey, listApiKeys, revokeApiKey } from './api-keys.server';
import { readSession } from './sign-in.server';

/** The keys of the visitor's account; none without a session. */
export async function readMyApiKeys(): Promise<KeptApiKey[]> {
  const session = await readSession();
  return session ? listApiKeys(pool(), session.userId) : [];
}

/** Makes a key for the visitor's account. `no_session`: the visitor is not signed in. */
export async function createMyApiKey(now: Date): Promise<Result<ApiKey, 'full' | 'no_session'>> {
  const session = await readSession();
  return session ? createApiKey(pool(), accountKeys(), session.userId, now) : err('no_session');
}

/** Ends a key of the visitor's account; what is no key of theirs is left alone. */
export async function revokeMyApiKey(slot: number): Promise<void> {
  const session = await readSession();
  if (session && Number.isInteger(slot) && slot >= 1 && slot <= API_KEYS_EACH) {
    await revokeApiKey(pool(), session.userId, slot);
  }
}
