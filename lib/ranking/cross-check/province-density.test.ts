import { expect, it } from 'vitest';
import { reporterDensity } from './province-density';

const LIMITS = { weightTrim: 5, verifiedExcess: 3 };
const province = (code: string, reporters: [number, number, number]) => ({ code, vehicles: 100, reporters });
const HONEST = ['1', '2', '3', '4'].map((code) => province(code, [900, 300, 100]));

it('is one where verified reporters follow the cars, whatever the anonymous do', () => {
  const rows = [province('0', [90_000, 300, 100]), ...HONEST];
  expect([...reporterDensity(rows, ['0', '1', '2', '3', '4'], LIMITS)]).toEqual([1, 1, 1, 1, 1]);
});

it('follows the cars in another order and is trimmed', () => {
  const rows = [...HONEST, province('0', [0, 1, 0])];
  const density = reporterDensity(rows, ['0', '1', '2', '3', '4'], LIMITS);
  expect(density[0]).toBe(1 / 5);
  expect(density[1]).toBeCloseTo(1.25, 2);
});

it('sizes a province swollen with verified newcomers by its evidence-backed reporters', () => {
  const rows = [province('0', [900, 30_000, 100]), ...HONEST];
  const density = reporterDensity(rows, ['0', '1', '2', '3', '4'], LIMITS);
  expect(density[0]).toBeGreaterThan(0.8);
  expect(density[0]).toBeLessThan(1.2);
});
