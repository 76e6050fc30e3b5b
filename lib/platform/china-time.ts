import { Temporal } from 'temporal-polyfill';
import { chinaDate } from './calendar-day';

export { chinaDate, chinaLocal } from './calendar-day';

const ZONE = 'Asia/Shanghai';
const LOCAL = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/;

function inChina(d: Date): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(d.getTime()).toZonedDateTimeISO(ZONE);
}

function isoWeekOf(day: { weekOfYear: number | undefined; yearOfWeek: number | undefined }): number {
  return (day.yearOfWeek ?? 0) * 100 + (day.weekOfYear ?? 0);
}

/** Monday of an ISO week; 4 January is always in week 1. RangeError when the year has no such week. */
function mondayOf(yyyyww: number): Temporal.PlainDate {
  const fourth = Temporal.PlainDate.from({ year: Math.floor(yyyyww / 100), month: 1, day: 4 });
  const monday = fourth.subtract({ days: fourth.dayOfWeek - 1 }).add({ weeks: (yyyyww % 100) - 1 });
  if (isoWeekOf(monday) !== yyyyww) throw new RangeError(`No such ISO week: ${yyyyww}`);
  return monday;
}

/** ISO 8601 week of the day it is in China, as yyyyww (202601). Around New Year the year is that of the week. */
export function isoWeek(d: Date): number {
  return isoWeekOf(inChina(d));
}

/** The instant a week yyyyww starts: Monday 00:00 in China. RangeError when the year has no such week. */
export function weekStart(yyyyww: number): Date {
  return new Date(mondayOf(yyyyww).toZonedDateTime(ZONE).epochMilliseconds);
}

/** The week n weeks before yyyyww (after it when n is negative). RangeError when the year has no such week. */
export function weeksBack(yyyyww: number, n: number): number {
  return isoWeekOf(mondayOf(yyyyww).subtract({ weeks: n }));
}

/** Calendar month in China, 'YYYY-MM'. */
export function monthOf(d: Date): string {
  return chinaDate(d).slice(0, 7);
}

/** Quarter of a month or a day: '2026-10' or '2026-10-31' → '2026-Q4'. */
export function quarterOf(month: string): string {
  return `${month.slice(0, 4)}-Q${Math.ceil(Number(month.slice(5, 7)) / 3)}`;
}

/** Hour of the week in China, 0..167; Monday 00:00 is 0. */
export function hourOfWeek(d: Date): number {
  const { dayOfWeek, hour } = inChina(d);
  return (dayOfWeek - 1) * 24 + hour;
}

/** The instant a Chinese wall clock shows 'YYYY-MM-DDTHH:mm'; null for any other text or a day that does not exist. */
export function fromChinaLocal(text: string): Date | null {
  if (!LOCAL.test(text)) return null;
  try {
    return new Date(Temporal.PlainDateTime.from(text, { overflow: 'reject' }).toZonedDateTime(ZONE).epochMilliseconds);
  } catch {
    return null;
  }
}

/** The same wall clock in China so many months before. */
export function monthsBefore(d: Date, months: number): Date {
  return new Date(inChina(d).subtract({ months }).epochMilliseconds);
}
