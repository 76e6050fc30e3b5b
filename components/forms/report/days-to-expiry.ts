const DAY = 24 * 3600_000;
/** How long after expiry a call is still counted from the expiry that is past, in days. */
const LAPSED = 60;

/**
 * Days from a call to the yearly expiry of a policy; negative up to 60 days after it, else to the next one.
 * @param calledOn 'YYYY-MM-DD'
 */
export function daysToExpiry(calledOn: string, month: number, day: number): number {
  const called = Date.parse(`${calledOn}T00:00Z`);
  const year = Number(calledOn.slice(0, 4));
  const days = [year - 1, year, year + 1].map((y) => Math.round((Date.UTC(y, month - 1, day) - called) / DAY));
  return days.find((distance) => distance >= -LAPSED) ?? 0;
}
