import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldUnits, type UnitRow } from './fold-units';
import { keepCalls } from './keep-calls';
import { RANKING_PARAMETERS } from './parameters';

type Call = { reporter: string; insurer: string; week: number };

const calls = fc.array(
  fc.record({
    reporter: fc.constantFrom('r1', 'r2', 'r3'),
    insurer: fc.constantFrom(...'abcdefghij'),
    week: fc.integer({ min: 1, max: 8 }),
  }),
  { maxLength: 600, size: 'max' },
);

function unitsOf(stream: readonly Call[]): UnitRow[] {
  const kept = new Map<string, number>();
  const seen = (key: string) => kept.get(key) ?? 0;
  return stream.map(({ reporter, insurer, week }) => {
    const [weekKey, pairKey] = [`${reporter} ${insurer} ${week}`, `${reporter} ${insurer}`];
    const state = { weekKept: seen(weekKey), pairKept: seen(pairKey), reporterKept: seen(reporter) };
    const keep = keepCalls(state, RANKING_PARAMETERS);
    for (const key of [weekKey, pairKey, reporter]) kept.set(key, seen(key) + keep);
    const none = { refused: 0, own: 0, rival: 0, unverified: 1 };
    return { reporterId: reporter, insurerId: insurer, calls: 1, kept: keep, ...none };
  });
}

describe('keepCalls', () => {
  it('keeps nobody beyond a cap, and everything within all three', () => {
    fc.assert(
      fc.property(calls, (stream) => {
        const units = unitsOf(stream);
        const keptOf = (mine: (call: Call) => boolean) =>
          stream.reduce((sum, call, i) => sum + (mine(call) ? (units[i]?.kept ?? 0) : 0), 0);
        for (const call of stream) {
          const sameReporter = (other: Call) => other.reporter === call.reporter;
          const samePair = (other: Call) => sameReporter(other) && other.insurer === call.insurer;
          const sameWeek = (other: Call) => samePair(other) && other.week === call.week;
          const [week, pair, reporter] = [keptOf(sameWeek), keptOf(samePair), keptOf(sameReporter)];
          expect(week <= 3 && pair <= 12 && reporter <= 60).toBe(true);
          if (pair < 12 && reporter < 60) expect(week).toBe(Math.min(3, stream.filter(sameWeek).length));
        }
      }),
      { numRuns: 25 },
    );
  });

  it('keeps first come', () => {
    const week = Array.from({ length: 5 }, () => ({ reporter: 'r1', insurer: 'a', week: 1 }));
    expect(unitsOf(week).map((unit) => unit.kept)).toEqual([1, 1, 1, 0, 0]);
  });
});

describe('foldUnits', () => {
  it('adds a reporter up over slices before squaring, and counts each reporter once', () => {
    const slice = { insurerId: 'a', calls: 4, kept: 3, refused: 1, own: 2, rival: 0, unverified: 2 };
    const [row] = foldUnits([
      { reporterId: 'r1', ...slice },
      { reporterId: 'r2', ...slice, refused: 0 },
      { reporterId: 'r1', ...slice },
    ]);
    expect(row).toEqual({
      insurerId: 'a',
      reporters: 2,
      units: 9,
      squares: 36 + 9,
      calls: 12,
      afterRefusal: 2,
      afterRefusalReporters: 1,
      own: 6,
      ownReporters: 2,
      rival: 0,
      rivalReporters: 0,
      unverified: 6,
      unverifiedReporters: 2,
    });
  });

  it('does not count a reporter whose calls were all beyond the caps', () => {
    const slice = { insurerId: 'a', calls: 4, kept: 0, refused: 0, own: 0, rival: 0, unverified: 4 };
    expect(foldUnits([{ reporterId: 'r1', ...slice }])[0]).toMatchObject({ reporters: 0, units: 0, calls: 4 });
  });
});
