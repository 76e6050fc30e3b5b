/** Index axis of every forest plot: equal distances are equal ratios, a quarter of the market to four times it. */
export const AXIS_LOW = 0.25;
export const AXIS_HIGH = 4;
export const AXIS_TICKS = [0.25, 0.5, 1, 2, 4] as const;

/** Place of an index on the axis as a percentage of its width; values beyond the ends stand on them. */
export function percentOnAxis(index: number): number {
  const span = Math.log(AXIS_HIGH / AXIS_LOW);
  const share = Math.log(Math.max(index, Number.MIN_VALUE) / AXIS_LOW) / span;
  return 100 * Math.min(1, Math.max(0, share));
}

/** Which ends of an interval lie beyond the axis, so that the drawing can say so with an arrow. */
export function overflow(low: number, high: number): { low: boolean; high: boolean } {
  return { low: low < AXIS_LOW, high: high > AXIS_HIGH };
}
