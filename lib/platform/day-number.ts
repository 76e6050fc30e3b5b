/** Days as numbers, from 1 January 1970 in China. China keeps UTC+8 all year: plain arithmetic, which a million reports need. */
const OFFSET_MS = 8 * 3_600_000;
export const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;
export const DAY_MS = 86_400_000;

/** The day of a moment (milliseconds, or a Date). */
export const chinaDay = (at: Date | number): number => Math.floor((Number(at) + OFFSET_MS) / DAY_MS);

/** Hour of the day in China, 0..23. */
export const chinaHour = (at: Date): number => Math.floor((at.getTime() + OFFSET_MS) / HOUR_MS) % 24;

/** Midnight in China at which a day begins, in milliseconds. */
export const dayStart = (day: number): number => day * DAY_MS - OFFSET_MS;

/** Monday is 0; 1 January 1970 was a Thursday. */
export const weekdayOf = (day: number): number => (day + 3) % 7;

/** Weeks since the one of 1 January 1970. */
export const weekOf = (day: number): number => Math.floor((day + 3) / 7);

const dates = new Map<number, string>();

/** YYYY-MM-DD of a day. */
export function dateOf(day: number): string {
  const known = dates.get(day);
  if (known !== undefined) return known;
  const date = new Date(day * DAY_MS).toISOString().slice(0, 10);
  dates.set(day, date);
  return date;
}

/** Day of a date YYYY-MM-DD. */
export const dayOf = (date: string): number => Math.round(Date.parse(date) / DAY_MS);
