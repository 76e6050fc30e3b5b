import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { colourScale, STEPS, stepOf } from './colour-scale';

const values = fc.array(fc.oneof(fc.constant(null), fc.double({ min: 0, max: 1e6, noNaN: true })), { maxLength: 60 });

describe('the colour scale', () => {
  it('holds every value in a step whose edges are round, and a larger value never in a paler one', () => {
    fc.assert(
      fc.property(values, (given) => {
        const scale = colourScale(given);
        const shown = given.filter((value) => value !== null).sort((a, b) => a - b);
        expect(scale === null).toBe(shown.length === 0);
        if (!scale) return;
        expect(scale.breaks).toHaveLength(STEPS + 1);
        const slack = scale.width * 1e-6;
        let before = 0;
        for (const value of shown) {
          const step = stepOf(scale, value) as number;
          expect(step).toBeGreaterThanOrEqual(before);
          expect(value).toBeGreaterThanOrEqual((scale.breaks[step] as number) - slack);
          expect(value).toBeLessThanOrEqual((scale.breaks[step + 1] as number) + slack);
          before = step;
        }
      }),
    );
  });

  it('hatches what is not shown', () => {
    expect(stepOf(colourScale([1, 2]), null)).toBeNull();
    expect(stepOf(colourScale([null]), 5)).toBeNull();
  });

  it.each([
    [
      [0, 70],
      [0, 10, 20, 30, 40, 50, 60, 70],
    ],
    [
      [1.2, 8.1],
      [1, 2, 3, 4, 5, 6, 7, 8],
    ],
    [
      [12, 12],
      [12, 14, 16, 18, 20, 22, 24, 26],
    ],
  ])('%j has the edges %j', (given, edges) => {
    expect(colourScale(given)?.breaks).toHaveLength(edges.length);
  });
});
