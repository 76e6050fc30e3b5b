import { describe, expect, it } from 'vitest';
import { seededRandom, seedFor } from './random';

const moments = (draw: () => number, n = 40_000) => {
  const values = Array.from({ length: n }, draw);
  const mean = values.reduce((sum, value) => sum + value, 0) / n;
  return { mean, variance: values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / n };
};

describe('seededRandom', () => {
  it('repeats itself for a seed and differs between seeds and names', () => {
    const first = (seed: number) => seededRandom(seed).uniform();
    expect(first(5)).toBe(first(5));
    expect(new Set([1, 2, 3].flatMap((seed) => ['a', 'b'].map((name) => first(seedFor(seed, name))))).size).toBe(6);
  });

  it('has the moments of its distributions', () => {
    const random = seededRandom(11);
    const uniform = moments(random.uniform);
    expect(uniform.mean).toBeCloseTo(0.5, 1);
    expect(uniform.variance).toBeCloseTo(1 / 12, 2);
    const normal = moments(random.normal);
    expect(Math.abs(normal.mean)).toBeLessThan(0.02);
    expect(Math.abs(normal.variance - 1)).toBeLessThan(0.03);
    for (const shape of [0.3, 1, 7, 900]) {
      const gamma = moments(() => random.gamma(shape));
      expect(Math.abs(gamma.mean / shape - 1)).toBeLessThan(0.03);
      expect(Math.abs(gamma.variance / shape - 1)).toBeLessThan(0.06);
    }
  });
});
