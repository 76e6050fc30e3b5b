import 'server-only';
import type { Pool } from 'pg';
import webpush from 'web-push';
import { caseMessage } from '@/lib/cases/case-message';
import { isLocale, type Locale, localePath } from '@/lib/platform/locale';
import { log } from '@/lib/platform/log.server';
import type { PushKeys } from './push-keys.server';
import { type ReminderMessage, reminderMessage } from './reminder-message';

/** What sending needs: our keys, who answers for this site (`mailto:` or `https:`), its address, and the push services allowed besides the known. */
export interface PushParts {
  readonly keys: PushKeys;
  readonly subject: string;
  readonly origin: string;
}

/** What became of the reminders that were due. `gone`: browsers that have unsubscribed; `later`: to be tried again. */
export type Reminded = { readonly sent: number; readonly gone: number; readonly later: number };

type Due = {
  id: string;
  subscription_id: string;
  step: string;
  case_id: string | null;
  channel: string | null;
  endpoint: string;
  p256dh: string;
  auth: string;
  locale: string;
};
type Outcome = 'sent' | 'gone' | 'later';

const AT_ONCE = 50;
const PATIENCE_MS = 10_000;
/** A message that the phone could not take for so long says nothing useful any more, in seconds. */
const TTL = 3 * 24 * 3600;

/*
 * Each reminder is claimed by one process before it is sent. One that was claimed and neither sent nor refused, because a process died, is tried again after
 * an hour, three times at most: its tag lets the browser show it once even then.
 */
const CLAIM = `
  with due as (
    select id from push_reminder
    where due_on <= $2::date and attempts < 3 and (claimed_at is null or claimed_at < $1::timestamptz - interval '1 hour')
    order by id limit ${AT_ONCE} for update skip locked
  ), claimed as (
    update push_reminder r set claimed_at = $1, attempts = attempts + 1 from due where r.id = due.id returning r.id, r.subscription_id, r.step, r.case_id
  )
  select c.id, c.subscription_id, c.step, c.case_id, k.channel, s.endpoint, s.p256dh, s.auth, s.locale
  from claimed c join push_subscription s on s.id = c.subscription_id left join complaint_case k on k.id = c.case_id order by c.id`;

/** Sends the reminders that are due on a day and forgets them; a browser without any left is forgotten too. @param today day in China */
export async function sendDueReminders(
  db: Pool,
  parts: PushParts,
  { now, today }: { now: Date; today: string },
): Promise<Reminded> {
  const total = { sent: 0, gone: 0, later: 0 };
  for (;;) {
    const { rows } = await db.query<Due>(CLAIM, [now, today]);
    for (const due of rows) {
      const outcome = await sendOne(due, parts);
      total[outcome]++;
      await settle(db, due, outcome);
    }
    if (rows.length < AT_ONCE) break;
  }
  // Given up, or so old that it would confuse.
  await db.query(
    `delete from push_reminder where (attempts >= 3 and claimed_at < $1::timestamptz - interval '1 hour') or due_on < $2::date - 14`,
    [now, today],
  );
  await db.query(
    'delete from push_subscription s where not exists (select from push_reminder r where r.subscription_id = s.id)',
  );
  return total;
}

/** What a reminder says, in the language of its browser; null for a step that there is not. */
function messageOf({ step, case_id, channel, locale }: Due, origin: string): ReminderMessage | null {
  const language: Locale = isLocale(locale) ? locale : 'zh-CN';
  const page = (path: string) => origin + localePath(language, path);
  if (case_id !== null && channel !== null)
    return caseMessage(channel, language, case_id, page(`/me/cases/${case_id}`));
  return reminderMessage(step, language, page('/me/shield'));
}

async function sendOne(due: Due, { keys, subject, origin }: PushParts): Promise<Outcome> {
  const { id, endpoint, p256dh, auth } = due;
  const message = messageOf(due, origin);
  if (!message) return 'gone';
  try {
    const request = webpush.generateRequestDetails({ endpoint, keys: { p256dh, auth } }, JSON.stringify(message), {
      vapidDetails: { subject, ...keys },
      contentEncoding: 'aes128gcm',
      TTL,
      topic: `r${id}`,
    });
    const answer = await fetch(request.endpoint, {
      method: 'POST',
      headers: request.headers as Record<string, string>,
      body: new Uint8Array(request.body ?? []),
      // A redirect could lead anywhere; push services answer for themselves.
      redirect: 'manual',
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    await answer.body?.cancel();
    return outcomeOf(answer.status);
  } catch (error) {
    log.warn({ error: error instanceof Error ? error.name : 'unknown' }, 'a push service did not answer');
    return 'later';
  }
}

/** 404 and 410: the browser has unsubscribed. 429 and 5xx may pass; anything else will not. */
function outcomeOf(status: number): Outcome {
  if (status >= 200 && status < 300) return 'sent';
  return status === 429 || status >= 500 ? 'later' : 'gone';
}

async function settle(db: Pool, { id, subscription_id }: Due, outcome: Outcome): Promise<void> {
  if (outcome === 'sent') await db.query('delete from push_reminder where id = $1', [id]);
  if (outcome === 'gone') await db.query('delete from push_subscription where id = $1', [subscription_id]);
}
