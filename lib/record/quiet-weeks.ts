import { isoWeek, weeksBack } from '@/lib/platform/china-time';
import { counted, type MyCall } from './my-call';
import { daysOf } from './timeline';

/** A week of a record: calls were reported, the driver said there was none, or nothing is known. `week` is yyyyww. */
export interface RecordWeek {
  readonly week: number;
  readonly calls: number;
  readonly state: 'called' | 'quiet' | 'untold';
}

/** Weeks back in which «no calls» may still be said; the running week is not over. */
export const CHECK_IN_WEEKS = 4;

/**
 * The weeks of a record up to the last full one, newest first. A week with a counted call is a week with calls, whatever was said before.
 * @param quiet weeks for which the driver said that no call came
 * @param most how many weeks at most
 */
export function recordWeeks(calls: readonly MyCall[], quiet: readonly number[], now: Date, most: number): RecordWeek[] {
  const perWeek = new Map<number, number>();
  for (const { calls: own } of daysOf(counted(calls))) {
    const week = own[0] ? isoWeek(own[0].calledAt) : 0;
    perWeek.set(week, (perWeek.get(week) ?? 0) + own.length);
  }
  const first = Math.min(...perWeek.keys(), ...quiet);
  const weeks: RecordWeek[] = [];
  for (let back = 1; back <= most; back++) {
    const week = weeksBack(isoWeek(now), back);
    if (!(week >= first)) break;
    const own = perWeek.get(week) ?? 0;
    weeks.push({ week, calls: own, state: own > 0 ? 'called' : quiet.includes(week) ? 'quiet' : 'untold' });
  }
  return weeks;
}

/** Weeks for which the driver may now say that no call came: of the last four, those of the record that nothing is known of. Newest first. */
export const openWeeks = (calls: readonly MyCall[], quiet: readonly number[], now: Date): number[] =>
  recordWeeks(calls, quiet, now, CHECK_IN_WEEKS)
    .filter(({ state }) => state === 'untold')
    .map(({ week }) => week);
