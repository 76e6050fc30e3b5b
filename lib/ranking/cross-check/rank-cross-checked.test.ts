import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CROSS_CHECK_PARAMETERS } from './cross-check-parameters';
import type { CrossCheckInput } from './evidence-cells';
import { rankCrossChecked } from './rank-cross-checked';
import { attacked, smallMarket } from './small-market';

const PARAMETERS = { ...CROSS_CHECK_PARAMETERS, draws: 200, commonInsurers: 3 };
const MARKET = smallMarket({
  a: { vehicles: 15e6, calls: 36_000 },
  b: { vehicles: 2e6, calls: 9_000 },
  c: { vehicles: 1e6, calls: 1_500 },
  d: { vehicles: 5e5, calls: 2_000 },
  e: { vehicles: 2e4, calls: 20 },
});
const rank = (input: CrossCheckInput) => rankCrossChecked(input, PARAMETERS, 1);
const scoreOf = (input: CrossCheckInput, id: string) =>
  rank(input).rows.find((row) => row.insurerId === id)?.score ?? 0;

describe('rankCrossChecked', () => {
  it('is share over share when nothing is set aside', () => {
    const { rows, setAside } = rank(MARKET);
    expect(setAside).toEqual([]);
    expect(rows.filter((row) => row.ranked).map((row) => row.insurerId)).toEqual(['b', 'd', 'a', 'c']);
    const [calls, vehicles] = [48_520, 18.52e6];
    expect(scoreOf(MARKET, 'a')).toBeCloseTo(36_000 / calls / (15e6 / vehicles), 1);
    expect(scoreOf(MARKET, 'b')).toBeCloseTo(9_000 / calls / (2e6 / vehicles), 1);
    expect(rows.find((row) => row.insurerId === 'e')).toMatchObject({ ranked: false, rank: null, red: false });
  });

  it('does not depend on the order of cells, insurers or provinces', () => {
    const before = JSON.stringify(rank(MARKET));
    fc.assert(
      fc.property(fc.shuffledSubarray([...MARKET.cells], { minLength: MARKET.cells.length }), (cells) => {
        const mixed = {
          ...MARKET,
          cells,
          insurers: [...MARKET.insurers].reverse(),
          provinces: [...MARKET.provinces].reverse(),
        };
        return JSON.stringify(rank(mixed)) === before;
      }),
      { numRuns: 5 },
    );
  });

  it('does not depend on the unit in which vehicles are counted', () => {
    fc.assert(
      fc.property(fc.constantFrom(0.25, 2, 1024), (unit) => {
        const insurers = MARKET.insurers.map((size) => ({ ...size, vehicles: size.vehicles * unit }));
        return JSON.stringify(rank({ ...MARKET, insurers })) === JSON.stringify(rank(MARKET));
      }),
      { numRuns: 3 },
    );
  });

  it('rises with evidence that agrees with itself', () => {
    fc.assert(
      fc.property(fc.double({ min: 1.02, max: 3, noNaN: true }), (factor) => {
        const more = attacked(MARKET, 'c', factor, () => true);
        return rank(more).setAside.length === 0 && scoreOf(more, 'c') > scoreOf(MARKET, 'c');
      }),
      { numRuns: 8 },
    );
  });

  it('lets one reporter, whoever and wherever he is, move an index by no more than his cap', () => {
    const whole = { ...CROSS_CHECK_PARAMETERS, draws: 20 };
    const before = new Map(rankCrossChecked(MARKET, whole, 1).rows.map((row) => [row.insurerId, row.score]));
    const cell = fc.record({
      ...{ week: fc.nat(7), cohort: fc.nat(9), tier: fc.constantFrom(0 as const, 1 as const, 2 as const) },
      ...{ insurerId: fc.constantFrom('a', 'b', 'c', 'd'), province: fc.constantFrom('11', '44') },
    });
    fc.assert(
      fc.property(cell, (one) => {
        const weight = whole.callsPerPair;
        const { insurerId, cohort, tier } = one;
        const pair = { insurerId, cohort, tier, reporters: 1, squares: weight ** 2 };
        const more = { ...MARKET, cells: [...MARKET.cells, { ...one, weight }], pairs: [...MARKET.pairs, pair] };
        const { rows, setAside } = rankCrossChecked(more, whole, 1);
        expect(setAside).toEqual([]);
        for (const row of rows.filter(({ ranked }) => ranked)) {
          const calls = row.insurerId === 'c' ? 1500 : 2000;
          const moved = Math.abs(Math.log(row.score / (before.get(row.insurerId) ?? 0)));
          expect(moved).toBeLessThan((2 * weight) / calls);
        }
      }),
      { numRuns: 25 },
    );
  });

  it.each([
    ['new accounts', 20, (cell: { cohort: number; tier: number }) => cell.cohort >= 8 && cell.tier < 2, 'sign-up'],
    ['one week', 20, (cell: { week: number }) => cell.week === 5, 'report-week'],
    ['anonymous devices', 3, (cell: { tier: number }) => cell.tier === 0, 'tier'],
  ] as const)('sets a brigade of %s aside for its target alone', (_, factor, chosen, view) => {
    const { setAside } = rank(attacked(MARKET, 'c', factor, chosen));
    expect(new Set(setAside.map((decision) => decision.insurerId))).toEqual(new Set(['c']));
    expect(setAside[0]?.view).toBe(view);
    const moved = scoreOf(attacked(MARKET, 'c', factor, chosen), 'c') / scoreOf(MARKET, 'c');
    expect(Math.abs(Math.log(moved))).toBeLessThan(0.05);
  });

  it('leaves a block out for all that several insurers fail in, and spares the one who did not', () => {
    const fresh = (cell: { cohort: number; tier: number }) => cell.cohort >= 8 && cell.tier < 2;
    const diluted = ['b', 'c', 'd'].reduce((market, id) => attacked(market, id, 8, fresh), MARKET);
    expect(rank(diluted).commonBlocks.length).toBeGreaterThanOrEqual(4);
    expect(scoreOf(diluted, 'a') / scoreOf(MARKET, 'a')).toBeGreaterThan(0.95);
  });

  it('refuses what it cannot rank', () => {
    expect(() => rank({ ...MARKET, insurers: [] })).toThrow(RangeError);
    expect(() => rank({ ...MARKET, insurers: [...MARKET.insurers, ...MARKET.insurers] })).toThrow(/twice/);
    const cells = MARKET.cells.map((cell) => ({ ...cell, week: cell.week + 1 }));
    expect(() => rank({ ...MARKET, cells })).toThrow(/unusable cell/);
  });
});
