import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { callSearch, filterCalls, filterChoices, readCallFilter } from './call-filter';
import { expiryStrip } from './expiry-strip';
import { counted, dayOfCall } from './my-call';
import { anyCalls, at, call, shuffled } from './my-call.fixture';
import { callsAfterRefusal } from './refusal-clock';
import { policyEnd, renewalCycles } from './renewal-cycle';
import { staleData, staleMark } from './stale-data';
import { recordFigures, swarms, talliesByNamed, unnamedCalls, worstDay } from './tally-calls';
import { timelinePage } from './timeline';

describe('the figures of a record', () => {
  it('add up: every counted call stands in one line of the table or among the unnamed', () => {
    fc.assert(
      fc.property(anyCalls, (calls) => {
        const after = callsAfterRefusal(calls);
        const tallies = talliesByNamed(calls, after);
        const sum = tallies.reduce((total, tally) => total + tally.calls, 0);
        expect(sum + unnamedCalls(calls)).toBe(counted(calls).length);
        expect(tallies.reduce((total, tally) => total + tally.afterRefusal, 0)).toBe(
          recordFigures(calls, after).afterRefusal,
        );
        for (const { calls: count, numbers, worst, first, last } of tallies) {
          expect(numbers).toBeLessThanOrEqual(count);
          expect(worst.calls).toBeGreaterThan(0);
          expect([first <= worst.day, worst.day <= last]).toEqual([true, true]);
        }
      }),
    );
  });

  it('do not depend on the order of the calls', () => {
    fc.assert(
      fc.property(anyCalls, fc.integer(), (calls, seed) => {
        const said = (own: typeof calls) => {
          const after = callsAfterRefusal(own);
          const bare = <T extends { example: unknown }>(rows: readonly T[]) =>
            rows.map(({ example: _, ...rest }) => rest);
          return [
            recordFigures(own, after),
            bare(talliesByNamed(own, after)),
            bare(swarms(own)),
            expiryStrip(own, after),
          ];
        };
        expect(said(shuffled(calls, seed))).toEqual(said(calls));
      }),
    );
  });

  it('do not take withheld numbers for different ones', () => {
    const calls = [1, 2, 3].map((n) => call({ receipt: `R${n}`, calledAt: at(n), caller: null, shownNumber: null }));
    expect(recordFigures(calls, new Set()).numbers).toBe(0);
    expect(swarms(calls)).toEqual([]);
  });

  it('the worst day is the one with most calls, the latest of several', () => {
    const calls = [1, 1, 2, 2, 3].map((day, n) => call({ receipt: `R${n}`, calledAt: at(day, n) }));
    expect(worstDay(calls)).toEqual({ day: dayOfCall({ calledAt: at(2) }), calls: 2 });
  });
});

describe('renewals', () => {
  it('part calls at ninety days after the policy ends', () => {
    const calls = [
      call({ receipt: 'A', calledAt: at(0), daysToExpiry: 60 }),
      call({ receipt: 'B', calledAt: at(150) }),
      call({ receipt: 'C', calledAt: at(151) }),
    ];
    expect(policyEnd(calls)).toBe(dayOfCall({ calledAt: at(60) }));
    expect(renewalCycles(calls).map(({ year, calls: own }) => [year, own.map(({ receipt }) => receipt)])).toEqual([
      [2027, ['C']],
      [2026, ['A', 'B']],
    ]);
  });

  it('hold every call once', () => {
    fc.assert(
      fc.property(anyCalls, (calls) => {
        const held = renewalCycles(calls).flatMap(({ calls: own }) => own.map(({ receipt }) => receipt));
        expect(held.sort()).toEqual(calls.map(({ receipt }) => receipt).sort());
      }),
    );
  });

  it('show how many numbers one company used', () => {
    const calls = [1, 2, 2, 3].map((caller, n) =>
      call({ receipt: `R${n}`, calledAt: at(n), caller, daysToExpiry: 60 - n }),
    );
    expect(swarms(calls)).toMatchObject([{ named: 'pingan', year: 2026, calls: 4, numbers: 3 }]);
  });
});

describe('the strip of days to expiry', () => {
  it('has a dot for each exact call, none above another, and sorts all others', () => {
    fc.assert(
      fc.property(anyCalls, (calls) => {
        const { dots, buckets, apart } = expiryStrip(calls, new Set());
        expect(new Set(dots.map(({ days, level }) => `${days} ${level}`)).size).toBe(dots.length);
        expect(dots.length + apart.roughly + apart.untold).toBe(counted(calls).length);
        expect(buckets.reduce((sum, bucket) => sum + bucket.calls, 0)).toBe(dots.length + apart.roughly);
      }),
    );
  });
});

describe('stale data', () => {
  it('is a call about a car that is gone, by its own words or after the driver said so', () => {
    const stated = dayOfCall({ calledAt: at(5) });
    expect(staleMark(call({ receipt: 'A', calledAt: at(5) }), stated)).toBeNull();
    expect(staleMark(call({ receipt: 'A', calledAt: at(6) }), stated)).toBe('carGone');
    expect(staleMark(call({ receipt: 'A', facts: ['car_sold'], daysToExpiry: -3 }), null)).toBe('carGone');
    expect(staleMark(call({ receipt: 'A', daysToExpiry: -3 }), null)).toBe('lapsed');
  });

  it('is known from the earliest word of it', () => {
    const calls = [
      call({ receipt: 'A', calledAt: at(3), facts: ['car_sold'] }),
      call({ receipt: 'B', calledAt: at(9) }),
    ];
    expect(staleData(calls, dayOfCall({ calledAt: at(4) }))).toEqual({
      ...{ carGone: 2, lapsed: 0, goneSince: dayOfCall({ calledAt: at(3) }) },
    });
  });
});

describe('the timeline', () => {
  it('shows every call once over its pages, newest first, and never cuts a day', () => {
    fc.assert(
      fc.property(anyCalls, (calls) => {
        const { pages } = timelinePage(calls, 1);
        const days = Array.from({ length: pages }, (_, i) => timelinePage(calls, i + 1).days).flat();
        expect(days.map(({ day }) => day)).toEqual([...new Set(calls.map(dayOfCall))].sort((a, b) => b - a));
        expect(days.flatMap(({ calls: own }) => own).length).toBe(calls.length);
      }),
    );
  });

  it('answers a page that does not exist with the last or the first', () => {
    const calls = Array.from({ length: 50 }, (_, n) => call({ receipt: `R${n}`, calledAt: at(n) }));
    expect([0, 1, 2, 3, 99].map((page) => timelinePage(calls, page).page)).toEqual([1, 1, 2, 3, 3]);
  });
});

describe('the filter', () => {
  it('is read off the address and written back the same', () => {
    const shown = (query: object) => callSearch(readCallFilter(query));
    expect(shown({ insurer: 'pingan', period: '2026-03' })).toBe('?insurer=pingan&period=2026-03');
    for (const junk of [{ insurer: "'; drop" }, { period: '2026-13' }, { insurer: ['a', 'b'] }, {}])
      expect(shown(junk)).toBe('');
  });

  it('offers exactly what leads to calls', () => {
    fc.assert(
      fc.property(anyCalls, (calls) => {
        const { insurers, periods } = filterChoices(calls);
        for (const insurer of insurers) expect(filterCalls(calls, { insurer, period: null }).length).toBeGreaterThan(0);
        for (const period of periods) expect(filterCalls(calls, { insurer: null, period }).length).toBeGreaterThan(0);
      }),
    );
  });
});
