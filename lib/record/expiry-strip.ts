import { type ExpiryBucket, expiryBucket } from '@/lib/reports/expiry-bucket';
import { TIMING } from '@/lib/reports/taxonomy-codes';
import { counted, type MyCall } from './my-call';

/** A call on the strip; `level` lifts calls of one day above each other. */
export interface StripDot {
  readonly days: number;
  readonly level: number;
  readonly afterRefusal: boolean;
  readonly lapsed: boolean;
}

/** Calls by days to expiry. `apart`: how many calls cannot stand on the strip, since they tell only a stretch of days or nothing. */
export interface ExpiryStrip {
  readonly dots: readonly StripDot[];
  readonly buckets: readonly { readonly bucket: ExpiryBucket; readonly calls: number }[];
  readonly apart: { readonly roughly: number; readonly untold: number };
}

const BUCKETS = TIMING.filter(
  (code): code is ExpiryBucket => !['already_renewed', 'no_vehicle', 'unknown', 'other'].includes(code),
);

/** Puts the calls of a record on a strip of days before the policy ends. @param after receipts of calls after «stop» */
export function expiryStrip(calls: readonly MyCall[], after: ReadonlySet<string>): ExpiryStrip {
  const kept = counted(calls);
  const exact = kept.flatMap((call) => (call.daysToExpiry === null ? [] : [{ call, days: call.daysToExpiry }]));
  const heights = new Map<number, number>();
  const inOrder = exact.sort(
    (a, b) =>
      b.days - a.days ||
      a.call.calledAt.getTime() - b.call.calledAt.getTime() ||
      (a.call.receipt < b.call.receipt ? -1 : 1),
  );
  const dots = inOrder.map(({ call, days }) => {
    const level = heights.get(days) ?? 0;
    heights.set(days, level + 1);
    return { days, level, afterRefusal: after.has(call.receipt), lapsed: days < 0 };
  });
  const inBucket = kept.map(({ daysToExpiry, expiryBucket: bucket }) =>
    daysToExpiry === null ? bucket : expiryBucket(daysToExpiry),
  );
  return {
    dots,
    buckets: BUCKETS.map((bucket) => ({ bucket, calls: inBucket.filter((code) => code === bucket).length })),
    apart: {
      roughly: kept.filter((call) => call.daysToExpiry === null && BUCKETS.some((code) => code === call.expiryBucket))
        .length,
      untold: inBucket.filter((code) => !BUCKETS.some((bucket) => bucket === code)).length,
    },
  };
}
