import { Temporal } from 'temporal-polyfill';
import { dayOf, refusedOn, saidStop } from './describe-call';
import type { PackCall } from './pack-call';

/** What happened after «stop»: `on` the first day it was said (null: said, day not known), calls after it and the days they span. */
export type RefusalClock = {
  readonly on: string | null;
  readonly calls: number;
  readonly days: number;
  readonly last: PackCall | null;
};

/**
 * The clock of the calls of one claimed company; null when no refusal is on record. A call in which it was said counts as the refusal, the calls
 * after it as after; a call that says it came after an earlier refusal counts whether or not its day is known.
 */
export function refusalClock(calls: readonly PackCall[]): RefusalClock | null {
  const told = calls.filter((call) => call.refusal === 'before' || saidStop(call));
  if (told.length === 0) return null;
  const days = told.map(refusedOn).filter((day) => day !== null);
  const [on = null] = days.toSorted();
  const saidIn = told.filter(saidStop).map(({ calledAt }) => Date.parse(calledAt));
  const firstSaid = saidIn.length > 0 ? Math.min(...saidIn) : Number.POSITIVE_INFINITY;
  const after = calls.filter(
    (call) => call.refusal === 'before' || (on !== null && dayOf(call) > on) || Date.parse(call.calledAt) > firstSaid,
  );
  const last = after.reduce<PackCall | null>((a, b) => (a && a.calledAt >= b.calledAt ? a : b), null);
  return { on, calls: after.length, days: on && last ? daysBetween(on, dayOf(last)) : 0, last };
}

const daysBetween = (from: string, to: string): number =>
  Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to), { largestUnit: 'days' }).days;
