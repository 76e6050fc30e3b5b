import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CROSS_CHECK_PARAMETERS } from './cross-check-parameters';
import type { Engine } from './engine';
import { layOut } from './grid';
import { rankCrossChecked } from './rank-cross-checked';
import { hottestInOtherTiers } from './scan-other-tiers';
import { attacked, smallMarket } from './small-market';

const PARAMETERS = { ...CROSS_CHECK_PARAMETERS, draws: 50 };
const MARKET = smallMarket({
  a: { vehicles: 15e6, calls: 36_000 },
  b: { vehicles: 2e6, calls: 9_000 },
  c: { vehicles: 1e6, calls: 1_000 },
});
type Cell = { readonly cohort: number; readonly tier: number };
const anonymous = ({ cohort, tier }: Cell) => cohort >= 7 && tier === 0;
const verified = ({ cohort, tier }: Cell) => cohort >= 7 && tier === 1;

/** A brigade of anonymous accounts that goes on, less densely, among accounts with a verified contact. */
const brigade = (factor: number) => attacked(attacked(MARKET, 'c', 6, anonymous), 'c', factor, verified);
const tiersAside = (input: ReturnType<typeof brigade>, engine: Engine) =>
  rankCrossChecked(input, PARAMETERS, 1, engine)
    .setAside.filter(({ leftOut }) => leftOut > 0.9)
    .flatMap(({ insurerId, tiers }) => tiers.map((tier) => `${insurerId}${tier}`))
    .sort();
const index = (input: ReturnType<typeof brigade>, engine: Engine) =>
  rankCrossChecked(input, PARAMETERS, 1, engine).rows.find(({ insurerId }) => insurerId === 'c')?.score ?? 0;

describe('a brigade set aside in one tier', () => {
  it('is looked for in the others, where less evidence suffices', () => {
    const [found, honest] = [brigade(1.45), index(MARKET, '2.2')];
    expect(tiersAside(found, '2.1')).toEqual(['c0']);
    expect(tiersAside(found, '2.2')).toEqual(['c0', 'c1']);
    expect(Math.abs(Math.log(index(found, '2.2') / honest))).toBeLessThan(0.02);
    expect(Math.log(index(found, '2.1') / honest)).toBeGreaterThan(0.03);
  });

  it('says how strong the evidence is as measured, against the limit of its own kind', () => {
    const evidence = (engine: Engine) =>
      rankCrossChecked(brigade(1.45), PARAMETERS, 1, engine).setAside.map((decision) => Math.round(decision.evidence));
    const [calls, expected] = [300 * 0.3 * 1.45, 300 * 0.3];
    const nats = calls * Math.log(calls / expected) - (calls - expected);
    expect(evidence('2.2')[1]).toBeGreaterThan(nats * 0.8);
    expect(evidence('2.2')[1]).toBeLessThan(PARAMETERS.blockEvidence);
  });

  it('leaves the others alone where they are as hot as the rest', () => {
    for (const factor of [1, 1.2]) expect(tiersAside(brigade(factor), '2.2')).toEqual(['c0']);
  });

  it('lets nothing be found without it', () => {
    expect(tiersAside(attacked(MARKET, 'c', 1.45, verified), '2.2')).toEqual([]);
  });
});

describe('hottestInOtherTiers', () => {
  const block = { tiers: [0], cohortFrom: 7, cohortTo: 10, weekFrom: 0, weekTo: 8 };
  const grid = (factor: number) => layOut(attacked(MARKET, 'c', factor, verified));
  const market = layOut(MARKET).calls[0] ?? new Float64Array();
  const look = (factor: number, share: Float64Array | null = null) => {
    const calls = grid(factor).calls[2] ?? new Float64Array();
    return hottestInOtherTiers(grid(factor), market, { calls, share }, 1, PARAMETERS, [block]);
  };

  it('finds more the hotter it is, only in tiers that are not covered, and in the same run', () => {
    fc.assert(
      fc.property(fc.double({ min: 1.6, max: 20, noNaN: true }), (factor) => {
        const [hot, hotter] = [look(factor), look(factor * 1.1)];
        expect(hot).toMatchObject({ ...block, tiers: [1] });
        expect(hotter?.evidence).toBeGreaterThan(hot?.evidence ?? Infinity);
      }),
      { numRuns: 20 },
    );
    expect(look(1)).toBeNull();
  });

  it('compares with what is left of the market', () => {
    const share = new Float64Array(market.length).fill(0.5);
    expect(look(3, share)?.evidence).toBeCloseTo(look(3)?.evidence ?? 0, 9);
  });
});
