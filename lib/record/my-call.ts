import { chinaDay } from '@/lib/platform/day-number';
import type { CalledPrecision } from '@/lib/reports/called-at';

/** One call as its driver told it and may see it again. Codes are those of the taxonomy and the registries. */
export interface MyCall {
  readonly receipt: string;
  readonly calledAt: Date;
  readonly precision: CalledPrecision;
  readonly claim: string;
  readonly insurerId: string | null;
  readonly cityAdcode: string;
  readonly role: string;
  readonly relation: string;
  readonly refusal: string;
  /** Days between «stop» and this call, where the driver knew the date. */
  readonly refusedDaysAgo: number | null;
  readonly daysToExpiry: number | null;
  readonly expiryBucket: string | null;
  readonly facts: readonly string[];
  readonly did: readonly string[];
  /** Tells callers of one driver apart and says nothing else; null when the number was withheld or not known. */
  readonly caller: number | null;
  /** An enterprise number whole, any other as «138****», null when none was shown. */
  readonly shownNumber: string | null;
  /** The kind of place that a planted name or address of this call was left at; null where none was heard. */
  readonly markedPlace: string | null;
  /** A report that no longer counts: it stays in the list and enters no figure. */
  readonly removed: boolean;
}

/** The day of a call in China, counted from 1970. */
export const dayOfCall = ({ calledAt }: Pick<MyCall, 'calledAt'>): number => chinaDay(calledAt);

/**
 * Whom a call was made for, as claimed: an insurer, somebody who is suspected to have borrowed its name, or else the number that called. Null where
 * nothing tells one caller from the next.
 */
export function namedIn({ claim, insurerId, caller }: Pick<MyCall, 'claim' | 'insurerId' | 'caller'>): string | null {
  if (insurerId !== null) return claim === 'impersonation' ? `as:${insurerId}` : insurerId;
  return caller === null ? null : `number:${caller}`;
}

/** Calls put together by whom they named; those that name nobody are left out. */
export function byNamed(calls: readonly MyCall[]): Map<string, MyCall[]> {
  const groups = new Map<string, MyCall[]>();
  for (const call of calls) {
    const name = namedIn(call);
    if (name === null) continue;
    const group = groups.get(name);
    if (group) group.push(call);
    else groups.set(name, [call]);
  }
  return groups;
}

/** The calls that count. */
export const counted = (calls: readonly MyCall[]): MyCall[] => calls.filter(({ removed }) => !removed);
