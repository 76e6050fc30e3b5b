import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type InsurerExposure, noEvidence } from './evidence';
import { shareOverShare } from './share-over-share';

const evidenceOf = (insurerId: string, units: number) => ({
  ...noEvidence(insurerId),
  reporters: units,
  units,
  squares: units,
});
const about = { logSd: 0.1, basis: 'test', source: 'test', year: 2025 };
const own = (insurerId: string, vehicles: number): InsurerExposure => ({ insurerId, vehicles, grade: 'B', ...about });
const pooled = (members: string[], vehicles: number): InsurerExposure => ({
  insurerId: null,
  vehicles,
  grade: 'pooled',
  members,
  ...about,
});

describe('shareOverShare', () => {
  it('has a vehicle-weighted mean of 1 over the market, pooled tail included', () => {
    const row = fc.record({ units: fc.integer({ min: 0, max: 900 }), vehicles: fc.integer({ min: 1, max: 9000 }) });
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 9 }), row, (rows, tail) => {
        fc.pre(rows.some(({ units }) => units > 0));
        const evidence = [...rows.map(({ units }, i) => evidenceOf(`i${i}`, units)), evidenceOf('tail', tail.units)];
        const exposure = [...rows.map(({ vehicles }, i) => own(`i${i}`, vehicles)), pooled(['tail'], tail.vehicles)];
        const market = shareOverShare(evidence, exposure);
        const cars = exposure.reduce((sum, entry) => sum + entry.vehicles, 0);
        const weighted = market.rows.reduce((sum, { rawIndex, exposure }) => sum + rawIndex * exposure.vehicles, 0);
        expect((weighted + (market.pooledIndex ?? 0) * tail.vehicles) / cars).toBeCloseTo(1, 9);
        expect(market.others.map(({ insurerId }) => insurerId)).toEqual(['tail']);
      }),
    );
  });

  it('leaves an insurer that nobody has a denominator for out of the market', () => {
    const exposure = [own('a', 10), own('b', 10)];
    const without = shareOverShare([evidenceOf('a', 30), evidenceOf('b', 10)], exposure);
    const with_ = shareOverShare([evidenceOf('a', 30), evidenceOf('b', 10), evidenceOf('stranger', 500)], exposure);
    expect(with_.rows).toEqual(without.rows);
    expect(without.rows.map(({ rawIndex }) => rawIndex)).toEqual([1.5, 0.5]);
    expect(with_.others).toHaveLength(1);
  });

  it('counts an own figure before membership of the pool', () => {
    const market = shareOverShare([evidenceOf('a', 30)], [own('a', 10), pooled(['a', 'b'], 10)]);
    expect(market.rows).toHaveLength(1);
    expect(market.pooledIndex).toBe(0);
    expect(market.others).toEqual([]);
  });

  it('refuses input it cannot count with', () => {
    expect(() => shareOverShare([evidenceOf('a', 1), evidenceOf('a', 1)], [])).toThrow(RangeError);
    expect(() => shareOverShare([], [own('a', 1), own('a', 1)])).toThrow(RangeError);
    expect(() => shareOverShare([], [own('a', 0)])).toThrow(RangeError);
    expect(() => shareOverShare([{ ...noEvidence('a'), units: Number.NaN }], [])).toThrow(RangeError);
    expect(() => shareOverShare([{ ...noEvidence('a'), units: -1 }], [])).toThrow(RangeError);
  });
});
