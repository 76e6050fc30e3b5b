import type { TIMING } from './taxonomy-codes';

export type Timing = (typeof TIMING)[number];
/** The timing codes that are a range of days; the others (renewed, no car, not known) only a person can tell. */
export type ExpiryBucket = Exclude<Timing, 'already_renewed' | 'no_vehicle' | 'unknown' | 'other'>;

// The scripted calls of taxonomy §3 fall at 60, 48 and 30 days. The 60-day node takes in 49–60 so that no day is left out.
const FROM: readonly (readonly [least: number, code: ExpiryBucket])[] = [
  [91, 'd90_plus'],
  [61, 'd61_90'],
  [49, 'd60'],
  [48, 'd48'],
  [41, 'd41_47'],
  [31, 'd40_31'],
  [30, 'd30'],
  [1, 'd1_29'],
  [0, 'expiry_day'],
];

/** The timing code of a number of days before expiry (negative after it). Every integer has exactly one. */
export function expiryBucket(days: number): ExpiryBucket {
  return FROM.find(([least]) => days >= least)?.[1] ?? 'lapsed';
}
