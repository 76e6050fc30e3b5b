import { weekStart } from '@/lib/platform/china-time';
import type { CallsKept } from '../keep-calls';

type At = { readonly insurerId: string; readonly week: number };

/** Kept calls of one driver by week: of all insurers together, and of each. */
export type KeptTally = { readonly all: Map<number, number>; readonly byInsurer: Map<string, Map<number, number>> };

export const emptyTally = (): KeptTally => ({ all: new Map(), byInsurer: new Map() });

/** Notes that so many more calls naming an insurer in a week were kept. */
export function tallyKept({ all, byInsurer }: KeptTally, { insurerId, week }: At, kept: number): void {
  if (kept === 0) return;
  const own = byInsurer.get(insurerId) ?? new Map<number, number>();
  byInsurer.set(insurerId, own);
  all.set(week, (all.get(week) ?? 0) + kept);
  own.set(week, (own.get(week) ?? 0) + kept);
}

/** What was kept near the week of a call. The window reaches both ways: late reports must not slip past the caps. */
export function keptNear({ all, byInsurer }: KeptTally, { insurerId, week }: At, windowWeeks: number): CallsKept {
  const own = byInsurer.get(insurerId) ?? new Map<number, number>();
  return {
    weekKept: own.get(week) ?? 0,
    pairKept: sumNear(own, week, windowWeeks),
    reporterKept: sumNear(all, week, windowWeeks),
  };
}

function sumNear(kept: ReadonlyMap<number, number>, week: number, windowWeeks: number): number {
  let sum = 0;
  for (const [other, calls] of kept) if (Math.abs(weeksApart(other, week)) < windowWeeks) sum += calls;
  return sum;
}

const WEEK = 7 * 24 * 3600_000;
const starts = new Map<number, number>();

function weeksApart(a: number, b: number): number {
  return a === b ? 0 : Math.round((startOf(a) - startOf(b)) / WEEK);
}

function startOf(week: number): number {
  const start = starts.get(week) ?? weekStart(week).getTime();
  starts.set(week, start);
  return start;
}
