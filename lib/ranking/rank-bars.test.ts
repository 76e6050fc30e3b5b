import fc from 'fast-check';
import { expect, it } from 'vitest';
import { rankBars } from './rank-bars';

const on = (day: string, rankLow: number | null, rankHigh: number | null, method = '2.0') => ({
  ...{ day, method, rankLow, rankHigh },
});

it('draws days from the left and the first place at the top', () => {
  const { bars } = rankBars([on('2026-11-01', 1, 2), on('2026-11-03', null, null), on('2026-11-10', 10, 10)], 10);
  expect(bars).toEqual([
    { day: '2026-11-01', x: 0, width: 10, y: 0, height: 20 },
    { day: '2026-11-10', x: 90, width: 10, y: 90, height: 10 },
  ]);
});

it('does not stretch one day over the whole drawing', () => {
  expect(rankBars([on('2026-11-01', 3, 4)], 4).bars[0]?.width).toBeCloseTo(100 / 7);
  expect(rankBars([], 4)).toEqual({ bars: [], changes: [] });
});

it('marks where the method changed', () => {
  const days = [on('2026-12-30', 1, 1, '1.0'), on('2026-12-31', 1, 1, '2.0'), on('2027-01-01', 1, 1, '2.0')];
  expect(rankBars(days, 1).changes).toEqual([{ x: 100 / 7, method: '2.0' }]);
});

it('stays within the drawing', () => {
  const day = fc.tuple(
    fc.integer({ min: 0, max: 400 }),
    fc.integer({ min: 1, max: 60 }),
    fc.integer({ min: 0, max: 20 }),
  );
  fc.assert(
    fc.property(fc.array(day, { minLength: 1, maxLength: 40 }), (given) => {
      const days = [...new Map(given.map((each) => [each[0], each])).values()]
        .sort((a, b) => a[0] - b[0])
        .map(([n, low, wide]) => on(new Date(n * 86_400_000).toISOString().slice(0, 10), low, low + wide));
      for (const { x, width, y, height } of rankBars(days, 80).bars) {
        expect(Math.min(x, width, y, height)).toBeGreaterThanOrEqual(0);
        expect(Math.max(x + width, y + height)).toBeLessThanOrEqual(100 + 1e-9);
      }
    }),
  );
});
