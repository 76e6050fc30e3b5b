import { weekStart } from '@/lib/platform/china-time';
import { keepCalls } from '../keep-calls';
import type { RankingParameters } from '../parameters';

/** One counted report, as the rollup sees it. `week` is the ISO week of the call (yyyyww). */
export type Call = {
  readonly reporterId: string;
  readonly insurerId: string;
  readonly week: number;
  readonly provinceAdcode: string;
  readonly role: string;
  readonly relation: string;
  readonly refused: boolean;
};

/** Reporter × insurer × ISO week, split by the filters of the ranking; `kept` of the `calls` count towards the index. */
export type Unit = Omit<Call, 'refused'> & { readonly calls: number; readonly kept: number; readonly refused: number };

/**
 * Folds calls into the units of their reporters, in the order given: whether a call is kept depends on what was kept before it.
 * @param units all stored units of the reporters that occur in `calls`
 * @returns the units that changed or are new, with their new values
 */
export function foldCalls(units: readonly Unit[], calls: readonly Call[], parameters: RankingParameters): Unit[] {
  const byReporter = groupUnits(units);
  const changed = new Map<string, Unit>();
  for (const call of calls) {
    const own = byReporter.get(call.reporterId) ?? new Map<string, Unit>();
    byReporter.set(call.reporterId, own);
    const key = unitKey(call);
    const before = own.get(key) ?? { ...withoutRefusal(call), calls: 0, kept: 0, refused: 0 };
    const after: Unit = {
      ...before,
      calls: before.calls + 1,
      kept: before.kept + keepCalls(keptSoFar(own.values(), call, parameters), parameters),
      refused: before.refused + (call.refused ? 1 : 0),
    };
    own.set(key, after);
    changed.set(`${call.reporterId}|${key}`, after);
  }
  return [...changed.values()];
}

function groupUnits(units: readonly Unit[]): Map<string, Map<string, Unit>> {
  const groups = new Map<string, Map<string, Unit>>();
  for (const unit of units) {
    const group = groups.get(unit.reporterId) ?? new Map<string, Unit>();
    group.set(unitKey(unit), unit);
    groups.set(unit.reporterId, group);
  }
  return groups;
}

const unitKey = (of: Omit<Call, 'refused' | 'reporterId'>): string =>
  `${of.insurerId}|${of.week}|${of.provinceAdcode}|${of.role}|${of.relation}`;

function withoutRefusal({ refused: _refused, ...call }: Call): Omit<Call, 'refused'> {
  return call;
}

/** What was kept of this reporter near the week of a call. The window reaches both ways: late reports must not slip past the caps. */
function keptSoFar(units: Iterable<Unit>, call: Call, parameters: RankingParameters) {
  const kept = { weekKept: 0, pairKept: 0, reporterKept: 0 };
  for (const unit of units) {
    if (Math.abs(weeksApart(unit.week, call.week)) >= parameters.windowWeeks) continue;
    kept.reporterKept += unit.kept;
    if (unit.insurerId !== call.insurerId) continue;
    kept.pairKept += unit.kept;
    if (unit.week === call.week) kept.weekKept += unit.kept;
  }
  return kept;
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
