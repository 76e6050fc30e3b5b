import { describe, expect, it } from 'vitest';
import { crossCheck } from './cross-check';
import { CROSS_CHECK_PARAMETERS as PARAMETERS } from './cross-check-parameters';
import type { CrossCheckInput } from './evidence-cells';
import { layOut } from './grid';
import { reporterDensity } from './province-density';
import { attacked, smallMarket } from './small-market';
import { standardise } from './standardise';

const MARKET = smallMarket({
  a: { vehicles: 15e6, calls: 36_000 },
  b: { vehicles: 2e6, calls: 9_000 },
  c: { vehicles: 1e6, calls: 1_500 },
});

function standardised(input: CrossCheckInput) {
  const grid = layOut(input);
  const density = reporterDensity(input.provinces, grid.provinces, PARAMETERS);
  const { rows } = standardise(grid, crossCheck(grid, PARAMETERS), density, input.insurers, input.provinces);
  return new Map(grid.ids.map((id, i) => [id, rows[i]]));
}

describe('standardise', () => {
  it('is share over share, its mean by vehicles 1', () => {
    const rows = standardised(MARKET);
    expect(rows.get('b')?.rawIndex).toBeCloseTo(9000 / 46_500 / (2 / 18), 3);
    const mean = MARKET.insurers.reduce(
      (sum, { insurerId, vehicles }) => sum + ((rows.get(insurerId)?.rawIndex ?? 0) * vehicles) / 18e6,
      0,
    );
    expect(mean).toBeCloseTo(1, 9);
  });

  it('counts a province with half as many reporters per car twice', () => {
    const [north, south] = MARKET.provinces;
    if (!north || !south) throw new Error('two provinces are needed');
    const provinces = [
      { ...north, reporters: [5000, 3000, 2000] as const },
      { ...south, reporters: [2500, 1500, 1000] as const },
    ];
    // c works in the north only: with all its calls there it made three quarters of what it made before, and the market so much less.
    const cells = MARKET.cells.flatMap((cell) => {
      if (cell.insurerId !== 'c') return [{ ...cell, weight: cell.weight * (cell.province === '11' ? 4 / 3 : 2 / 3) }];
      return cell.province === '11' ? [{ ...cell, weight: cell.weight * 2 }] : [];
    });
    const rows = standardised({ ...MARKET, provinces, cells });
    const plain = standardised(MARKET).get('c')?.rawIndex ?? 0;
    expect((rows.get('c')?.rawIndex ?? 0) / plain).toBeCloseTo((0.75 * 46_500) / 46_125, 3);
  });

  it('measures an insurer on what the cross-check left, at the same level', () => {
    const before = standardised(MARKET).get('c');
    const after = standardised(attacked(MARKET, 'c', 30, (cell) => cell.cohort >= 8 && cell.tier < 2)).get('c');
    expect(after?.keptShare).toBeCloseTo(1 - 0.2 * 0.8, 2);
    expect(after?.rawIndex).toBeCloseTo(before?.rawIndex ?? 0, 2);
    expect(after?.count).toBeLessThan(before?.count ?? 0);
    expect(after?.reporters).toBeLessThan(before?.reporters ?? 0);
  });
});
