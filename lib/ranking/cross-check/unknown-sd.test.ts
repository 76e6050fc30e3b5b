import fc from 'fast-check';
import { expect, it } from 'vitest';
import { CROSS_CHECK_PARAMETERS as PARAMETERS } from './cross-check-parameters';
import { unknownSd } from './unknown-sd';

const { weekSd, spanWeeks, modelSd } = PARAMETERS;
const sdOf = (byWeek: readonly number[]) => unknownSd(Float64Array.from(byWeek), byWeek.length, PARAMETERS);
const even = (weeks: number) => Array.from({ length: weeks }, () => 10);

it('is that of a mean of n weeks out of a full window, beside what no week explains', () => {
  for (let weeks = 1; weeks <= 2 * spanWeeks; weeks++)
    expect(sdOf(even(weeks))).toBeCloseTo(
      Math.hypot(modelSd, weekSd * Math.sqrt(Math.max(0, 1 / weeks - 1 / spanWeeks))),
      12,
    );
  expect(sdOf(even(spanWeeks + 2))).toBe(modelSd);
  expect(sdOf([])).toBe(modelSd);
});

it('asks how many weeks have evidence, not how long the window is or how much there is', () => {
  const weeks = fc.array(fc.integer({ min: 0, max: 1000 }), { minLength: 1, maxLength: 26 });
  fc.assert(
    fc.property(weeks, fc.integer({ min: 1, max: 20 }), (reports, more) => {
      const sd = sdOf(reports);
      expect(sdOf([...reports, ...Array.from({ length: more }, () => 0)])).toBeCloseTo(sd, 12);
      expect(sdOf(reports.map((n) => n * more))).toBeCloseTo(sd, 12);
      expect(sdOf([...reports].reverse())).toBeCloseTo(sd, 12);
      expect(sd).toBeGreaterThanOrEqual(modelSd);
      expect(sd).toBeLessThanOrEqual(Math.hypot(modelSd, weekSd));
    }),
  );
});

it('counts a week of two days for less than a whole one', () => {
  const broken = sdOf([70, 70, 70, 70, 20]);
  expect(broken).toBeLessThan(sdOf(even(4)));
  expect(broken).toBeGreaterThan(sdOf(even(5)));
});

it('takes the week of a cell from its number', () => {
  const blocks = 7;
  const cells = Float64Array.from({ length: blocks * 5 }, (_, cell) => cell % 5);
  expect(unknownSd(cells, 5, PARAMETERS)).toBeCloseTo(sdOf([0, 1, 2, 3, 4]), 12);
});
