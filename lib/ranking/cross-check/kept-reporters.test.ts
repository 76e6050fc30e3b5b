import { describe, expect, it } from 'vitest';
import { layOut } from './grid';
import { keptReporters } from './kept-reporters';
import { nothingLeftOut } from './leave-out';
import type { SetAside } from './set-aside';
import { attacked, smallMarket } from './small-market';

const HONEST = smallMarket({ a: { vehicles: 1e7, calls: 30_000 }, b: { vehicles: 1e6, calls: 3000 } });
// Tier 1 of cohort 9 in province 44 names b fifty times as often.
const MARKET = attacked(HONEST, 'b', 50, (cell) => cell.tier === 1 && cell.cohort === 9 && cell.province === '44');
const grid = layOut(MARKET);
const burst: SetAside = {
  insurerId: 'b',
  tiers: [1],
  cohortFrom: 9,
  cohortTo: 10,
  weekFrom: 0,
  weekTo: MARKET.weeks,
  province: null,
  view: 'sign-up',
  observed: 2295,
  expected: 90,
  evidence: 500,
  leftOut: 1,
  provinceShare: 1,
};
const reportersOf = (decisions: SetAside[]) =>
  keptReporters(grid, { ...nothingLeftOut(grid), decisions: [[], decisions] }, MARKET.provinces);

describe('keptReporters', () => {
  it('are all reporters where nothing was left out', () => {
    expect(reportersOf([])).toEqual(MARKET.provinces);
  });

  it('follow the share of kept calls of each tier and province', () => {
    const [north, south] = reportersOf([burst]);
    // a: 4500 calls of tier 1 in each province; b: 450, of which 45 in cohort 9, fifty times as many in 44.
    expect(north?.reporters[1]).toBeCloseTo((3000 * (4950 - 45)) / 4950, 6);
    expect(south?.reporters[1]).toBeCloseTo((3000 * (4950 - 45)) / (4950 + 49 * 45), 6);
    expect(south?.reporters[0]).toBe(5000);
    expect(south?.reporters[2]).toBe(2000);
  });

  it('of a provincial decision only the province', () => {
    const [north, south] = reportersOf([{ ...burst, province: '44', view: 'province' }]);
    expect(north?.reporters[1]).toBe(3000);
    expect(south?.reporters[1]).toBeLessThan(2100);
  });
});
