import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { weeksBack } from '@/lib/platform/china-time';
import { RANKING_PARAMETERS } from '../parameters';
import { type Call, foldCalls, MOST_CALLS, type Unit, unitKey } from './fold-calls';

const WEEK = 202647;
const call = (change: Partial<Call> = {}): Call => ({
  reporterId: '1',
  insurerId: 'a',
  week: WEEK,
  provinceAdcode: '440000',
  role: 'agency',
  relation: 'never',
  refused: false,
  ...change,
});
const calls = (number: number, change: (i: number) => Partial<Call>): Call[] =>
  Array.from({ length: number }, (_, i) => call(change(i)));
const fold = (units: readonly Unit[], of: readonly Call[]) => foldCalls(units, of, RANKING_PARAMETERS);
const sum = (units: readonly Unit[], of: 'calls' | 'kept' | 'refused') =>
  units.reduce((total, unit) => total + unit[of], 0);
const merge = (units: readonly Unit[], changed: readonly Unit[]): Unit[] => [
  ...new Map([...units, ...changed].map((unit) => [unitKey(unit), unit])).values(),
];
const sorted = (units: readonly Unit[]) => [...units].sort((a, b) => (unitKey(a) < unitKey(b) ? -1 : 1));

// Few values, so that calls meet in the same units and run into the caps.
const anyCall = fc.record<Call>({
  reporterId: fc.constantFrom('1', '2'),
  insurerId: fc.constantFrom('a', 'b', 'c'),
  week: fc.constantFrom(...[0, 1, 2, 24, 25, 26, 27, 51].map((n) => weeksBack(WEEK, n))),
  provinceAdcode: fc.constantFrom('440000', '110000'),
  role: fc.constantFrom('agency', 'unknown'),
  relation: fc.constantFrom('never', 'current'),
  refused: fc.boolean(),
});
const manyCalls = fc.array(anyCall, { maxLength: 400, size: 'max' });

/** The rule as it is written down, counted the slow way: which calls, in order, are kept. */
function keptOf(of: readonly Call[]): boolean[] {
  const order = [...new Set(of.map((one) => one.week))].sort();
  const weekNumber = (week: number) => {
    for (let n = 0; ; n++) if (weeksBack(WEEK, n) === week) return n;
  };
  const number = new Map(order.map((week) => [week, weekNumber(week)]));
  const kept: Call[] = [];
  return of.map((one) => {
    const near = kept.filter(
      (other) =>
        other.reporterId === one.reporterId &&
        Math.abs((number.get(other.week) ?? 0) - (number.get(one.week) ?? 0)) < 26,
    );
    const pair = near.filter((other) => other.insurerId === one.insurerId);
    const free = near.length < 60 && pair.length < 12 && pair.filter((other) => other.week === one.week).length < 3;
    if (free) kept.push(one);
    return free;
  });
}

describe('the caps', () => {
  it('keep three calls a week of one insurer', () => {
    expect(
      fold(
        [],
        calls(5, () => ({})),
      ),
    ).toEqual([{ ...withoutRefused(call()), calls: 5, kept: 3, refused: 0 }]);
  });

  it('keep twelve calls of one insurer in any 26 weeks, across province, role and relation', () => {
    const spread = calls(30, (i) => ({
      week: weeksBack(WEEK, i % 10),
      role: i % 2 ? 'agency' : 'broker',
      provinceAdcode: i % 3 ? '440000' : '110000',
    }));
    expect(sum(fold([], spread), 'kept')).toBe(12);
  });

  it('keep sixty calls of one driver', () => {
    const spread = calls(75, (i) => ({ insurerId: `insurer-${i}` }));
    expect(sum(fold([], spread), 'kept')).toBe(60);
  });

  it('start over when the window is past, in both directions', () => {
    const full = calls(12, (i) => ({ week: weeksBack(WEEK, Math.floor(i / 3)) }));
    const units = fold([], full);
    expect(sum(units, 'kept')).toBe(12);
    for (const apart of [29, -26]) expect(fold(units, [call({ week: weeksBack(WEEK, apart) })])[0]?.kept).toBe(1);
    for (const apart of [25, 20, -22]) expect(fold(units, [call({ week: weeksBack(WEEK, apart) })])[0]?.kept).toBe(0);
  });

  it('are those of one driver alone', () => {
    const units = fold(
      [],
      calls(9, () => ({})),
    );
    expect(fold(units, [call({ reporterId: '2' })])[0]?.kept).toBe(1);
  });
});

describe('any calls', () => {
  it('are all counted, and the kept are those of the rule', () => {
    fc.assert(
      fc.property(manyCalls, (of) => {
        const units = fold([], of);
        const kept = keptOf(of);
        expect(sum(units, 'calls')).toBe(of.length);
        expect(sum(units, 'refused')).toBe(of.filter((one) => one.refused).length);
        for (const unit of units) {
          const own = of.map((one, i) => ({ one, i })).filter(({ one }) => unitKey(one) === unitKey(unit));
          expect(unit).toMatchObject({
            calls: own.length,
            kept: own.filter(({ i }) => kept[i]).length,
            refused: own.filter(({ one }) => one.refused).length,
          });
          expect(unit.kept).toBeLessThanOrEqual(unit.calls);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('folded in pieces give what they give at once', () => {
    fc.assert(
      fc.property(manyCalls, fc.array(fc.nat({ max: 400 }), { maxLength: 4 }), (of, cuts) => {
        const ends = [...cuts, of.length].sort((a, b) => a - b);
        let units: Unit[] = [];
        for (const [i, end] of ends.entries()) units = merge(units, fold(units, of.slice(ends[i - 1] ?? 0, end)));
        expect(sorted(units)).toEqual(sorted(fold([], of)));
      }),
      { numRuns: 60 },
    );
  });

  it('of one driver do not depend on those of another', () => {
    fc.assert(
      fc.property(manyCalls, (of) => {
        const own = (units: readonly Unit[]) => sorted(units.filter((unit) => unit.reporterId === '1'));
        expect(own(fold([], of))).toEqual(
          fold(
            [],
            of.filter((one) => one.reporterId === '1'),
          ).sort((a, b) => (unitKey(a) < unitKey(b) ? -1 : 1)),
        );
      }),
      { numRuns: 30 },
    );
  });
});

it('gives only units that changed', () => {
  const units = fold([], [call(), call({ insurerId: 'b' })]);
  expect(fold(units, [call({ insurerId: 'b' })]).map((unit) => unit.insurerId)).toEqual(['b']);
  expect(fold(units, [])).toEqual([]);
});

it('stops counting where the column ends, so that one driver cannot stop the folding', () => {
  const units = fold(
    [],
    calls(MOST_CALLS + 50, () => ({ refused: true })),
  );
  expect(units).toEqual([{ ...withoutRefused(call()), calls: MOST_CALLS, kept: 3, refused: MOST_CALLS }]);
});

function withoutRefused({ refused: _refused, ...rest }: Call) {
  return rest;
}
