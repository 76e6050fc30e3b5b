import { describe, expect, it } from 'vitest';
import { fitMarket, type Kept, product, robustCaps } from './market-intensity';
import { total } from './sums';

const SHARE = Float64Array.from([0.3, 0.25, 0.2, 0.15, 0.1]);
const THETA = [0.8, 1, 1.5, 0.6, 1.2];
const MARKET = Float64Array.from([1000, 4000, 2000, 3000]);

/** Calls exactly θ(i) · V(i) · Q(c), of which `part` was kept. */
const exact = (i: number, part: readonly number[] | null = null): Kept => ({
  calls: MARKET.map((q, c) => q * (SHARE[i] ?? 0) * (THETA[i] ?? 0) * (part?.[c] ?? 1)),
  share: part ? Float64Array.from(part) : null,
});

const profile = (values: Float64Array) => [...values].map((value) => value / total(values));

describe('fitMarket', () => {
  it('is the sum of all calls where nothing was left out', () => {
    const kept = [0, 1, 2, 3, 4].map((i) => exact(i));
    const sums = MARKET.map((_, c) => kept.reduce((sum, of) => sum + (of.calls[c] ?? 0), 0));
    expect([...fitMarket(kept, SHARE, null)]).toEqual([...sums].map((sum) => expect.closeTo(sum, 6)));
  });

  it('finds the same profile when parts of insurers were left out', () => {
    const fitted = fitMarket(
      [exact(0, [1, 0, 1, 1]), exact(1), exact(2, [1, 1, 0.4, 1]), exact(3), exact(4)],
      SHARE,
      null,
    );
    for (const [c, part] of profile(fitted).entries()) expect(part).toBeCloseTo(profile(MARKET)[c] ?? 0, 2);
  });

  it('says nothing about a cell that nobody keeps', () => {
    const none = [0, 1, 1, 1];
    expect(
      fitMarket(
        [0, 1, 2, 3, 4].map((i) => exact(i, none)),
        SHARE,
        null,
      )[0],
    ).toBe(0);
  });
});

describe('robustCaps', () => {
  it('keeps an attack on one insurer out of the market, and honest calls in', () => {
    const attack = exact(4);
    attack.calls[0] = (attack.calls[0] ?? 0) * 30;
    const kept = [exact(0), exact(1), exact(2), exact(3), attack];
    const caps = robustCaps(kept, SHARE, Int32Array.from([0, 1, 2, 3]), 1.3);
    expect(caps.factors[0]?.every((factor) => factor === 1)).toBe(true);
    expect(caps.factors[4]?.[0]).toBeLessThan(0.1);
    const [plain, robust, truth] = [fitMarket(kept, SHARE, null), fitMarket(kept, SHARE, caps), profile(MARKET)];
    const error = (values: Float64Array) => Math.abs((profile(values)[0] ?? 0) - (truth[0] ?? 0));
    expect(error(robust)).toBeLessThan(error(plain) / 10);
  });
});

describe('product', () => {
  it('is Σ a b', () => {
    expect(product(Float64Array.from([1, 2]), Float64Array.from([3, 4]))).toBe(11);
  });
});
