import 'server-only';
import { findMyReporter } from '@/lib/accounts/my-reporter.server';
import { readThisNetwork } from '@/lib/accounts/this-device.server';
import { systemClock } from '@/lib/platform/clock';
import { pool } from '@/lib/platform/database.server';
import { createLimiter, type Limiter } from '@/lib/platform/rate-limit.server';
import { err, type Result } from '@/lib/platform/result';
import { settings } from '@/lib/platform/settings.server';
import { dropCaseReminder, hasCaseReminder, keepCaseReminder } from '@/lib/shield/case-reminders.server';
import { type PushWishProblem, readPushBrowser } from '@/lib/shield/push-wish';
import { readMyCase } from './my-cases.server';

const PER_HOUR = 300;
let limiter: Limiter | undefined;

/** Reminds the visitor's browser of the day on which the answer to one of his complaints is due. `none`: there is no such complaint, or no day to come. */
export async function remindMeOfCase(
  id: string,
  browser: unknown,
): Promise<Result<null, PushWishProblem | 'none' | 'limited' | 'full'>> {
  const read = readPushBrowser(browser, settings().PUSH_HOSTS);
  if (!read.ok) return read;
  const points = Math.ceil(PER_HOUR * settings().RATE_LIMIT_FACTOR);
  limiter ??= createLimiter({ name: 'case-push', points, seconds: 3600 });
  if (!limiter.consume(await readThisNetwork()).ok) return err('limited');
  const found = await readMyCase(id);
  const { reporterId } = await findMyReporter();
  const standing = found?.case.standing;
  if (reporterId === null || (standing?.kind !== 'running' && standing?.kind !== 'due_soon')) return err('none');
  return keepCaseReminder(pool(), reporterId, read.value, { caseId: id, dueOn: standing.dueOn }, systemClock());
}

/** Whether the visitor's browser will be reminded of one of his complaints. */
export async function amIRemindedOfCase(id: string, endpoint: string): Promise<boolean> {
  const { reporterId } = await findMyReporter();
  return reporterId !== null && hasCaseReminder(pool(), reporterId, endpoint.slice(0, 1000), id);
}

/** Takes the reminder of one of the visitor's complaints back. */
export async function dropMyCaseReminder(id: string, endpoint: string): Promise<void> {
  const { reporterId } = await findMyReporter();
  if (reporterId !== null) await dropCaseReminder(pool(), reporterId, endpoint.slice(0, 1000), id);
}
