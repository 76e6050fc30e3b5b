/**
 * Sign-up cohorts around a window: four weeks each long before it, two weeks in the eight weeks before it, one week
 * within it. Older accounts share the first cohort, those created after the window the last.
 */
export const COHORTS_BEFORE = 13;

/** Cohort of an account created `day` days after the window's start (negative: before). */
export function cohortOf(day: number, weeks: number): number {
  if (day < -56) return Math.max(0, Math.floor((day + 308) / 28));
  if (day < 0) return 9 + Math.floor((day + 56) / 14);
  return Math.min(COHORTS_BEFORE + weeks - 1, COHORTS_BEFORE + Math.floor(day / 7));
}

/** Cohorts of a window of so many weeks, those before it included. */
export const cohortCount = (weeks: number): number => COHORTS_BEFORE + weeks;

/** First week of a cohort, in weeks after the window's start (negative: before). */
export function cohortStart(cohort: number): number {
  if (cohort < 9) return 4 * cohort - 44;
  return cohort < COHORTS_BEFORE ? 2 * (cohort - 9) - 8 : cohort - COHORTS_BEFORE;
}
