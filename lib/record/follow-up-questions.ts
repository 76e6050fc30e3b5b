import {
  FOLLOW_UP_CHANNELS,
  type FollowUp,
  type FollowUpAnswer,
  type FollowUpChannel,
  type FollowUpDays,
} from './follow-up-codes';
import { counted, dayOfCall, type MyCall } from './my-call';
import { policyEnd } from './renewal-cycle';

/** Something the driver did that may have ended the calls: on which day in China (from 1970), and in which reports it stands. */
export interface Step {
  readonly channel: FollowUpChannel;
  readonly day: number;
  readonly receipts: readonly string[];
}

/** «Did it stop?» about a step; the answer is kept with `receipt`. */
export interface FollowUpQuestion {
  readonly channel: FollowUpChannel;
  readonly day: number;
  readonly afterDays: FollowUpDays;
  readonly receipt: string;
}

/** What came of a step, in the driver's words and in the calls. */
export interface StepOutcome {
  readonly channel: FollowUpChannel;
  readonly day: number;
  readonly answer: FollowUpAnswer;
  readonly afterDays: FollowUpDays;
  /** Days from the step to the last call reported until the answer; null when none came after it. */
  readonly lastCallAfter: number | null;
}

/** The same thing done again within so many days is the same step. */
const ONE_STEP_DAYS = 45;
/** A policy is renewed once a year, and told in many calls. */
const ONE_RENEWAL_DAYS = 150;
const LAPSES_AFTER = 90;

/** Everything a driver did that the calls can be measured against, oldest first. @param today day in China */
export function stepsOf(calls: readonly MyCall[], today: number): Step[] {
  const kept = counted(calls);
  return FOLLOW_UP_CHANNELS.flatMap((channel) =>
    channel === 'renewal'
      ? stepsFrom(channel, [...renewedEarly(kept), ...policyEnded(kept, today)], ONE_RENEWAL_DAYS)
      : stepsFrom(channel, toldIn(kept, channel), ONE_STEP_DAYS),
  ).sort((a, b) => a.day - b.day);
}

/** Questions that are due and have no answer, newest step first. A question waits until the next one, the last until the 90th day. */
export function dueQuestions(
  calls: readonly MyCall[],
  answers: readonly FollowUp[],
  today: number,
): FollowUpQuestion[] {
  return stepsOf(calls, today)
    .flatMap(({ channel, day, receipts }) => {
      const passed = today - day;
      const afterDays = passed >= 30 ? 30 : 14;
      const [receipt] = receipts;
      if (passed < 14 || passed > LAPSES_AFTER || receipt === undefined) return [];
      const answered = answers.some(
        (one) => one.channel === channel && one.afterDays === afterDays && receipts.includes(one.receipt),
      );
      return answered ? [] : [{ channel, day, afterDays, receipt } as const];
    })
    .reverse();
}

/** Steps with an answer, the last answer of each, newest step first. */
export function stepOutcomes(calls: readonly MyCall[], answers: readonly FollowUp[], today: number): StepOutcome[] {
  const days = counted(calls).map(dayOfCall);
  return stepsOf(calls, today)
    .flatMap(({ channel, day, receipts }) => {
      const own = answers.filter((one) => one.channel === channel && receipts.includes(one.receipt));
      const last = own.reduce<FollowUp | null>((a, b) => (a && a.afterDays >= b.afterDays ? a : b), null);
      if (!last) return [];
      const after = days.filter((called) => called > day && called <= day + last.afterDays);
      const lastCallAfter = after.length === 0 ? null : Math.max(...after) - day;
      return [{ channel, day, answer: last.answer, afterDays: last.afterDays, lastCallAfter }];
    })
    .reverse();
}

type Told = { readonly day: number; readonly receipt: string };

const toldIn = (calls: readonly MyCall[], code: string): Told[] =>
  calls.filter(({ did }) => did.includes(code)).map((call) => ({ day: dayOfCall(call), receipt: call.receipt }));

const renewedEarly = (calls: readonly MyCall[]): Told[] => toldIn(calls, 'renewed_early');

/** The end of the policy stands in every call that tells the days to it. */
function policyEnded(calls: readonly MyCall[], today: number): Told[] {
  const end = policyEnd(calls);
  if (end === null || end > today) return [];
  const telling = calls.filter(
    (call) => call.daysToExpiry !== null && Math.abs(dayOfCall(call) + call.daysToExpiry - end) <= ONE_STEP_DAYS,
  );
  return telling.map(({ receipt }) => ({ day: end, receipt }));
}

function stepsFrom(channel: FollowUpChannel, told: readonly Told[], within: number): Step[] {
  const steps: { channel: FollowUpChannel; day: number; receipts: string[] }[] = [];
  const inOrder = [...told].sort((a, b) => a.day - b.day || (a.receipt < b.receipt ? -1 : 1));
  for (const { day, receipt } of inOrder) {
    const running = steps.at(-1);
    if (running && day - running.day <= within) running.receipts.push(receipt);
    else steps.push({ channel, day, receipts: [receipt] });
  }
  return steps;
}
