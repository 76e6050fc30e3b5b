import { Temporal } from 'temporal-polyfill';
import { chinaDate, fromChinaLocal } from '@/lib/platform/china-time';
import { err, ok, type Result } from '@/lib/platform/result';
import { type DayPart, dayPartMiddle, dayPartStart } from './day-part';

/** How exactly the driver knew the time: to the minute, by part of the day, or only the day. */
export type CalledPrecision = 'minute' | 'part' | 'day';
export type CalledAt = { readonly at: Date; readonly precision: CalledPrecision };
export type CalledAtProblem = 'missing' | 'not_a_time' | 'future' | 'too_old';

export type WhenInput = {
  when?: 'now' | 'today' | 'yesterday' | 'at' | undefined;
  dayPart?: DayPart | undefined;
  calledAt?: string | undefined;
};

/** A phone's clock may run ahead of the server's by this much, in milliseconds. */
const CLOCK_SKEW = 5 * 60_000;
const OLDEST_MONTHS = 13;
const DATE = /^\d{4}-\d{2}-\d{2}$/;

/**
 * When the call came, read in Asia/Shanghai and cut to the minute. A `calledAt` without a time is that day, or the part of it that `dayPart` names.
 * Refuses the future (beyond five minutes of clock skew, which count as now) and anything more than 13 months back.
 */
export function readCalledAt(input: WhenInput, now: Date): Result<CalledAt, CalledAtProblem> {
  const when = input.when ?? (input.calledAt ? 'at' : 'now');
  if (when === 'now') return ok({ at: toMinute(now), precision: 'minute' });
  if (when === 'today') return onDay(chinaDate(now), input.dayPart, now);
  if (when === 'yesterday') return onDay(dayBefore(chinaDate(now)), input.dayPart, now);
  if (!input.calledAt) return err('missing');
  if (DATE.test(input.calledAt)) return onDate(input.calledAt, input.dayPart, now);
  const at = readInstant(input.calledAt);
  return at ? within(at, 'minute', now) : err('not_a_time');
}

function onDay(date: string, part: DayPart | undefined, now: Date): Result<CalledAt, CalledAtProblem> {
  const start = fromChinaLocal(`${date}T${part ? dayPartStart(part) : '00:00'}`);
  const middle = fromChinaLocal(`${date}T${part ? dayPartMiddle(part) : '12:00'}`);
  if (!start || !middle) return err('not_a_time');
  if (start > now) return err('future');
  return within(middle > now ? now : middle, part ? 'part' : 'day', now);
}

/** A date alone says the day and no more. */
function onDate(date: string, part: DayPart | undefined, now: Date): Result<CalledAt, CalledAtProblem> {
  return fromChinaLocal(`${date}T00:00`) ? onDay(date, part, now) : err('not_a_time');
}

function within(at: Date, precision: CalledPrecision, now: Date): Result<CalledAt, CalledAtProblem> {
  if (at.getTime() > now.getTime() + CLOCK_SKEW) return err('future');
  const oldest = Temporal.Instant.fromEpochMilliseconds(now.getTime())
    .toZonedDateTimeISO('Asia/Shanghai')
    .subtract({ months: OLDEST_MONTHS });
  if (at.getTime() < oldest.epochMilliseconds) return err('too_old');
  return ok({ at: toMinute(at > now ? now : at), precision });
}

// Seconds are read and dropped. Whatever follows must be an offset: a time of another zone must not pass for one of ours.
const WRITTEN = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2})(?::[0-5]\d(?:\.\d{1,9})?)?(Z|[+-]\d{2}(?::?\d{2})?)?$/i;

function readInstant(text: string): Date | null {
  const [, date, time, offset] = WRITTEN.exec(text) ?? [];
  if (!date || !time) return null;
  if (!offset) return fromChinaLocal(`${date}T${time}`);
  try {
    return new Date(Temporal.Instant.from(`${date}T${time}${offset}`).epochMilliseconds);
  } catch {
    return null;
  }
}

const toMinute = (at: Date): Date => new Date(Math.floor(at.getTime() / 60_000) * 60_000);
const dayBefore = (date: string): string => Temporal.PlainDate.from(date).subtract({ days: 1 }).toString();
