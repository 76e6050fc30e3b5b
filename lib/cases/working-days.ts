import chineseDays from 'chinese-days';
import { addDays } from '@/lib/platform/calendar-day';

// Node sees a CommonJS module without named exports.
const { isWorkday } = chineseDays;

/**
 * The n-th working day after a day (YYYY-MM-DD) in China: public holidays are left out and weekends worked instead of them are counted, as the State Council
 * announced; in a year not announced yet, Monday to Friday.
 */
export function addWorkingDays(day: string, n: number): string {
  let at = day;
  for (let left = n; left > 0; ) {
    at = addDays(at, 1);
    if (isWorkday(at)) left--;
  }
  return at;
}
