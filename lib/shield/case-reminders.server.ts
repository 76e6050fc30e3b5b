import 'server-only';
import type { Pool, PoolClient } from 'pg';
import { inTransaction } from '@/lib/platform/in-transaction.server';
import { ok, type Result } from '@/lib/platform/result';
import { MINE, openSubscription, type SubscriptionProblem } from './push-subscriptions.server';
import type { PushBrowser } from './push-wish';

/** The step of a reminder that an answer to a complaint is due. */
const CASE_STEP = 'case_due';

/** Reminds a browser of a driver of the day on which an answer to one of his complaints is due; again changes nothing. @param dueOn YYYY-MM-DD */
export function keepCaseReminder(
  db: Pool,
  reporterId: bigint,
  browser: PushBrowser,
  { caseId, dueOn }: { readonly caseId: string; readonly dueOn: string },
  now: Date,
): Promise<Result<null, SubscriptionProblem>> {
  return inTransaction(db, async (client) => {
    const opened = await openSubscription(client, reporterId, browser, now);
    if (!opened.ok) return opened;
    await client.query(
      `insert into push_reminder (subscription_id, due_on, step, case_id) values ($1, $2, $3, $4)
       on conflict (subscription_id, step, case_id) do update set due_on = $2`,
      [opened.value, dueOn, CASE_STEP, caseId],
    );
    return ok(null);
  });
}

/** Whether a browser of this driver will be reminded of a complaint. */
export async function hasCaseReminder(
  db: Pool,
  reporterId: bigint,
  endpoint: string,
  caseId: string,
): Promise<boolean> {
  const { rowCount } = await db.query(
    `select from push_reminder r join push_subscription s on s.id = r.subscription_id
     where r.case_id = $3 and s.endpoint = $2 and s.reporter_id in ${MINE}`,
    [String(reporterId), endpoint, caseId],
  );
  return rowCount === 1;
}

/** Takes a reminder of a complaint back, for one browser of this driver. */
export async function dropCaseReminder(db: Pool, reporterId: bigint, endpoint: string, caseId: string): Promise<void> {
  await db.query(
    `delete from push_reminder r using push_subscription s
     where s.id = r.subscription_id and r.case_id = $3 and s.endpoint = $2 and s.reporter_id in ${MINE}`,
    [String(reporterId), endpoint, caseId],
  );
}

/** Follows a complaint whose answer is due on another day, or whose end was told (null). */
export async function moveCaseReminders(client: PoolClient, caseId: string, dueOn: string | null): Promise<void> {
  await client.query(
    dueOn === null
      ? 'delete from push_reminder where case_id = $1'
      : 'update push_reminder set due_on = $2 where case_id = $1 and due_on <> $2',
    dueOn === null ? [caseId] : [caseId, dueOn],
  );
}
