// China keeps UTC+8 all year; this much arithmetic spares the browser a calendar library.
const EAST = 8 * 3600_000;

/** Date in China, 'YYYY-MM-DD'. */
export const chinaDay = (at: Date): string => new Date(at.getTime() + EAST).toISOString().slice(0, 10);

/** Wall clock in China as <input type="datetime-local"> writes it, 'YYYY-MM-DDTHH:mm'. */
export const chinaMinute = (at: Date): string => new Date(at.getTime() + EAST).toISOString().slice(0, 16);

/** The day before, 'YYYY-MM-DD'. */
export const dayBefore = (day: string): string =>
  new Date(Date.parse(`${day}T00:00Z`) - 24 * 3600_000).toISOString().slice(0, 10);
