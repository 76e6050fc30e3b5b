import type { useFormatter } from 'next-intl';
import { DAY_MS } from '@/lib/platform/day-number';

/** A day (from 1970, in China) as a date; the year is left out where the page says it already. */
export function dayWords(format: ReturnType<typeof useFormatter>, day: number, year = true): string {
  const at = new Date(day * DAY_MS);
  return format.dateTime(at, { ...(year ? { year: 'numeric' } : {}), month: 'short', day: 'numeric', timeZone: 'UTC' });
}

/** The same with the day of the week. */
export const weekdayWords = (format: ReturnType<typeof useFormatter>, day: number): string =>
  format.dateTime(new Date(day * DAY_MS), {
    ...{ year: 'numeric', month: 'short', day: 'numeric', weekday: 'short', timeZone: 'UTC' },
  });
