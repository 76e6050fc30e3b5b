import { counted, dayOfCall, type MyCall } from './my-call';

/** Calls that show that somebody works with data of the past. Days count from 1970 in China. */
export interface StaleData {
  /** Calls about a car that the driver had told is gone. */
  readonly carGone: number;
  /** Calls after the policy had ended or had been renewed. */
  readonly lapsed: number;
  /** The day from which the car is known to be gone; null when nobody said so. */
  readonly goneSince: number | null;
}

const isGone = ({ facts, expiryBucket, did }: MyCall): boolean =>
  facts.includes('car_sold') || expiryBucket === 'no_vehicle' || did.includes('told_car_gone');
const isLapsed = ({ facts, expiryBucket, daysToExpiry }: MyCall): boolean =>
  (daysToExpiry ?? 0) < 0 ||
  expiryBucket === 'lapsed' ||
  expiryBucket === 'already_renewed' ||
  facts.includes('renewed_still');

/**
 * Whether a call was made on stale data. A call that says the car is gone is one, and so is every call after the driver stated so on a day of his
 * own. @param statedOn day of the statement, null without one
 */
export function staleMark(call: MyCall, statedOn: number | null): 'carGone' | 'lapsed' | null {
  if (isGone(call) || (statedOn !== null && dayOfCall(call) > statedOn)) return 'carGone';
  return isLapsed(call) ? 'lapsed' : null;
}

/** The stale data of a record. */
export function staleData(calls: readonly MyCall[], statedOn: number | null): StaleData {
  const kept = counted(calls);
  const marks = kept.map((call) => staleMark(call, statedOn));
  const said = [...kept.filter(isGone).map(dayOfCall), ...(statedOn === null ? [] : [statedOn])];
  return {
    carGone: marks.filter((mark) => mark === 'carGone').length,
    lapsed: marks.filter((mark) => mark === 'lapsed').length,
    goneSince: said.length === 0 ? null : Math.min(...said),
  };
}
