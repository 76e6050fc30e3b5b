import { Temporal } from 'temporal-polyfill';
import { chinaDate } from '@/lib/platform/china-time';

const FULL = /(20\d\d)\s?[-/.年]\s?(\d{1,2})\s?[-/.月]\s?(\d{1,2})/g;
/** Month and day; a reader of pictures may have left the word for the month elsewhere. */
const SHORT = /(?<![\d/.-])(\d{1,2})(?:\s?[月/-]\s?|\s{1,3}(?=\d{1,2}\s?日))(\d{1,2})(?![\d/-])/g;
const ENGLISH = /\b(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s?(\d{1,2})(?!\d)/gi;
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const DAYS_AGO = [/今天|\btoday\b/i, /(?<!前)昨天|\byesterday\b/i, /前天/];
const WEEKDAY = /(?:星期|周|礼拜)([一二三四五六日天])|\b(mon|tue|wed|thu|fri|sat|sun)(?:s|nes|rs|ur)?(?:day)?\b/gi;
const CHINESE_WEEK = '一二三四五六日';
const ENGLISH_WEEK = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

/** The part of a text that is a written date with its year, which is no number of a caller. */
export const withoutDates = (text: string): string => text.replaceAll(FULL, '|');

/**
 * The days that a text of a call log names, as YYYY-MM-DD: null when it names none, empty when it names one that cannot be told. Words are taken from the
 * day on which the file was given: a picture taken earlier means earlier days by them, and nothing in it says how much.
 */
export function daysNamed(text: string, givenAt: Date): string[] | null {
  const today = Temporal.PlainDate.from(chinaDate(givenAt));
  const dates = datesIn(text, today);
  if (dates) return dates;
  const ago = DAYS_AGO.flatMap((word, days) => (word.test(text) ? [today.subtract({ days }).toString()] : []));
  if (ago.length > 0) return ago;
  const weekdays = [...text.matchAll(WEEKDAY)];
  return weekdays.length > 0 ? weekdays.flatMap(([, han, latin]) => lastWeekday(han, latin, today)) : null;
}

function datesIn(text: string, today: Temporal.PlainDate): string[] | null {
  const full = [...text.matchAll(FULL)];
  const without = text.replaceAll(FULL, ' ');
  const [short, english] = [[...without.matchAll(SHORT)], [...without.matchAll(ENGLISH)]];
  if (full.length + short.length + english.length === 0) return null;
  return [
    ...full.flatMap(([, year, month, day]) => dayOf(Number(year), Number(month), Number(day))),
    ...short.flatMap(([, month, day]) => lastOf(Number(month), Number(day), today)),
    ...english.flatMap(([, name = '', day]) => lastOf(MONTHS.indexOf(name.toLowerCase()) + 1, Number(day), today)),
  ];
}

/** The last day of this name. */
function lastOf(month: number, day: number, today: Temporal.PlainDate): string[] {
  const thisYear = dayOf(today.year, month, day);
  return thisYear.some((date) => date <= today.toString()) ? thisYear : dayOf(today.year - 1, month, day);
}

/** Phones name the weekday of the six days before this one; today's own weekday may be today or a week ago. */
function lastWeekday(han: string | undefined, latin: string | undefined, today: Temporal.PlainDate): string[] {
  const named = han
    ? CHINESE_WEEK.indexOf(han === '天' ? '日' : han) + 1
    : ENGLISH_WEEK.indexOf(latin?.toLowerCase() ?? '') + 1;
  const days = (today.dayOfWeek - named + 7) % 7;
  return days === 0 ? [] : [today.subtract({ days }).toString()];
}

function dayOf(year: number, month: number, day: number): string[] {
  try {
    return [Temporal.PlainDate.from({ year, month, day }, { overflow: 'reject' }).toString()];
  } catch {
    return [];
  }
}
