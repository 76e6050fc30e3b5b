/** Width of a bin, in days, and the first day after the last bin. */
export const BIN_DAYS = 3;
const END = 93;

/** First days of all bins, the one before expiry first: 0, 3, … 90. */
export const BINS: readonly number[] = Object.freeze(Array.from({ length: END / BIN_DAYS }, (_, i) => i * BIN_DAYS));

/** First day of the bin of a number of days before expiry; null outside of all bins. */
export const binOf = (days: number): number | null => (days < 0 || days >= END ? null : days - (days % BIN_DAYS));

/** A driver watched from the day after `joined` whose policy ends on `expiry`; days since 1970. */
export type AtRisk = { readonly joined: number; readonly expiry: number; readonly drivers: number };

/**
 * Days on which drivers could have been called while in a bin: for each bin, summed over drivers, the days of the period (both ends included)
 * after the day on which the driver came.
 */
export function driverDays(risk: readonly AtRisk[], from: number, to: number): number[] {
  const days = BINS.map(() => 0);
  for (const { joined, expiry, drivers } of risk) {
    const first = Math.max(from, joined + 1);
    const last = Math.min(to, expiry);
    if (first > last) continue;
    const nearest = expiry - last;
    const farthest = Math.min(END - 1, expiry - first);
    for (let bin = nearest - (nearest % BIN_DAYS); bin <= farthest; bin += BIN_DAYS) {
      const inBin = Math.min(farthest, bin + BIN_DAYS - 1) - Math.max(nearest, bin) + 1;
      days[bin / BIN_DAYS] = (days[bin / BIN_DAYS] ?? 0) + inBin * drivers;
    }
  }
  return days;
}
