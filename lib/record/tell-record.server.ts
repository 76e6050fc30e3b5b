import 'server-only';
import type { Pool } from 'pg';
import { chinaDay } from '@/lib/platform/day-number';
import { err, ok, type Result } from '@/lib/platform/result';
import type { FollowUp } from './follow-up-codes';
import { dueQuestions } from './follow-up-questions';
import { openWeeks } from './quiet-weeks';
import type { QuoteOutcome } from './quote-outcome';
import { readRecord } from './read-record.server';

/** `not_open`: the week has calls, was told before, or lies too far back. */
export type CheckInProblem = 'not_open';

/** Keeps «no call in this week». Once a week and driver; telling it again changes nothing. */
export async function checkInWeek(
  db: Pool,
  reporterId: bigint,
  week: number,
  now: Date,
): Promise<Result<{ readonly kept: boolean }, CheckInProblem>> {
  const { calls, quietWeeks } = await readRecord(db, reporterId);
  if (quietWeeks.includes(week)) return ok({ kept: false });
  if (!openWeeks(calls, quietWeeks, now).includes(week)) return err('not_open');
  const { rowCount } = await db.query(
    'insert into quiet_week (reporter_id, week, checked_at) values ($1, $2, $3) on conflict do nothing',
    [String(reporterId), week, now],
  );
  return ok({ kept: rowCount === 1 });
}

/** Keeps an answer to «did it stop?», if the question is due. The first answer stands. */
export async function answerFollowUp(
  db: Pool,
  reporterId: bigint,
  answer: FollowUp,
  now: Date,
): Promise<Result<{ readonly kept: boolean }, 'not_due'>> {
  const { calls, followUps } = await readRecord(db, reporterId);
  const due = dueQuestions(calls, followUps, chinaDay(now)).some(
    ({ receipt, channel, afterDays }) =>
      receipt === answer.receipt && channel === answer.channel && afterDays === answer.afterDays,
  );
  if (!due) return err('not_due');
  const { rowCount } = await db.query(
    `insert into follow_up (report_id, channel, after_days, answer, answered_at)
     select id, $2, $3, $4, $5 from report where receipt = $1 on conflict do nothing`,
    [answer.receipt, answer.channel, answer.afterDays, answer.answer, now],
  );
  return ok({ kept: rowCount === 1 });
}

/** Keeps how the final price stood to the one that a reported call had named. The first answer stands. */
export async function tellQuoteOutcome(
  db: Pool,
  reporterId: bigint,
  { receipt, outcome }: { receipt: string; outcome: QuoteOutcome },
  now: Date,
): Promise<Result<{ readonly kept: boolean }, 'unknown_report'>> {
  const { calls } = await readRecord(db, reporterId);
  if (!calls.some((call) => call.receipt === receipt && !call.removed)) return err('unknown_report');
  const { rowCount } = await db.query(
    `insert into quote_outcome (report_id, outcome, told_at)
     select id, $2, $3 from report where receipt = $1 on conflict do nothing`,
    [receipt, outcome, now],
  );
  return ok({ kept: rowCount === 1 });
}

/** Keeps the statement that the car is not the driver's any more, or takes it back. */
export async function stateCarGone(db: Pool, reporterId: bigint, gone: boolean, now: Date): Promise<void> {
  await db.query(
    `insert into car_gone (reporter_id, gone, said_at) select $1, $2::boolean, $3
     where $2::boolean is distinct from coalesce((select gone from car_gone where reporter_id in
       (select id from reporter where id = $1 or merged_into_id = $1) order by id desc limit 1), false)`,
    [String(reporterId), gone, now],
  );
}
