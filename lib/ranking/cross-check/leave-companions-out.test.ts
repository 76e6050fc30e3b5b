import { describe, expect, it } from 'vitest';
import type { Companion } from './evidence-cells';
import { layOut } from './grid';
import { keptBesideBrigades } from './leave-companions-out';
import type { SetAside } from './set-aside';
import { smallMarket } from './small-market';

const MARKET = smallMarket({
  a: { vehicles: 1e7, calls: 30_000 },
  b: { vehicles: 1e6, calls: 3000 },
  c: { vehicles: 1e6, calls: 3000 },
});
const WEEKS = MARKET.weeks;
/** Tier 0, cohort 9: 15 calls in a hundred of each insurer's tenth, that is 150 of b and of c, 1500 of a. */
const companion = (named: string, weight: number): Companion => ({
  named,
  insurerId: 'a',
  cohort: 9,
  tier: 0,
  weight,
});
const grid = layOut({ ...MARKET, companions: [companion('b', 600), companion('c', 300)] });

const brigade = (insurerId: string, more: Partial<SetAside> = {}): SetAside => ({
  insurerId,
  tiers: [0],
  cohortFrom: 9,
  cohortTo: 10,
  weekFrom: 0,
  weekTo: WEEKS,
  province: null,
  view: 'sign-up',
  observed: 5000,
  expected: 150,
  evidence: 500,
  leftOut: 1,
  provinceShare: 1,
  ...more,
});
const keptOfA = (b: readonly SetAside[], c: readonly SetAside[] = []) => keptBesideBrigades(grid, [[], b, c])[0]?.[9];

describe('keptBesideBrigades', () => {
  it('leaves out the calls of those who named the target in the block, there alone', () => {
    expect(keptOfA([brigade('b')])).toBeCloseTo(1 - 600 / 1500, 9);
    const row = keptBesideBrigades(grid, [[], [brigade('b')], []])[0];
    expect(row?.every((kept, block) => block === 9 || kept === 1)).toBe(true);
  });

  it('takes the larger share of two brigades, whose authors may be the same', () => {
    expect(keptOfA([brigade('b')], [brigade('c')])).toBeCloseTo(1 - 600 / 1500, 9);
  });

  it.each([
    ['hot less than threefold', { observed: 400 }],
    ['of some weeks only', { weekTo: WEEKS - 1 }],
    ['left out in part', { leftOut: 0.5 }],
    ['too small', { observed: 90, expected: 10 }],
  ])('blames nobody for a block %s', (_, more) => {
    expect(keptOfA([brigade('b', more)])).toBeUndefined();
  });

  it('counts only the province of a provincial decision', () => {
    // Half of the calls lie in each of the two provinces.
    expect(keptOfA([brigade('b', { province: '44', view: 'province' })])).toBeCloseTo(1 - 300 / 1500, 9);
  });
});
