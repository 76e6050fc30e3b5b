/** China keeps UTC+8 all year: whole days are plain arithmetic there, which a million simulated calls need. Times in milliseconds. */
const OFFSET_MS = 8 * 3_600_000;
export const MINUTE_MS = 60_000;
export const DAY_MS = 86_400_000;

/** Days since 1 January 1970 in China. */
export const chinaDay = (at: number): number => Math.floor((at + OFFSET_MS) / DAY_MS);

/** Midnight in China at which a day begins. */
export const dayStart = (day: number): number => day * DAY_MS - OFFSET_MS;

/** Monday is 0; 1 January 1970 was a Thursday. */
export const weekdayOf = (day: number): number => (day + 3) % 7;

/** Weeks since the one of 1 January 1970. */
export const weekOf = (day: number): number => Math.floor((day + 3) / 7);
