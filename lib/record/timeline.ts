import { dayOfCall, type MyCall } from './my-call';

/** All calls of one day in China, the last of them first. */
export interface CallDay {
  readonly day: number;
  readonly calls: readonly MyCall[];
}

/** Part of the timeline. `older`: number of the next part, null on the last. */
export interface TimelinePage {
  readonly days: readonly CallDay[];
  readonly page: number;
  readonly pages: number;
}

const PER_PAGE = 20;

/** Days with calls, newest first, in parts of about twenty calls that never cut a day. A part that does not exist is the last one. */
export function timelinePage(calls: readonly MyCall[], page: number): TimelinePage {
  const parts = partsOf(daysOf(calls));
  const at = Math.min(Math.max(1, page), parts.length);
  return { days: parts[at - 1] ?? [], page: at, pages: Math.max(1, parts.length) };
}

/** Days with calls, newest first. */
export function daysOf(calls: readonly MyCall[]): CallDay[] {
  const days = new Map<number, MyCall[]>();
  for (const call of calls) {
    const day = days.get(dayOfCall(call));
    if (day) day.push(call);
    else days.set(dayOfCall(call), [call]);
  }
  return [...days].map(([day, own]) => ({ day, calls: own.sort(lastFirst) })).sort((a, b) => b.day - a.day);
}

const lastFirst = (a: MyCall, b: MyCall): number =>
  b.calledAt.getTime() - a.calledAt.getTime() || (a.receipt < b.receipt ? -1 : 1);

function partsOf(days: readonly CallDay[]): CallDay[][] {
  const parts: CallDay[][] = [];
  let room = 0;
  for (const day of days) {
    if (room <= 0) {
      parts.push([]);
      room = PER_PAGE;
    }
    parts.at(-1)?.push(day);
    room -= day.calls.length;
  }
  return parts;
}
