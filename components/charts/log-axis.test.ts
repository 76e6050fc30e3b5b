import fc from 'fast-check';
import { expect, test } from 'vitest';
import { AXIS_HIGH, AXIS_LOW, overflow, percentOnAxis } from './log-axis';

test('the market stands in the middle, the ends at the ends', () => {
  expect(percentOnAxis(1)).toBeCloseTo(50, 10);
  expect(percentOnAxis(AXIS_LOW)).toBe(0);
  expect(percentOnAxis(AXIS_HIGH)).toBe(100);
});

test('equal ratios are equal distances', () => {
  expect(percentOnAxis(2) - percentOnAxis(1)).toBeCloseTo(percentOnAxis(1) - percentOnAxis(0.5), 10);
});

test('nothing leaves the axis, and order is kept', () => {
  const index = fc.double({ min: 0, max: 1e6, noNaN: true });
  fc.assert(
    fc.property(index, index, (a, b) => {
      const [low, high] = [percentOnAxis(Math.min(a, b)), percentOnAxis(Math.max(a, b))];
      return low >= 0 && low <= high && high <= 100;
    }),
  );
});

test('an interval beyond an end is told from one that ends on it', () => {
  expect(overflow(0.25, 4)).toEqual({ low: false, high: false });
  expect(overflow(0.2, 4.1)).toEqual({ low: true, high: true });
});
