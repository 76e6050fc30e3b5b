import 'server-only';
import type { PoolClient } from 'pg';
import { chinaDate } from '@/lib/platform/china-time';
import { readSentBy } from '@/lib/replies/own-replies.server';
import { listWays } from '../account-ways.server';

/** Whose data is asked for: drivers that stand for themselves, and the account that keeps them. */
export interface WhoAsks {
  readonly reporterIds: readonly bigint[];
  readonly userId: string | null;
}

/** What is known of a driver beside the reports: since when, by which devices, and of the account its ways, sessions and keys. */
export async function readAbout(client: PoolClient, who: WhoAsks, reporterIds: readonly string[]): Promise<object> {
  const { rows: records } = await client.query(
    `SELECT created_at AS since, tier AS evidence_tier, records_opt_out AS left_out_of_records, merged_into_id IS NOT NULL AS merged
     FROM reporter WHERE id = ANY($1::bigint[]) ORDER BY id`,
    [reporterIds],
  );
  const { rows: devices } = await client.query(
    'SELECT created_at AS since FROM device WHERE reporter_id = ANY($1::bigint[]) ORDER BY created_at',
    [reporterIds],
  );
  return { records, devices, account: who.userId === null ? null : await readAccount(client, who.userId) };
}

async function readAccount(client: PoolClient, userId: string): Promise<object> {
  const { rows: users } = await client.query(
    'SELECT created_at AS since, role, insurer_id AS represents FROM "user" WHERE id = $1',
    [userId],
  );
  const { rows: sessions } = await client.query<{ seen_on: Date }>(
    'SELECT created_at AS since, seen_on, browser, system FROM session WHERE user_id = $1 ORDER BY created_at',
    [userId],
  );
  const { rows: keys } = await client.query(
    'SELECT created_at AS since FROM api_key WHERE user_id = $1 ORDER BY created_at',
    [userId],
  );
  return {
    ...users[0],
    ways_to_sign_in: await listWays(client, userId),
    sessions: sessions.map(({ seen_on, ...session }) => ({ ...session, last_used: chinaDate(seen_on) })),
    api_keys: keys,
    sent_for_the_company: await readSentBy(client, userId),
  };
}
