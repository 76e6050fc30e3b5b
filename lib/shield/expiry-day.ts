import { addDays, isDay } from '@/lib/platform/calendar-day';

/** Longest time ahead that a policy can expire, in days; and how long ago its last step may be. */
const AHEAD = 800;
const BEHIND = 10;

/** `problem`: no day. `past`: all its steps are over, or it lies years ahead. */
export function expiryProblem(day: string, today: string): 'problem' | 'past' | null {
  if (!isDay(day)) return 'problem';
  return day < addDays(today, -BEHIND) || day > addDays(today, AHEAD) ? 'past' : null;
}

/** The next day of a yearly expiry from `today` on, YYYY-MM-DD; null while month or day (1 up, 0 for none) is missing. */
export function nextExpiry(
  { month, day }: { readonly month: number; readonly day: number },
  today: string,
): string | null {
  if (!month || !day) return null;
  const year = Number(today.slice(0, 4));
  // 29 February stands only in leap years: one comes within eight.
  for (let ahead = 0; ahead <= 8; ahead++) {
    const found = `${year + ahead}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
    if (isDay(found) && found >= today) return found;
  }
  return null;
}
