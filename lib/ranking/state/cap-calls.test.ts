import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { capCalls } from './cap-calls';

const CAPS = { callsPerWeek: 3, callsPerPair: 6, callsPerReporter: 20 };

describe('capCalls', () => {
  const call = fc.record({ insurer: fc.nat(8), week: fc.nat(25), calls: fc.integer({ min: 1, max: 255 }) });
  const calls = fc.uniqueArray(call, { selector: ({ insurer, week }) => insurer * 64 + week, maxLength: 60 });

  it('keeps every cap, and every call while no cap is reached', () => {
    fc.assert(
      fc.property(calls, (all) => {
        const kept = capCalls(all, CAPS);
        const sum = (rows: typeof kept) => rows.reduce((total, row) => total + row.hundredths, 0);
        expect(kept.every((row) => row.hundredths <= 300)).toBe(true);
        for (let insurer = 0; insurer <= 8; insurer++)
          expect(sum(kept.filter((row) => row.insurer === insurer))).toBeLessThanOrEqual(600);
        expect(sum(kept)).toBeLessThanOrEqual(2000);
      }),
    );
    const few = [
      { insurer: 1, week: 0, calls: 2 },
      { insurer: 1, week: 3, calls: 3 },
    ];
    expect(capCalls(few, CAPS).map((row) => row.hundredths)).toEqual([200, 300]);
  });
});
