import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fitSpread, type ProvincialCalls, provincialIndex, type Spread } from './calls-by-province';

const CARS = Float64Array.from([0.4, 0.3, 0.2, 0.1]);
const SPREAD: Spread = { dialled: 0.08, misnamed: 0.1, variance: 0.04 };

/** An insurer of `size` expected calls in the provinces given, at index θ + misnamed, without chance. */
function insurer(size: number, licences: readonly number[], theta: number, spread = SPREAD): ProvincialCalls {
  const all = licences.reduce((a, b) => a + b, 0);
  const licensed = Float64Array.from(licences, (part) => (size * part) / all);
  const alike = CARS.map((part) => size * part);
  const calls = alike.map(
    (part, p) => theta * ((1 - spread.dialled) * (licensed[p] ?? 0) + spread.dialled * part) + spread.misnamed * part,
  );
  return { calls, alike, licensed, cars: CARS, dispersion: 2 };
}

describe('provincialIndex', () => {
  it('finds the index wherever the insurer works', () => {
    for (const licences of [
      [1, 1, 1, 1],
      [1, 0, 0, 0],
      [0, 0, 3, 1],
    ])
      for (const theta of [0.2, 0.9, 3])
        expect(provincialIndex(insurer(500, licences, theta), SPREAD).index).toBeCloseTo(theta + 0.1, 4);
  });

  it('is calls over reporters per car where no vehicles by province are published', () => {
    const row = { ...insurer(800, [1, 1, 1, 1], 1), licensed: null };
    const byHand = row.calls.reduce((sum, calls, p) => sum + (calls / (row.alike[p] ?? 1)) * (CARS[p] ?? 0), 0);
    expect(provincialIndex(row, SPREAD).index).toBeCloseTo(byHand, 9);
  });

  it('never falls when a province reports more', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 400 }), { minLength: 4, maxLength: 4 }),
        fc.nat(3),
        fc.integer({ min: 1, max: 200 }),
        fc.boolean(),
        (calls, province, more, published) => {
          const base = insurer(300, [2, 1, 0, 1], 1);
          const row = { ...base, licensed: published ? base.licensed : null, calls: Float64Array.from(calls) };
          const after = row.calls.map((y, p) => (p === province ? y + more : y));
          const index = (of: ProvincialCalls) => provincialIndex(of, SPREAD).index;
          expect(index({ ...row, calls: after })).toBeGreaterThanOrEqual(index(row) * (1 - 1e-9));
        },
      ),
    );
  });

  it('rests on no more independent calls than there are', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.05, max: 5, noNaN: true }), fc.integer({ min: 10, max: 5000 }), (theta, size) => {
        const row = insurer(size, [3, 1, 0, 0], theta);
        const calls = row.calls.reduce((a, b) => a + b, 0);
        // Calls that are known to be misnamed on average do not count against the index, so a little more is possible.
        expect(provincialIndex(row, { ...SPREAD, misnamed: 0.001 }).information).toBeLessThanOrEqual(calls / 2 + 1e-6);
      }),
    );
  });
});

describe('fitSpread', () => {
  const licences = [
    [1, 1, 1, 1],
    [1, 0, 0, 0],
    [0, 1, 0, 0],
    [0, 0, 1, 1],
    [1, 1, 0, 0],
    [0, 0, 0, 1],
  ];

  it('measures calls dialled from afar and false names where nobody is insured', () => {
    const spread = { dialled: 0.05, misnamed: 0.15, variance: 0.04 };
    const rows = licences.flatMap((row, j) => [insurer(4e4, row, 0.3 + j / 2, spread), insurer(4e4, row, 2, spread)]);
    const fitted = fitSpread(rows);
    expect(fitted.misnamed).toBeCloseTo(0.15, 1);
    expect(fitted.dialled).toBeCloseTo(0.05, 1);
  });

  it('trusts published provinces less the worse they fit', () => {
    const wrong = (by: number) =>
      licences.map((row, j) => {
        const exact = insurer(3000, row, 1);
        return { ...exact, calls: exact.calls.map((y, p) => y * (1 + ((p + j) % 2 ? by : -by))) };
      });
    const [exact, poor] = [fitSpread(wrong(0)), fitSpread(wrong(0.5))];
    expect(poor.variance).toBeGreaterThan(5 * exact.variance);
  });

  it('stands without any published provinces', () => {
    const rows = licences.map((row) => ({ ...insurer(100, row, 1), licensed: null }));
    expect(Number.isFinite(fitSpread(rows).variance)).toBe(true);
  });
});
