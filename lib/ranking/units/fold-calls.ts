import { keepCalls } from '../keep-calls';
import type { RankingParameters } from '../parameters';
import { emptyTally, type KeptTally, keptNear, tallyKept } from './kept-tally';

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

/** What column `unit.calls` can hold. One driver who sends more must not bring the folding of all others to a halt. */
export const MOST_CALLS = 32_767;

type Driver = { readonly units: Map<string, Unit>; readonly kept: KeptTally };

/**
 * Folds calls into the units of their reporters, in the order given: whether a call is kept depends on what was kept before it.
 * @param units all stored units of the reporters that occur in `calls`
 * @returns the units that changed or are new, with their new values
 */
export function foldCalls(units: readonly Unit[], calls: readonly Call[], parameters: RankingParameters): Unit[] {
  const drivers = driversOf(units);
  const changed = new Map<string, Unit>();
  for (const call of calls) {
    const driver = drivers.get(call.reporterId) ?? { units: new Map(), kept: emptyTally() };
    drivers.set(call.reporterId, driver);
    const before = driver.units.get(unitKey(call)) ?? { ...withoutRefusal(call), calls: 0, kept: 0, refused: 0 };
    const kept = keepCalls(keptNear(driver.kept, call, parameters.windowWeeks), parameters);
    const after: Unit = {
      ...before,
      calls: Math.min(before.calls + 1, MOST_CALLS),
      kept: before.kept + kept,
      refused: Math.min(before.refused + (call.refused ? 1 : 0), MOST_CALLS),
    };
    tallyKept(driver.kept, call, kept);
    driver.units.set(unitKey(after), after);
    changed.set(unitKey(after), after);
  }
  return [...changed.values()];
}

function driversOf(units: readonly Unit[]): Map<string, Driver> {
  const drivers = new Map<string, Driver>();
  for (const unit of units) {
    const driver = drivers.get(unit.reporterId) ?? { units: new Map(), kept: emptyTally() };
    drivers.set(unit.reporterId, driver);
    driver.units.set(unitKey(unit), unit);
    tallyKept(driver.kept, unit, unit.kept);
  }
  return drivers;
}

/** What makes a unit the same unit: the key of table `unit` as one text. */
export const unitKey = (of: Omit<Call, 'refused'>): string =>
  `${of.reporterId}|${of.insurerId}|${of.week}|${of.provinceAdcode}|${of.role}|${of.relation}`;

function withoutRefusal({ refused: _refused, ...call }: Call): Omit<Call, 'refused'> {
  return call;
}
