import { Temporal } from 'temporal-polyfill';
import { chinaDate } from '@/lib/platform/china-time';
import { daysNamed, withoutDates } from './days-named';

/** A call to be found in a text. `isCaller` tells whether written digits are the caller's number; the number itself is known to nobody here. */
export type SoughtCall = {
  readonly calledAt: Date;
  readonly precision: 'minute' | 'part' | 'day';
  readonly isCaller: (written: string) => boolean;
  /** When the file was given: «yesterday» in it is the day before, a time alone is of the 24 hours before. */
  readonly givenAt: Date;
  /** True for a text that was read off a picture: one digit may be wrong, or there once too often. */
  readonly blurred?: boolean;
};

export type Found = { readonly number: boolean; readonly minute: boolean };

/** Lines below a number in which its time may stand. */
const REACH = 2;
/** People report after hanging up, and logs round: a call may lie so many minutes before what was reported, and after it. */
const EARLIER = 15;
const LATER = 2;
/** Minutes before and after the reported one; to both sides of the middle of a part of the day, or of the day. */
const ROOM = { minute: [EARLIER, LATER], part: [4 * 60, 4 * 60], day: [24 * 60, 24 * 60] } as const;

/** Numbers of one picture that are tried with a digit changed: more do not stand on a screen. */
const MOST_BLURRED = 100;

/** Readers of pictures put spaces between Chinese characters. */
const BROKEN_WORDS = /(?<=\p{Script=Han})[ \t]{1,4}|[ \t]{1,4}(?=\p{Script=Han})/gu;

/** Looks for a call in the text of a picture or a table: its number, and its own day and minute beside it. */
export function findCall(text: string, call: SoughtCall): Found {
  const lines = text.normalize('NFKC').replaceAll(BROKEN_WORDS, '').split(/\r?\n/);
  const linesWith = (numbers: (line: string) => string[]) =>
    lines.flatMap((line, n) => (numbers(line).some(call.isCaller) ? [n] : []));
  const exact = linesWith(numbersIn);
  let tries = MOST_BLURRED;
  const blurred = (line: string) => numbersIn(line).flatMap((number) => (tries-- > 0 ? almost(number) : []));
  const at = exact.length > 0 || !call.blurred ? exact : linesWith(blurred);
  return { number: at.length > 0, minute: at.some((n) => tellsTheMoment(lines, n, call)) };
}

/** Whether the entry whose number stands on line `n` is of the day and the minute of the call. */
function tellsTheMoment(lines: readonly string[], n: number, call: SoughtCall): boolean {
  const entry = entryAt(lines, n);
  const times = timesIn(entry);
  const days = daysNamed(entry, call.givenAt) ?? dayAbove(lines, n, call.givenAt);
  const day = chinaDate(call.calledAt);
  if (call.precision === 'day' && days?.includes(day)) return true;
  const sought = minuteOfDay(call.calledAt);
  const [before, after] = ROOM[call.precision];
  return times.some(
    (time) =>
      time >= sought - before &&
      time <= sought + after &&
      (days ? days.includes(day) : lastDayAt(time, call.givenAt) === day),
  );
}

/** A number's line and, when that tells no time, those below it down to the first that does: never a line of another number. */
function entryAt(lines: readonly string[], n: number): string {
  const below = lines.slice(n + 1, n + 1 + REACH);
  const next = below.findIndex((line) => numbersIn(line).length > 0);
  const own = [lines[n] ?? '', ...below.slice(0, next < 0 ? REACH : next)];
  const time = own.findIndex((line) => timesIn(line).length > 0);
  return time >= 0 ? own.slice(0, time + 1).join('\n') : (own[0] ?? '');
}

/**
 * The day under which an entry without one stands: that of the nearest heading above it. Below an entry of an earlier day, a log has none without its day:
 * the word was lost, and the day cannot be told. Null where nothing above names a day.
 */
function dayAbove(lines: readonly string[], n: number, givenAt: Date): string[] | null {
  const today = chinaDate(givenAt);
  for (let i = n - 1; i >= 0; i--) {
    const line = lines[i] ?? '';
    const days = daysNamed(line, givenAt);
    if (days === null) continue;
    const heading = numbersIn(line).length === 0 && timesIn(line).length === 0;
    if (heading) return days;
    if (!days.includes(today)) return [];
  }
  return null;
}

/** A log calls the day of its picture by the clock alone: the last day on which it was that time before the file was given. */
function lastDayAt(time: number, givenAt: Date): string {
  const given = givenAt.getTime() + LATER * 60_000;
  return chinaDate(minuteOfDay(new Date(given)) >= time ? new Date(given) : new Date(given - 24 * 3_600_000));
}

const minuteOfDay = (at: Date): number => {
  const { hour, minute } = Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO('Asia/Shanghai');
  return hour * 60 + minute;
};

/** Digits as a number is written, with the marks that phones and readers of pictures put between them. */
const NUMBER = /(?<![\d])\+?\d(?:[ \-–—()]{0,2}\d){4,15}(?!\d)/g;

/** Everything in a line that may be a telephone number; spaces may join two of them, so parts are tried as well. */
export function numbersIn(line: string): string[] {
  const found = withoutDates(line.replaceAll(TIME, '|')).match(NUMBER) ?? [];
  const parts = found.flatMap((one) => (/\s/.test(one) ? one.split(/\s+/).filter((part) => digitsIn(part) >= 5) : []));
  const joined = found.flatMap((one) => eleven(one.replace(/\D/g, '')));
  return [...new Set([...found, ...parts, ...joined])];
}

const digitsIn = (text: string): number => text.replace(/\D/g, '').length;

/** The mobile numbers within a longer run of digits: a reader of pictures may have taken an icon for a digit. */
const eleven = (digits: string): string[] => [...digits.matchAll(/(?=(1[3-9]\d{9}))/g)].map(([, one = '']) => one);

/** Digits that look alike in small print. */
const ALIKE: Readonly<Record<string, string>> = {
  ...{ 0: '869', 1: '7', 2: '75', 3: '8', 4: '9' },
  ...{ 5: '6', 6: '580', 7: '12', 8: '0369', 9: '048' },
};

/**
 * A number as it would be without one of its digits, or with one that looks like it. One of twelve digits may be both at once: a reader that sees «5» as
 * «25» where it follows a gap often takes the next five for a two. Few each: a caller is held against so many numbers and no more.
 */
function almost(written: string): string[] {
  const digits = written.replace(/^\+?86(?=1\d)/, '').replace(/\D/g, '');
  if (digits.length < 7 || digits.length > 13) return [];
  const shorter = [...digits].map((_, n) => digits.slice(0, n) + digits.slice(n + 1));
  const both = digits.length === MOBILE + 1 ? shorter.flatMap((one) => mistaken(one, { 2: '5' })) : [];
  return [...new Set([...shorter, ...mistaken(digits), ...both])];
}

/** Digits of a mobile number. */
const MOBILE = 11;

const mistaken = (digits: string, alike = ALIKE): string[] =>
  [...digits].flatMap((digit, n) =>
    [...(alike[digit] ?? '')].map((other) => digits.slice(0, n) + other + digits.slice(n + 1)),
  );

const TIME =
  /(凌晨|早上|上午|中午|下午|傍晚|晚上|[AaPp]\.?[Mm]\.?)?\s{0,4}(?<![\d:.])([01]?\d|2[0-4])\s?[:：.;]{1,2}\s?([0-5]\d)(?![\d.])\s{0,4}([AaPp]\.?[Mm])?/g;
const AFTERNOON = /下午|傍晚|晚上|p/i;
const MORNING = /凌晨|早上|上午|a/i;

/** Minutes of the day that a text tells; a time that may be of the morning or the evening counts as what it says. */
function timesIn(text: string): number[] {
  return [...text.matchAll(TIME)].map(([, before = '', hour = '', minute = '', behind = '']) => {
    const said = before + behind;
    const hours = Number(hour) % 24;
    const late = AFTERNOON.test(said) || (said === '中午' && hours < 3);
    const clock = late && hours < 12 ? hours + 12 : MORNING.test(said) && hours === 12 ? 0 : hours;
    return clock * 60 + Number(minute);
  });
}
