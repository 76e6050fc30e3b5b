import { DAY_MS } from '@/lib/platform/day-number';
import { dayOfCall, type MyCall } from './my-call';

/** A renewal as the calls tell it; `year` is the year in which the policy ends, or that of the calls when no call tells days to expiry. */
export interface RenewalCycle {
  readonly year: number;
  readonly calls: readonly MyCall[];
}

const YEAR_DAYS = 365.2425;
/** Calls this long after the end of a policy still belong to it. */
const AFTERMATH_DAYS = 90;

/**
 * Parts calls by renewal. The newest call that tells days to expiry dates the policy's end, and a renewal reaches from 90 days after one end to 90
 * days after the next. Without any such call the calendar year stands for it. Newest first.
 */
export function renewalCycles(calls: readonly MyCall[]): RenewalCycle[] {
  const end = policyEnd(calls);
  const groups = new Map<number, MyCall[]>();
  for (const call of calls) {
    const year = end === null ? yearOf(dayOfCall(call)) : renewalYear(dayOfCall(call), end);
    const group = groups.get(year);
    if (group) group.push(call);
    else groups.set(year, [call]);
  }
  return [...groups].map(([year, own]) => ({ year, calls: own })).sort((a, b) => b.year - a.year);
}

/** The day on which the policy ends or ended, as the newest call tells it that tells the days to it; null when none does. */
export function policyEnd(calls: readonly MyCall[]): number | null {
  let newest: { day: number; end: number } | null = null;
  for (const call of calls) {
    if (call.daysToExpiry === null) continue;
    const day = dayOfCall(call);
    const end = day + call.daysToExpiry;
    if (!newest || day > newest.day || (day === newest.day && end > newest.end)) newest = { day, end };
  }
  return newest?.end ?? null;
}

function renewalYear(day: number, end: number): number {
  const cycles = Math.ceil((day - AFTERMATH_DAYS - end) / YEAR_DAYS);
  return yearOf(Math.round(end + cycles * YEAR_DAYS));
}

const yearOf = (day: number): number => new Date(day * DAY_MS).getUTCFullYear();
