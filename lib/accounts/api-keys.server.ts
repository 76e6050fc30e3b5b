import 'server-only';
import { randomBytes } from 'node:crypto';
import type pg from 'pg';
import type { Keyring } from '@/lib/platform/keyed-hash';
import { err, ok, type Result } from '@/lib/platform/result';
import { API_KEY_BYTES, API_KEYS_EACH, type ApiKey, apiKeyHash, apiKeyHashes, mintApiKey } from './api-key';

/** A key as its owner sees it: its place among the account's keys and when it was made, never the key itself. */
export type KeptApiKey = { readonly slot: number; readonly createdAt: Date };

/** Makes a key for an account and tells it, once. `full`: the account has as many as it may have. */
export async function createApiKey(
  pool: pg.Pool,
  keys: Keyring,
  userId: string,
  now: Date,
): Promise<Result<ApiKey, 'full'>> {
  const key = mintApiKey(randomBytes(API_KEY_BYTES));
  for (let slot = 1; slot <= API_KEYS_EACH; slot++) {
    const { rowCount } = await pool.query(
      'INSERT INTO api_key (secret_hash, user_id, slot, created_at) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING',
      [apiKeyHash(keys, key), userId, slot, now],
    );
    if (rowCount === 1) return ok(key);
  }
  return err('full');
}

/** The keys of an account, by their places. */
export async function listApiKeys(pool: pg.Pool, userId: string): Promise<KeptApiKey[]> {
  const { rows } = await pool.query<{ slot: number; created_at: Date }>(
    'SELECT slot, created_at FROM api_key WHERE user_id = $1 ORDER BY slot',
    [userId],
  );
  return rows.map(({ slot, created_at }) => ({ slot, createdAt: created_at }));
}

/** Ends a key of this account; programs that use it notice within a minute. */
export async function revokeApiKey(pool: pg.Pool, userId: string, slot: number): Promise<void> {
  await pool.query('DELETE FROM api_key WHERE user_id = $1 AND slot = $2', [userId, slot]);
}

/** Whether a key is one of an account that is still there. */
export async function isApiKey(pool: pg.Pool, keys: Keyring, key: ApiKey): Promise<boolean> {
  const { rowCount } = await pool.query({
    name: 'is-api-key',
    text: 'SELECT FROM api_key WHERE secret_hash = ANY ($1::bytea[])',
    values: [apiKeyHashes(keys, key)],
  });
  return rowCount !== 0;
}
