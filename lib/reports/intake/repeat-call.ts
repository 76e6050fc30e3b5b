import { Temporal } from 'temporal-polyfill';
import { chinaDate } from '@/lib/platform/china-time';
import { expiryBucket } from '../expiry-bucket';
import type { FACTS } from '../taxonomy-codes';
import type { SaidColumns } from './report-row';

/**
 * «Again»: the caller of an earlier report has called once more, now. What is true of the caller carries over; what was true of that one call
 * does not; days are counted on from the earlier call, and a refusal told to the caller then came before this call.
 */
export function repeatCall(earlier: SaidColumns, now: Date): SaidColumns {
  const minute = new Date(Math.floor(now.getTime() / 60_000) * 60_000);
  const days = daysBetween(new Date(earlier.called_at), minute);
  const refusedNow = earlier.refusal === 'this_call';
  const lasting = earlier.facts.filter((fact) => !OF_ONE_CALL.includes(fact));
  const daysToExpiry = earlier.days_to_expiry === null ? null : Math.max(-400, earlier.days_to_expiry - days);
  return {
    ...earlier,
    called_at: minute.toISOString(),
    called_precision: 'minute',
    answer: 'unknown',
    same_day_calls: null,
    outcome: null,
    refusal: refusedNow ? 'before' : earlier.refusal,
    refused_days_ago: refusedNow ? days : earlier.refused_days_ago === null ? null : earlier.refused_days_ago + days,
    facts: [...new Set([...lasting, ...(refusedNow ? ['after_optout'] : [])])].sort(),
    days_to_expiry: daysToExpiry,
    expiry_bucket: daysToExpiry === null ? earlier.expiry_bucket : expiryBucket(daysToExpiry),
  };
}

/** Facts about the moment and the manner of one call. */
const OF_ONE_CALL: readonly string[] = [
  'repeat_same_day',
  'hung_up',
  'noon_night',
  'holiday_call',
  'while_driving',
  'abuse',
] satisfies (typeof FACTS)[number][];

// Another server's clock may be a moment ahead, over midnight.
function daysBetween(from: Date, to: Date): number {
  const [first, last] = [from, to].map((at) => Temporal.PlainDate.from(chinaDate(at)));
  return first && last ? Math.max(0, first.until(last, { largestUnit: 'days' }).days) : 0;
}
