import { byNamed, counted, dayOfCall, type MyCall } from './my-call';

/** One caller who was told to stop, and what came afterwards. Days count from 1970 in China. */
export interface RefusalClock {
  readonly named: string;
  /** A call of this group, for its name and number. */
  readonly example: MyCall;
  readonly toldOn: number;
  /** False when only «before this call» is known: the driver said stop on that day or earlier. */
  readonly exact: boolean;
  /** Calls after «stop»; the call in which it was said is none of them. */
  readonly calls: number;
  /** Whole days since `toldOn`. */
  readonly days: number;
  readonly lastCall: number | null;
}

const SAID_STOP = ['refused', 'asked_stop'];

/** Whether the driver told this very caller to stop. */
export const refusesHere = ({ refusal, did }: Pick<MyCall, 'refusal' | 'did'>): boolean =>
  refusal === 'this_call' || did.some((code) => SAID_STOP.includes(code));

/** A clock for each insurer or caller that was told to stop: most calls since first, then the older refusal. @param today day in China */
export function refusalClocks(calls: readonly MyCall[], today: number): RefusalClock[] {
  return [...byNamed(counted(calls))]
    .flatMap(([named, group]) => {
      const clock = clockOf(named, group, today);
      return clock ? [clock] : [];
    })
    .sort((a, b) => b.calls - a.calls || a.toldOn - b.toldOn || (a.named < b.named ? -1 : 1));
}

/** Receipts of all calls that came after «stop». */
export function callsAfterRefusal(calls: readonly MyCall[]): Set<string> {
  const after = [...byNamed(counted(calls)).values()].flatMap((group) => {
    const told = firstTold(group);
    return told ? group.filter((call) => cameAfter(call, told)) : [];
  });
  return new Set(after.map(({ receipt }) => receipt));
}

function clockOf(named: string, group: readonly MyCall[], today: number): RefusalClock | null {
  const told = firstTold(group);
  const [example] = group;
  if (!told || !example) return null;
  const after = group.filter((call) => cameAfter(call, told));
  return {
    ...{ named, example, toldOn: told.day, exact: told.exact, calls: after.length },
    days: Math.max(0, today - told.day),
    lastCall: after.length === 0 ? null : Math.max(...after.map(dayOfCall)),
  };
}

/** The first refusal of a group: its day, and the first minute that is known to the minute (infinite when none is). */
type Told = { readonly day: number; readonly exact: boolean; readonly at: number };

function firstTold(group: readonly MyCall[]): Told | null {
  const days = group.flatMap((call) => {
    const day = dayOfCall(call);
    if (call.refusal === 'before')
      return [{ day: day - (call.refusedDaysAgo ?? 0), exact: call.refusedDaysAgo !== null }];
    return refusesHere(call) ? [{ day, exact: true }] : [];
  });
  if (days.length === 0) return null;
  const day = Math.min(...days.map((told) => told.day));
  const minutes = group.filter((call) => tellsRefusal(call) && call.precision === 'minute');
  return {
    day,
    exact: days.some((told) => told.day === day && told.exact),
    at: Math.min(...minutes.map(({ calledAt }) => calledAt.getTime()), Number.POSITIVE_INFINITY),
  };
}

const tellsRefusal = (call: MyCall): boolean => call.refusal === 'before' || refusesHere(call);

/**
 * Whether a call came after the first refusal for certain: its driver says so, it fell on a later day, or on the same day at a later minute where
 * both are known to the minute.
 */
const cameAfter = (call: MyCall, told: Told): boolean =>
  call.refusal === 'before' ||
  dayOfCall(call) > told.day ||
  (call.precision === 'minute' && call.calledAt.getTime() > told.at);
