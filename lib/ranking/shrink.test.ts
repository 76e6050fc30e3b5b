import { expect, it } from 'vitest';
import { seededRandom } from './random';
import { fitPrior, posterior } from './shrink';

const mean = ({ shape, rate }: { shape: number; rate: number }) => shape / rate;

it('finds the spread of the indices it was given', () => {
  const random = seededRandom(3);
  const rows = Array.from({ length: 600 }, () => ({ count: Math.round((random.gamma(4) / 4) * 500), expected: 500 }));
  const prior = fitPrior(rows);
  expect(prior.shape).toBeGreaterThan(3.4);
  expect(prior.shape).toBeLessThan(4.7);
  expect(mean(prior)).toBeCloseTo(1, 1);
});

it('pulls everything to the mean when the spread is only chance, and little when it is not', () => {
  const random = seededRandom(4);
  const chance = Array.from({ length: 200 }, () => ({ count: 100 + Math.round(7 * random.normal()), expected: 100 }));
  expect(fitPrior(chance).shape).toBeGreaterThan(300);
  const real = [20, 60, 100, 140, 400].map((count) => ({ count, expected: 100 }));
  const prior = fitPrior(real);
  for (const row of real) {
    const index = mean(posterior(prior, row));
    expect(Math.abs(index - row.count / 100)).toBeLessThan(0.12);
    expect((index - mean(prior)) * (row.count / 100 - mean(prior))).toBeGreaterThanOrEqual(0);
  }
});

it('moves a small insurer more than a large one', () => {
  const rows = [1, 1, 1, 2, 0.5].map((index) => ({ count: index * 300, expected: 300 }));
  const prior = fitPrior(rows);
  const small = mean(posterior(prior, { count: 6, expected: 2 }));
  const large = mean(posterior(prior, { count: 6000, expected: 2000 }));
  expect(small).toBeLessThan(2.2);
  expect(large).toBeGreaterThan(2.9);
});

it('has an answer for no reports at all', () => {
  expect(mean(fitPrior([{ count: 0, expected: 4 }]))).toBe(1);
  expect(mean(fitPrior([]))).toBe(1);
});
