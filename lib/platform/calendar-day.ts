// China keeps UTC+8 all year: this much is plain arithmetic, which spares the browser a calendar library.
const EAST = 8 * 3600_000;
const DAY = 24 * 3600_000;
const SHAPE = /^\d{4}-\d{2}-\d{2}$/;

/** Date in China, 'YYYY-MM-DD'. */
export const chinaDate = (at: Date): string => chinaLocal(at).slice(0, 10);

/** Wall clock in China to the minute, 'YYYY-MM-DDTHH:mm', as <input type="datetime-local"> writes it. */
export const chinaLocal = (at: Date): string => new Date(at.getTime() + EAST).toISOString().slice(0, 16);

/** Whether a text is a day of the calendar, YYYY-MM-DD, from 2000 to 2100. */
export function isDay(text: string): boolean {
  if (!SHAPE.test(text)) return false;
  const at = new Date(`${text}T00:00Z`);
  return (
    !Number.isNaN(at.getTime()) && at.toISOString().slice(0, 10) === text && text >= '2000-01-01' && text < '2101-01-01'
  );
}

/** The day n days after a day (before it when n is negative). */
export const addDays = (day: string, n: number): string =>
  new Date(Date.parse(`${day}T00:00Z`) + n * DAY).toISOString().slice(0, 10);

/** Whole days from one day to another. */
export const daysFrom = (from: string, to: string): number =>
  Math.round((Date.parse(`${to}T00:00Z`) - Date.parse(`${from}T00:00Z`)) / DAY);

/** The Monday of the week of a day. */
export function mondayOf(day: string): string {
  const weekday = new Date(`${day}T00:00Z`).getUTCDay();
  return addDays(day, -((weekday + 6) % 7));
}
