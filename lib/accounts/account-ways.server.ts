import 'server-only';
import type { Pool, PoolClient } from 'pg';
import { inTransaction } from '@/lib/platform/in-transaction.server';
import { err, ok, type Result } from '@/lib/platform/result';
import { type IdentityWay, isIdentityWay, type Way } from './identity';

/** A way into an account as its owner sees it: which, and since when; the number or name itself is not known. */
export interface KeptWay {
  readonly way: Way;
  readonly since: Date | null;
}

/** The ways into an account, the e-mail address first. */
export async function listWays(db: Pool | PoolClient, userId: string): Promise<KeptWay[]> {
  const { rows } = await db.query<{ way: Way; since: Date | null }>(
    `select 'email' as way, email_verified as since from "user" where id = $1 and email is not null
     union all select provider, linked_at from account where user_id = $1
     order by since nulls first`,
    [userId],
  );
  return rows;
}

/** `last`: without it nobody could sign in to the account any more; `leaveContact` does that on purpose. */
export async function unlinkWay(db: Pool, userId: string, way: Way): Promise<Result<void, 'last'>> {
  return inTransaction(db, async (client) => {
    await client.query('select from "user" where id = $1 for update', [userId]);
    const ways = await listWays(client, userId);
    if (!ways.some((kept) => kept.way === way)) return ok(undefined);
    if (ways.length === 1) return err('last');
    await forgetWaiting(client, userId, way);
    if (isIdentityWay(way)) await dropIdentity(client, userId, way);
    else await client.query('update "user" set email = null, email_verified = null where id = $1', [userId]);
    return ok(undefined);
  });
}

const dropIdentity = (client: PoolClient, userId: string, way: IdentityWay) =>
  client.query('delete from account where user_id = $1 and provider = $2', [userId, way]);

/** Takes away links and codes that are under way to an address or number of an account; without `way` to all of them. */
export async function forgetWaiting(client: PoolClient, userId: string, way: Way | null = null): Promise<void> {
  if (way === null || way === 'email')
    await client.query('delete from verification_token where identifier = (select email from "user" where id = $1)', [
      userId,
    ]);
  if (way === null || way === 'phone')
    await client.query(
      `delete from phone_code where number_hash in
         (select provider_account_id from account where user_id = $1 and provider = 'phone')`,
      [userId],
    );
}
