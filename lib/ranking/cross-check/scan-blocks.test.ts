import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cohortEdges, likelihoodRatio } from './scan-blocks';

describe('likelihoodRatio', () => {
  it('is the Poisson scan statistic of Kulldorff, by hand', () => {
    // N = 100, O = 30, E = 10: 30 ln 3 + 70 ln(70/90)
    expect(likelihoodRatio(30, 0.1, 100)).toBeCloseTo(30 * Math.log(3) + 70 * Math.log(7 / 9), 10);
  });

  it('is zero at or below expectation and grows with the excess', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.01, max: 0.9, noNaN: true }),
        fc.integer({ min: 10, max: 10_000 }),
        (share, all) => {
          const expected = share * all;
          const more = likelihoodRatio(expected + (all - expected) / 2, share, all);
          return (
            likelihoodRatio(expected * 0.9, share, all) === 0 &&
            more > 0 &&
            likelihoodRatio(expected + (all - expected) / 4, share, all) < more &&
            more <= ((all - expected) / 2) ** 2 / (expected * (1 - share)) + 1e-9
          );
        },
      ),
    );
  });
});

describe('cohortEdges', () => {
  it('covers all cohorts in at most eight groups', () => {
    expect(cohortEdges(39)).toEqual([0, 5, 10, 15, 20, 24, 29, 34, 39]);
    expect(cohortEdges(3)).toEqual([0, 1, 2, 3]);
  });
});
