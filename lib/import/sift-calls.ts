import { officialNumberOf } from '@/lib/insurers/official-numbers';
import { addDays, chinaDate } from '@/lib/platform/calendar-day';
import { readCalledAt } from '@/lib/reports/called-at';
import { type CallerNumber, callerIdentity, displayNumber, parseCallerNumber } from '@/lib/reports/caller-number';
import type { FoundCall } from './found-call';

/** Why a caller is likely known to the driver: saved under a name, or called back and forth. */
export type Acquaintance = 'saved' | 'both_ways';

/** One call that can be reported. */
export type OfferedCall = {
  /** Caller and minute: the same call has the same id in every log. */
  readonly id: string;
  /** The caller apart from the minute. */
  readonly caller: string;
  /** The number in groups, '' when it was withheld. For this driver's eyes. */
  readonly shown: string;
  readonly day: string;
  /** 'HH:mm', or null when the log tells the day alone. */
  readonly time: string | null;
  readonly missed: boolean;
  readonly name: string | null;
  readonly known: Acquaintance | null;
  /** Today's companies that list this number as theirs. */
  readonly official: readonly string[];
};

export const SET_ASIDE = ['outgoing', 'twice', 'old', 'future', 'no_caller', 'masked'] as const;
/** Why a call is not offered: it went out, stands twice in the logs, is too long ago or not yet, or nobody can call from such a number. */
export type SetAside = (typeof SET_ASIDE)[number];

export type Sifted = {
  /** Newest first. */
  readonly offered: readonly OfferedCall[];
  readonly aside: Readonly<Record<SetAside, number>>;
};

/** Calls each way from which on a caller counts as an acquaintance. */
const BOTH_WAYS = 2;
/** Tags that phones put where the name would stand; they speak for a report, not against it. */
const TAG =
  /骚扰|推销|广告|诈骗|欺诈|保险|车险|续保|理财|贷款|中介|营销|外呼|标记|疑似|人保|平安|太平洋|太保|国寿|spam|telemarket|scam|insurance|sales|suspected/i;

type Caller = { number: CallerNumber; identity: string; in: number; out: number; name: string | null };

/**
 * What of the found calls can be reported: those that came in within the last thirteen months, each once. Callers in the phone's own words are
 * compared by the rules of the product, so that +86 138… and 138… are one.
 */
export function siftCalls(found: readonly FoundCall[], now: Date): Sifted {
  const aside = Object.fromEntries(SET_ASIDE.map((why) => [why, 0])) as Record<SetAside, number>;
  const callers = countCallers(found);
  const offered = new Map<string, OfferedCall>();
  for (const call of found) {
    const read = readOne(call, callers, now);
    if (typeof read === 'string') aside[read]++;
    else if (offered.has(read.id)) aside.twice++;
    else offered.set(read.id, read);
  }
  const newestFirst = [...offered.values()].sort((a, b) => (whenOf(a) < whenOf(b) ? 1 : -1));
  return { offered: newestFirst, aside };
}

const whenOf = ({ day, time }: Pick<OfferedCall, 'day' | 'time'>): string => `${day}T${time ?? '23:59'}`;

function countCallers(found: readonly FoundCall[]): Map<string, Caller | 'masked' | null> {
  const callers = new Map<string, Caller | 'masked' | null>();
  const same = new Map<string, Caller>();
  for (const { number: written, direction, name } of found) {
    if (!callers.has(written)) callers.set(written, callerOf(written, same));
    const caller = callers.get(written);
    if (!caller || caller === 'masked') continue;
    if (direction === 'out') caller.out++;
    else caller.in++;
    if (name !== null) caller.name ??= name;
  }
  return callers;
}

function callerOf(written: string, same: Map<string, Caller>): Caller | 'masked' | null {
  const read = parseCallerNumber(written);
  if (!read.ok) return read.error.code === 'masked' ? 'masked' : null;
  const identity = callerIdentity(read.value);
  const caller = same.get(identity) ?? { number: read.value, identity, in: 0, out: 0, name: null };
  same.set(identity, caller);
  return caller;
}

function readOne(call: FoundCall, callers: Map<string, Caller | 'masked' | null>, now: Date): OfferedCall | SetAside {
  if (call.direction === 'out') return 'outgoing';
  const caller = callers.get(call.number);
  if (!caller) return 'no_caller';
  if (caller === 'masked') return 'masked';
  const late = tooLate(call, now);
  if (late) return late;
  const { number, identity, name } = caller;
  return {
    id: `${identity}|${call.day}T${call.time ?? ''}`,
    caller: identity,
    shown: displayNumber(number),
    day: call.day,
    time: call.time,
    missed: call.direction === 'missed',
    name,
    known: acquaintance(caller),
    official: officialNumberOf(number.national).map(({ insurerId }) => insurerId),
  };
}

function tooLate({ day, time }: FoundCall, now: Date): 'old' | 'future' | null {
  if (day > addDays(chinaDate(now), 1)) return 'future';
  const read = readCalledAt({ when: 'at', calledAt: time === null ? day : `${day}T${time}` }, now);
  if (read.ok) return null;
  return read.error === 'future' ? 'future' : 'old';
}

/** Nobody saves a company's hotline among friends, and tags are no names. */
function acquaintance({ number, in: received, out, name }: Caller): Acquaintance | null {
  if (number.kind === 'hidden' || number.enterprise) return null;
  if (name !== null && !TAG.test(name)) return 'saved';
  return received >= BOTH_WAYS && out >= BOTH_WAYS ? 'both_ways' : null;
}
