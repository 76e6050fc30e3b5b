import 'server-only';
import type pg from 'pg';
import { type EmailAddress, emailHashes } from '@/lib/accounts/email-address';
import type { Keyring } from '@/lib/platform/keyed-hash';

/** What an account is here: an ordinary one, a moderator's, or that of a company's representative; never two at once. */
export type AccountStanding =
  | { readonly role: 'reporter' | 'moderator'; readonly insurerId: null }
  | { readonly role: 'insurer_representative'; readonly insurerId: string };

/** Makes the account of an address what it is to be. Its owner must have signed in once: before that there is none. @returns whether there is such an account */
export async function setRole(
  pool: pg.Pool,
  keys: Keyring,
  email: EmailAddress,
  { role, insurerId }: AccountStanding,
): Promise<boolean> {
  const { rowCount } = await pool.query('UPDATE "user" SET role = $2, insurer_id = $3 WHERE email = ANY($1::text[])', [
    emailHashes(keys, email),
    role,
    insurerId,
  ]);
  return rowCount === 1;
}
