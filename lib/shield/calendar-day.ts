const DAY = 24 * 3600_000;
const SHAPE = /^\d{4}-\d{2}-\d{2}$/;

/** Whether a text is a day of the calendar, YYYY-MM-DD, from 2000 to 2100. */
export function isDay(text: string): boolean {
  if (!SHAPE.test(text)) return false;
  const at = new Date(`${text}T00:00Z`);
  return (
    !Number.isNaN(at.getTime()) && at.toISOString().slice(0, 10) === text && text >= '2000-01-01' && text < '2101-01-01'
  );
}

/** The day n days after a day (before it when n is negative). Plain arithmetic: the browser needs no calendar library for it. */
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
