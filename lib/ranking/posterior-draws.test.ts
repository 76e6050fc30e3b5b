import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawIndices, narrowestRankRanges, rankRanges } from './posterior-draws';

const rows = fc
  .array(fc.double({ min: 0.2, max: 5, noNaN: true }), { minLength: 2, maxLength: 12 })
  .map((means) =>
    means.map((mean, i) => ({ insurerId: `I${i}`, posterior: { shape: 20, rate: 20 / mean }, logSd: 0.05 })),
  );

describe('rank ranges', () => {
  it('hold at least the mass asked for, the narrowest never wider than the central one', () => {
    fc.assert(
      fc.property(rows, fc.double({ min: 0.5, max: 0.98, noNaN: true }), (of, mass) => {
        const columns = drawIndices(of, 300, 7);
        const [central, narrow] = [rankRanges(columns, mass), narrowestRankRanges(columns, mass)];
        const rankIn = (draw: number, i: number) =>
          1 + columns.filter((column) => (column[draw] ?? 0) > (columns[i]?.[draw] ?? 0)).length;
        for (const ranges of [central, narrow])
          ranges.forEach(({ low, high }, i) => {
            let held = 0;
            for (let draw = 0; draw < 300; draw++) if (rankIn(draw, i) >= low && rankIn(draw, i) <= high) held++;
            expect(held).toBeGreaterThanOrEqual(mass * 300 - 1e-9);
          });
        narrow.forEach(({ low, high }, i) => {
          expect(high - low).toBeLessThanOrEqual((central[i]?.high ?? 0) - (central[i]?.low ?? 0));
        });
      }),
      { numRuns: 40 },
    );
  });
});
