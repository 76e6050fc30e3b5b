/** The least a published cell rests on. */
export const LEAST_REPORTERS = 5;
export const LEAST_REPORTS = 8;
/** Counts are rounded to the nearest multiple of this. */
export const ROUNDING = 5;
/** The most by which a rounded count can miss the true one. */
export const ROUNDING_SLACK = 2;

export type Count = { readonly reporters: number; readonly reports: number };

/** Whether these can be counts of distinct reporters and of their reports: whole, none negative, each reporter with a report. */
export function isCount({ reporters, reports }: Count): boolean {
  return (
    Number.isSafeInteger(reporters) &&
    Number.isSafeInteger(reports) &&
    reporters >= 0 &&
    reports >= reporters &&
    (reporters > 0 || reports === 0)
  );
}

/** Whether a cell may be shown; never for what is not a count. */
export const mayShow = (count: Count): boolean =>
  isCount(count) && count.reporters >= LEAST_REPORTERS && count.reports >= LEAST_REPORTS;

/** To the nearest multiple of five. */
export const rounded = (count: number): number => Math.round(count / ROUNDING) * ROUNDING;

/** Both counts of a cell as they may be shown, or null. */
export const roundedCount = (count: Count): Count | null =>
  mayShow(count) ? { reporters: rounded(count.reporters), reports: rounded(count.reports) } : null;

/** What a reader of a shown cell knows of the true counts. */
export function seenCount(count: Count): { readonly low: Count; readonly up: Count } {
  const least = { reporters: LEAST_REPORTERS, reports: LEAST_REPORTS };
  const bound = (of: keyof Count, slack: number) => Math.max(least[of], rounded(count[of]) + slack);
  const at = (slack: number) => ({ reporters: bound('reporters', slack), reports: bound('reports', slack) });
  return { low: at(-ROUNDING_SLACK), up: at(ROUNDING_SLACK) };
}
