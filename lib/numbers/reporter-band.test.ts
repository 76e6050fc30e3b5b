import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { reporterBand } from './reporter-band';

describe('the band of a count', () => {
  it('holds the count, and the next band begins where it ends', () => {
    fc.assert(
      fc.property(fc.integer({ min: 5, max: 1_000_000 }), (count) => {
        const { from, to } = reporterBand(count);
        expect(from).toBeLessThanOrEqual(count);
        if (to === null) {
          expect(from).toBe(10_000);
          return;
        }
        expect(to).toBeGreaterThanOrEqual(count);
        expect(reporterBand(to + 1).from).toBe(to + 1);
      }),
    );
  });

  it('does not exist below five drivers', () => {
    expect(() => reporterBand(4)).toThrow(RangeError);
  });
});
