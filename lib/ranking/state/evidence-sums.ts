import { type CallCaps, capCalls } from './cap-calls';
import { type EvidenceWindow, homeProvince, type ReporterLine } from './reporter-line';

/**
 * What a ranking reads: sums over reporters, each a whole number, by key. Keys are fields joined by `|`:
 * cells insurer|province|week|sign-up|tier (hundredths), reporters and squares insurer|sign-up|tier,
 * companions named|insurer|sign-up|tier (hundredths), provinces province|tier (reporters).
 */
export type EvidenceSums = Readonly<Record<SumName, Map<string, number>>>;
export type SumName = 'cells' | 'reporters' | 'squares' | 'companions' | 'provinces';

export const SUM_NAMES: readonly SumName[] = ['cells', 'reporters', 'squares', 'companions', 'provinces'];

export const noSums = (): EvidenceSums => ({
  cells: new Map(),
  reporters: new Map(),
  squares: new Map(),
  companions: new Map(),
  provinces: new Map(),
});

/** Adds one reporter's part (`sign` −1: takes it away). A sum that comes to nothing is no entry. */
export function addLine(
  sums: EvidenceSums,
  line: ReporterLine,
  { fromWeek, throughWeek }: EvidenceWindow,
  caps: CallCaps,
  sign: 1 | -1,
): void {
  const units = line.units.filter(({ week }) => week >= fromWeek && week <= throughWeek);
  if (units.length === 0) return;
  const home = homeProvince(units);
  const block = `${line.signUpWeek}|${line.tier}`;
  plus(sums.provinces, `${home}|${line.tier}`, sign);
  const pairs = new Map<string, number>();
  for (const { insurerId, week, hundredths } of keptOf(units, caps)) {
    plus(sums.cells, `${insurerId}|${home}|${week}|${block}`, sign * hundredths);
    pairs.set(insurerId, (pairs.get(insurerId) ?? 0) + hundredths);
  }
  for (const [insurerId, hundredths] of pairs) {
    plus(sums.reporters, `${insurerId}|${block}`, sign);
    plus(sums.squares, `${insurerId}|${block}`, sign * hundredths ** 2);
    for (const named of pairs.keys())
      if (named !== insurerId) plus(sums.companions, `${named}|${insurerId}|${block}`, sign * hundredths);
  }
}

// The caps are on insurer and week; provinces of one week count together.
function keptOf(units: ReporterLine['units'], caps: CallCaps) {
  const ids: string[] = [];
  const numbers = new Map<string, number>();
  const calls = new Map<string, { insurer: number; week: number; calls: number }>();
  for (const { insurerId, week, reports } of units) {
    if (insurerId === '') continue;
    const insurer = numbers.get(insurerId) ?? ids.push(insurerId) - 1;
    numbers.set(insurerId, insurer);
    const key = `${insurer} ${week}`;
    calls.set(key, { insurer, week, calls: (calls.get(key)?.calls ?? 0) + reports });
  }
  return capCalls(calls.values(), caps).map(({ insurer, week, hundredths }) => ({
    insurerId: ids[insurer] ?? '',
    week,
    hundredths,
  }));
}

function plus(sums: Map<string, number>, key: string, value: number): void {
  const sum = (sums.get(key) ?? 0) + value;
  if (sum === 0) sums.delete(key);
  else sums.set(key, sum);
}

/** One sum on which state and recount disagree. */
export type SumDifference = {
  readonly name: SumName;
  readonly key: string;
  readonly stored: number;
  readonly recounted: number;
};

/** Where stored and recounted sums differ. */
export function compareSums(stored: EvidenceSums, recounted: EvidenceSums): SumDifference[] {
  return SUM_NAMES.flatMap((name) => {
    const keys = new Set([...stored[name].keys(), ...recounted[name].keys()]);
    return [...keys].flatMap((key) => {
      const [left, right] = [stored[name].get(key) ?? 0, recounted[name].get(key) ?? 0];
      return left === right ? [] : [{ name, key, stored: left, recounted: right }];
    });
  });
}
