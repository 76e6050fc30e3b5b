import { Temporal } from 'temporal-polyfill';
import { chinaDate } from '@/lib/platform/china-time';

/** A call to be found in a text. `isCaller` tells whether written digits are the caller's number; the number itself is known to nobody here. */
export type SoughtCall = {
  readonly calledAt: Date;
  readonly precision: 'minute' | 'part' | 'day';
  readonly isCaller: (written: string) => boolean;
  /** When the file was given: «yesterday» in it is the day before, or earlier. */
  readonly givenAt: Date;
  /** True for a text that was read off a picture: one digit may be wrong, or there once too often. */
  readonly blurred?: boolean;
};

export type Found = { readonly number: boolean; readonly minute: boolean };

/** Lines above and below a number in which its time may stand. */
const REACH = 2;
/** People report after hanging up, and logs round: a call may lie so many minutes before what was reported, and after it. */
const EARLIER = 15;
const LATER = 2;
/** Minutes to both sides of the middle of a part of the day. */
const PART = 4 * 60;

/** Numbers of one picture that are tried with a digit changed: more do not stand on a screen. */
const MOST_BLURRED = 100;

/** Readers of pictures put spaces between Chinese characters. */
const BROKEN_WORDS = /(?<=\p{Script=Han})[ \t]{1,4}|[ \t]{1,4}(?=\p{Script=Han})/gu;

/** Looks for a call in the text of a picture or a table: its number, and its minute on that line or close by. */
export function findCall(text: string, call: SoughtCall): Found {
  const lines = text.normalize('NFKC').replaceAll(BROKEN_WORDS, '').split(/\r?\n/);
  const linesWith = (numbers: (line: string) => string[]) =>
    lines.flatMap((line, n) => (numbers(line).some(call.isCaller) ? [n] : []));
  const exact = linesWith(numbersIn);
  let tries = MOST_BLURRED;
  const blurred = (line: string) => numbersIn(line).flatMap((number) => (tries-- > 0 ? almost(number) : []));
  const at = exact.length > 0 || !call.blurred ? exact : linesWith(blurred);
  const minute = at.some((n) => {
    const near = lines.slice(Math.max(0, n - REACH), n + REACH + 1);
    // The line itself first: in a list each call has its own.
    return fits([lines[n] ?? ''], call) ?? fits(near, call) ?? false;
  });
  return { number: at.length > 0, minute };
}

/** Whether lines tell the minute of the call; null when they tell none at all. */
function fits(lines: readonly string[], call: SoughtCall): boolean | null {
  const text = lines.join('\n');
  const times = timesIn(text);
  if (times.length === 0) return null;
  const dates = datesIn(text, call.givenAt);
  const day = chinaDate(call.calledAt);
  if (dates.length > 0 && !dates.includes(day)) return false;
  if (call.precision === 'day') return dates.includes(day);
  const sought = minuteOfDay(call.calledAt);
  const [before, after] = call.precision === 'minute' ? [EARLIER, LATER] : [PART, PART];
  return times.some((time) => time >= sought - before && time <= sought + after);
}

const minuteOfDay = (at: Date): number => {
  const { hour, minute } = Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO('Asia/Shanghai');
  return hour * 60 + minute;
};

/** Digits as a number is written, with the marks that phones and readers of pictures put between them. */
const NUMBER = /(?<![\d])\+?\d(?:[ \-–—()]{0,2}\d){4,15}(?!\d)/g;

/** Everything in a line that may be a telephone number; spaces may join two of them, so parts are tried as well. */
export function numbersIn(line: string): string[] {
  const found = line.replaceAll(TIME, '|').replaceAll(FULL, '|').match(NUMBER) ?? [];
  const parts = found.flatMap((one) => (/\s/.test(one) ? one.split(/\s+/).filter((part) => digitsIn(part) >= 5) : []));
  const joined = found.flatMap((one) => eleven(one.replace(/\D/g, '')));
  return [...new Set([...found, ...parts, ...joined])];
}

const digitsIn = (text: string): number => text.replace(/\D/g, '').length;

/** The mobile numbers within a longer run of digits: a reader of pictures may have taken an icon for a digit. */
const eleven = (digits: string): string[] => [...digits.matchAll(/(?=(1[3-9]\d{9}))/g)].map(([, one = '']) => one);

/** Digits that look alike in small print. */
const ALIKE: Readonly<Record<string, string>> = {
  ...{ 0: '869', 1: '7', 2: '7', 3: '8', 4: '9' },
  ...{ 5: '6', 6: '580', 7: '12', 8: '0369', 9: '048' },
};

/** A number as it would be without one of its digits, or with one that looks like it. */
function almost(written: string): string[] {
  const digits = written.replace(/^\+?86(?=1\d)/, '').replace(/\D/g, '');
  if (digits.length < 7 || digits.length > 13) return [];
  const put = (n: number, digit: string) => digits.slice(0, n) + digit + digits.slice(n + 1);
  return [...digits].flatMap((digit, n) => [put(n, ''), ...[...(ALIKE[digit] ?? '')].map((other) => put(n, other))]);
}

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

const FULL = /(20\d\d)\s?[-/.年]\s?(\d{1,2})\s?[-/.月]\s?(\d{1,2})/g;
const SHORT = /(?<![\d/.-])(\d{1,2})\s?[月/-]\s?(\d{1,2})(?![\d/-])/g;

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const ENGLISH = /(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s?(\d{1,2})(?!\d)/gi;

/** The last day of this name. */
function lastOf(month: number, day: number, today: Temporal.PlainDate): string[] {
  const thisYear = dayOf(today.year, month, day);
  return thisYear.some((date) => date <= today.toString()) ? thisYear : dayOf(today.year - 1, month, day);
}

/** Days that a text names, as YYYY-MM-DD. A day without its year is the last one of that name. */
function datesIn(text: string, givenAt: Date): string[] {
  const today = Temporal.PlainDate.from(chinaDate(givenAt));
  const full = [...text.matchAll(FULL)].flatMap(([, year, month, day]) =>
    dayOf(Number(year), Number(month), Number(day)),
  );
  const without = text.replaceAll(FULL, ' ');
  const short = [...without.matchAll(SHORT)].flatMap(([, month, day]) => lastOf(Number(month), Number(day), today));
  const english = [...without.matchAll(ENGLISH)].flatMap(([, name = '', day]) =>
    lastOf(MONTHS.indexOf(name.toLowerCase()) + 1, Number(day), today),
  );
  const words = [
    ...(/今天|today/i.test(text) ? [0] : []),
    ...(/(?<!前)昨天|yesterday/i.test(text) ? [1] : []),
    ...(/前天/.test(text) ? [2] : []),
  ].map((days) => today.subtract({ days }).toString());
  // A picture may have been taken some days before it was given: what it calls yesterday is then earlier.
  return full.length + short.length + english.length > 0
    ? [...full, ...short, ...english]
    : words.length > 0
      ? recent(words, today)
      : [];
}

function recent(words: readonly string[], today: Temporal.PlainDate): string[] {
  const back = Math.max(...words.map((word) => today.since(word).days));
  return Array.from({ length: 8 - Math.min(back, 7) }, (_, n) => today.subtract({ days: n + back }).toString());
}

function dayOf(year: number, month: number, day: number): string[] {
  try {
    return [Temporal.PlainDate.from({ year, month, day }, { overflow: 'reject' }).toString()];
  } catch {
    return [];
  }
}
