import { addDays } from '@/lib/platform/calendar-day';
import { cutOut } from './plain-text';

/** A day that a line names, and where. `relative`: told by a word that depends on the day of the log. */
export type FoundDay = {
  readonly day: string;
  readonly at: number;
  readonly relative: boolean;
  readonly weak: boolean;
};

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const MONTH = '(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\\.?';
const WEEKDAYS_ZH = '一二三四五六日天';
const WEEKDAYS_EN = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const FIGURES: Record<string, number> = {
  一: 1,
  两: 2,
  二: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
  十: 10,
  a: 1,
  an: 1,
};

type Reader = {
  pattern: RegExp;
  read(found: RegExpExecArray, today: string): string | null;
  relative?: true;
  weak?: true;
};

// In this order: what is most definite takes its place in the line first.
const READERS: readonly Reader[] = [
  {
    pattern: /(?<!\d)(20\d{2}) ?[年/.-] ?(\d{1,2}) ?[月/.-] ?(\d{1,2})(?!\d) ?[日号]?/g,
    read: ([, year, month, date]) => dayFrom(year, month, date),
  },
  {
    pattern: /(?<!\d)(20\d{2})(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?!\d)(?! ?-)/g,
    read: ([, year, month, date]) => dayFrom(year, month, date),
  },
  {
    pattern: /(?<![\d/.-])(\d{1,2})[/.](\d{1,2})[/.](20\d{2}|\d{2})(?![\d/.-])/g,
    read: ([, a, b, c], today) => threeFigures(a, b, c, today),
  },
  {
    pattern: new RegExp(`\\b${MONTH} ?(\\d{1,2})(?:st|nd|rd|th)?(?!\\d|:)(?:,? ?(20\\d{2})(?!\\d))?`, 'gi'),
    read: ([, month = '', date, year], today) => monthDay(monthOf(month), date, year, today),
  },
  {
    pattern: new RegExp(`(?<!\\d)(\\d{1,2})(?:st|nd|rd|th)? ?${MONTH}(?![a-z])(?:,? ?(20\\d{2})(?!\\d))?`, 'gi'),
    read: ([, date, month = '', year], today) => monthDay(monthOf(month), date, year, today),
  },
  {
    pattern: /(?<!\d)(\d{1,2}) ?月 ?(\d{1,2})(?!\d) ?[日号]?/g,
    read: ([, month, date], today) => monthDay(month, date, undefined, today),
  },
  {
    pattern: /(?<![\d/:.-])(\d{1,2})\/(\d{1,2})(?![\d/:.-])/g,
    read: ([, month, date], today) => monthDay(month, date, undefined, today),
  },
  {
    pattern: /(?<![\d/:.+-])(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])(?![\d/:.-])/g,
    read: ([, month, date], today) => monthDay(month, date, undefined, today),
  },
  { pattern: /今天|今日|刚刚|刚才|\btoday\b|\bjust now\b/gi, read: (_, today) => today, relative: true },
  { pattern: /大前天/g, read: (_, today) => addDays(today, -3), relative: true },
  { pattern: /前天|\bday before yesterday\b/gi, read: (_, today) => addDays(today, -2), relative: true },
  { pattern: /昨[天日晚]|\byesterday\b/gi, read: (_, today) => addDays(today, -1), relative: true },
  {
    pattern: /(?<!\d)(\d{1,3}|[一两二三四五六七八九十]|\ban?) ?(?:天前|days? ago)/gi,
    read: ([, n = ''], today) => addDays(today, -(FIGURES[n.toLowerCase()] ?? Number(n))),
    relative: true,
  },
  {
    pattern: /(上)?(?:个)?(?:星期|周|礼拜)([一二三四五六日天])/g,
    read: ([, last, name = ''], today) => weekdayBefore(Math.min(WEEKDAYS_ZH.indexOf(name), 6), today, Boolean(last)),
    relative: true,
    weak: true,
  },
  {
    pattern: /\b(mon|tue|wed|thu|fri|sat|sun)(?:day|sday|nesday|rsday|urday|s|rs?)?\b\.?/gi,
    read: ([, name = ''], today) => weekdayBefore(WEEKDAYS_EN.indexOf(name.toLowerCase()), today, false),
    relative: true,
    weak: true,
  },
];

/** The days that a line names, in their order, and the line without them. A weekday beside a date says nothing of its own. */
export function findDays(line: string, today: string): { days: FoundDay[]; rest: string } {
  const days: FoundDay[] = [];
  let rest = line;
  for (const { pattern, read, relative = false, weak = false } of READERS) {
    rest = cutOut(rest, pattern, (found) => {
      const day = read(found, today);
      if (day) days.push({ day, at: found.index, relative, weak });
      return day !== null;
    });
  }
  const definite = days.filter(({ weak }) => !weak);
  return { days: (definite.length > 0 ? definite : days).sort((a, b) => a.at - b.at), rest };
}

const monthOf = (name: string): string => String(MONTHS.indexOf(name.slice(0, 3).toLowerCase()) + 1);

/** A day that exists, or null. */
function dayFrom(year: string | undefined, month: string | undefined, date: string | undefined): string | null {
  const text = `${year}-${month?.padStart(2, '0')}-${date?.padStart(2, '0')}`;
  const moment = Date.parse(`${text}T00:00Z`);
  return !Number.isNaN(moment) && new Date(moment).toISOString().startsWith(text) ? text : null;
}

/** Without a year it is the last such day that has been. */
function monthDay(month: string | undefined, date: string | undefined, year: string | undefined, today: string) {
  if (year) return dayFrom(year, month, date);
  const thisYear = Number(today.slice(0, 4));
  for (const tried of [thisYear, thisYear - 1, thisYear - 2, thisYear - 3, thisYear - 4]) {
    const day = dayFrom(String(tried), month, date);
    if (day && day <= addDays(today, 1)) return day;
  }
  return null;
}

/** 11/20/26, 26/11/20 or 20/11/2026: the first reading that is a day and has been. */
function threeFigures(a = '', b = '', c = '', today: string): string | null {
  const full = (year: string) => (year.length === 2 ? `20${year}` : year);
  const readings = [dayFrom(full(c), a, b), c.length === 2 ? dayFrom(full(a), b, c) : null, dayFrom(full(c), b, a)];
  return readings.find((day) => day !== null && day <= addDays(today, 1)) ?? null;
}

/** The last such weekday before today; phones name the days of the week that has passed. Monday is 0. */
function weekdayBefore(weekday: number, today: string, lastWeek: boolean): string {
  const now = (new Date(`${today}T00:00Z`).getUTCDay() + 6) % 7;
  if (lastWeek) return addDays(today, weekday - now - 7);
  return addDays(today, -((now - weekday + 6) % 7) - 1);
}
