import 'server-only';
import type { Pool } from 'pg';
import { inTransaction } from '@/lib/platform/in-transaction.server';
import { err, ok, type Result } from '@/lib/platform/result';
import type { PushWish } from './push-wish';

/** Most browsers of one driver. */
const MOST_BROWSERS = 10;

const MINE = '(select id from reporter where id = $1 or merged_into_id = $1)';

/** Keeps what a browser agreed to, in place of what it agreed to before. */
export function keepPushWish(
  db: Pool,
  reporterId: bigint,
  { endpoint, p256dh, auth, locale, reminders }: PushWish,
  now: Date,
): Promise<Result<number, 'full'>> {
  return inTransaction(db, async (client) => {
    await client.query('select from reporter where id = $1 for no key update', [String(reporterId)]);
    const others = await client.query<{ count: number }>(
      `select count(*)::int as count from push_subscription where reporter_id in ${MINE} and endpoint <> $2`,
      [String(reporterId), endpoint],
    );
    if ((others.rows[0]?.count ?? 0) >= MOST_BROWSERS) return err('full');
    // Whoever holds the endpoint and its keys is the browser itself: a record that this device has left keeps nothing of it.
    await client.query('delete from push_subscription where endpoint = $1', [endpoint]);
    await client.query(
      `with made as (
         insert into push_subscription (reporter_id, endpoint, p256dh, auth, locale, created_at) values ($1, $2, $3, $4, $5, $6) returning id
       )
       insert into push_reminder (subscription_id, due_on, step)
       select made.id, w.due_on, w.step from made, unnest($7::date[], $8::text[]) as w(due_on, step)`,
      [
        ...[String(reporterId), endpoint, p256dh, auth, locale, now],
        ...[reminders.map(({ on }) => on), reminders.map(({ step }) => step)],
      ],
    );
    return ok(reminders.length);
  });
}

/** How many reminders a browser of this driver still has. */
export async function countReminders(db: Pool, reporterId: bigint, endpoint: string): Promise<number> {
  const { rows } = await db.query<{ count: number }>(
    `select count(*)::int as count from push_reminder r join push_subscription s on s.id = r.subscription_id
     where s.endpoint = $2 and s.reporter_id in ${MINE}`,
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
