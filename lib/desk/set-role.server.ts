import 'server-only';
import type pg from 'pg';
import { type EmailAddress, emailHashes } from '@/lib/accounts/email-address';
import type { Role } from '@/lib/accounts/roles';
import type { Keyring } from '@/lib/platform/keyed-hash';

/** Gives the account of an address a role. It must have signed in once: before that there is none. @returns whether there is such an account */
export async function setRole(pool: pg.Pool, keys: Keyring, email: EmailAddress, role: Role): Promise<boolean> {
  const { rowCount } = await pool.query('UPDATE "user" SET role = $2 WHERE email = ANY($1::text[])', [
    emailHashes(keys, email),
    role,
  ]);
  return rowCount === 1;
}
