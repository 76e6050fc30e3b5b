import 'server-only';
import type { Pool, PoolClient } from 'pg';
import { inTransaction } from '@/lib/platform/in-transaction.server';
import { err, ok, type Result } from '@/lib/platform/result';
import type { PushBrowser, PushWish } from './push-wish';

/** Most browsers of one driver. */
const MOST_BROWSERS = 10;

export type SubscriptionProblem = 'full' | 'malformed';

export const MINE = '(select id from reporter where id = $1 or merged_into_id = $1)';

/** Keeps a browser of a driver, or its newer keys. `malformed`: it is somebody else's, and these are not its keys. @returns its id */
export async function openSubscription(
  client: PoolClient,
  reporterId: bigint,
  { endpoint, p256dh, auth, locale }: PushBrowser,
  now: Date,
): Promise<Result<string, SubscriptionProblem>> {
  await client.query('select from reporter where id = $1 for no key update', [String(reporterId)]);
  const others = await client.query<{ count: number }>(
    `select count(*)::int as count from push_subscription where reporter_id in ${MINE} and endpoint <> $2`,
    [String(reporterId), endpoint],
  );
  if ((others.rows[0]?.count ?? 0) >= MOST_BROWSERS) return err('full');
  // Whoever holds the endpoint and its keys is the browser itself: a record that this device has left keeps nothing of it. An endpoint alone proves nothing.
  await client.query(
    `delete from push_subscription where endpoint = $2 and p256dh = $3 and auth = $4 and reporter_id not in ${MINE}`,
    [String(reporterId), endpoint, p256dh, auth],
  );
  const { rows } = await client.query<{ id: string }>(
    `insert into push_subscription (reporter_id, endpoint, p256dh, auth, locale, created_at) values ($1, $2, $3, $4, $5, $6)
     on conflict (endpoint) do update set reporter_id = $1, p256dh = $3, auth = $4, locale = $5
       where push_subscription.reporter_id in ${MINE} returning id`,
    [String(reporterId), endpoint, p256dh, auth, locale, now],
  );
  return rows[0] ? ok(rows[0].id) : err('malformed');
}

/** Keeps what a browser agreed to be reminded of before a policy expires, in place of what it agreed to before. */
export function keepPushWish(
  db: Pool,
  reporterId: bigint,
  { reminders, ...browser }: PushWish,
  now: Date,
): Promise<Result<number, SubscriptionProblem>> {
  return inTransaction(db, async (client) => {
    const opened = await openSubscription(client, reporterId, browser, now);
    if (!opened.ok) return opened;
    await client.query('delete from push_reminder where subscription_id = $1 and case_id is null', [opened.value]);
    await client.query(
      `insert into push_reminder (subscription_id, due_on, step)
       select $1, w.due_on, w.step from unnest($2::date[], $3::text[]) as w(due_on, step)`,
      [opened.value, reminders.map(({ on }) => on), reminders.map(({ step }) => step)],
    );
    return ok(reminders.length);
  });
}

/** How many reminders before the end of a policy a browser of this driver still has. */
export async function countReminders(db: Pool, reporterId: bigint, endpoint: string): Promise<number> {
  const { rows } = await db.query<{ count: number }>(
    `select count(*)::int as count from push_reminder r join push_subscription s on s.id = r.subscription_id
     where s.endpoint = $2 and r.case_id is null and s.reporter_id in ${MINE}`,
    [String(reporterId), endpoint],
  );
  return rows[0]?.count ?? 0;
}

/** Forgets a browser of this driver and all its reminders. */
export async function dropSubscription(db: Pool, reporterId: bigint, endpoint: string): Promise<void> {
  await db.query(`delete from push_subscription where endpoint = $2 and reporter_id in ${MINE}`, [
    String(reporterId),
    endpoint,
  ]);
}
