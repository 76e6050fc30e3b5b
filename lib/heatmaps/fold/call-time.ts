/** China keeps UTC+8 all year: plain arithmetic, which a million reports need. */
const OFFSET_MS = 8 * 3_600_000;
const HOUR_MS = 3_600_000;
const DAY_MS = 86_400_000;

/** Days since 1 January 1970 in China. */
export const chinaDay = (at: Date): number => Math.floor((at.getTime() + OFFSET_MS) / DAY_MS);

/** Hour of the day in China, 0..23. */
export const chinaHour = (at: Date): number => Math.floor((at.getTime() + OFFSET_MS) / HOUR_MS) % 24;

/** Monday is 0; 1 January 1970 was a Thursday. */
export const weekdayOf = (day: number): number => (day + 3) % 7;

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

/** Quarter of a date: '2026-10-31' → '2026-Q4'. */
export const quarterOfDate = (date: string): string =>
  `${date.slice(0, 4)}-Q${Math.floor((Number(date.slice(5, 7)) - 1) / 3) + 1}`;
