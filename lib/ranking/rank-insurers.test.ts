import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type InsurerEvidence, type InsurerExposure, noEvidence } from './evidence';
import { RANKING_PARAMETERS } from './parameters';
import { type RankedInsurer, rankInsurers } from './rank-insurers';

const parameters = { ...RANKING_PARAMETERS, draws: 400 };

const evidenceOf = (insurerId: string, reporters: number, perReporter = 1): InsurerEvidence => ({
  ...noEvidence(insurerId),
  reporters,
  units: reporters * perReporter,
  squares: reporters * perReporter ** 2,
  calls: reporters * perReporter,
});

const exposureOf = (insurerId: string, vehicles: number, logSd = 0.1): InsurerExposure => ({
  insurerId,
  vehicles,
  logSd,
  grade: 'B',
  basis: 'test',
  source: 'test',
  year: 2025,
});

const world = fc
  .array(
    fc.record({
      reporters: fc.integer({ min: 0, max: 400 }),
      perReporter: fc.integer({ min: 1, max: 4 }),
      vehicles: fc.integer({ min: 1, max: 5000 }),
      normalised: fc.boolean(),
    }),
    { minLength: 0, maxLength: 12 },
  )
  .map((rows) => ({
    evidence: rows.map((row, i) => evidenceOf(`i${i}`, row.reporters, row.perReporter)),
    exposure: rows.flatMap((row, i) => (row.normalised ? [exposureOf(`i${i}`, row.vehicles)] : [])),
  }));

const rank = (w: { evidence: InsurerEvidence[]; exposure: InsurerExposure[] }, seed = 1) =>
  rankInsurers(w.evidence, w.exposure, parameters, seed);
const ranked = (rows: RankedInsurer[]) => rows.filter((row) => row.status === 'ranked');
const numberOf = (value: number | null) => value ?? Number.NaN;

describe('rankInsurers', () => {
  it('gives every ranked row an interval with its index and a rank range with its rank, and bands by overlap', () => {
    fc.assert(
      fc.property(world, (w) => {
        const rows = ranked(rank(w));
        let first = rows[0];
        for (const [i, row] of rows.entries()) {
          expect(row.low).toBeLessThanOrEqual(numberOf(row.index));
          expect(row.high).toBeGreaterThanOrEqual(numberOf(row.index));
          expect(row.rankLow).toBeLessThanOrEqual(i + 1);
          expect(row.rankHigh).toBeGreaterThanOrEqual(i + 1);
          expect(row.rankLow).toBeGreaterThanOrEqual(1);
          expect(row.rankHigh).toBeLessThanOrEqual(rows.length);
          expect(row.index).toBeLessThanOrEqual(rows[i - 1]?.index ?? Infinity);
          if (!first || row.band !== first.band) {
            expect(row.band).toBe((first?.band ?? 0) + 1);
            expect(numberOf(row.high)).toBeLessThan(first?.low ?? Infinity);
            first = row;
          } else expect(numberOf(row.high)).toBeGreaterThanOrEqual(numberOf(first.low));
        }
      }),
      { numRuns: 60 },
    );
  });

  it('names every insurer once and gives no numbers below the threshold or without a denominator', () => {
    fc.assert(
      fc.property(world, (w) => {
        const rows = rank(w);
        expect(rows.map((row) => row.insurerId).sort()).toEqual(w.evidence.map((row) => row.insurerId).sort());
        const owners = new Set(w.exposure.map((entry) => entry.insurerId));
        for (const row of rows) {
          const expected = !owners.has(row.insurerId) ? 'not_normalised' : 'insufficient';
          if (row.status === 'ranked') {
            expect(owners.has(row.insurerId) && row.evidence.reporters >= 30).toBe(true);
            continue;
          }
          expect(row.status).toBe(expected);
          expect([row.index, row.low, row.high, row.rankLow, row.rankHigh, row.band]).toEqual(Array(6).fill(null));
          expect(row.red).toBe(false);
          if (expected === 'insufficient') expect(row.evidence.reporters).toBeLessThan(30);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('does not depend on the order of its input, and repeats itself for the same seed only', () => {
    fc.assert(
      fc.property(world, fc.integer(), (w, seed) => {
        const rows = rank(w, seed);
        expect(rank({ evidence: [...w.evidence].reverse(), exposure: [...w.exposure].reverse() }, seed)).toEqual(rows);
        for (const [i, other] of ranked(rank(w, seed + 1)).entries()) {
          expect(other.index).toBe(rows[i]?.index);
          expect(other.low).not.toBe(rows[i]?.low);
        }
      }),
      { numRuns: 30 },
    );
  });

  it('stays the same when every reporter reports k times as much, or when the cars are counted in another unit', () => {
    fc.assert(
      fc.property(world, fc.constantFrom(2, 8, 1024), (w, k) => {
        const rows = rank(w);
        const louder = w.evidence.map((row) => ({ ...row, units: row.units * k, squares: row.squares * k * k }));
        const recounted = w.exposure.map((entry) => ({ ...entry, vehicles: entry.vehicles * k }));
        const numbers = (result: RankedInsurer[]) => result.map(({ evidence: _, ...row }) => row);
        expect(numbers(rank({ ...w, evidence: louder }))).toEqual(numbers(rows));
        expect(rank({ ...w, exposure: recounted })).toEqual(rows);
      }),
      { numRuns: 30 },
    );
  });

  it('places the one with more evidence above another with as many cars, and never lower for more evidence', () => {
    fc.assert(
      fc.property(world, fc.integer({ min: 30, max: 300 }), fc.integer({ min: 1, max: 200 }), (w, reporters, more) => {
        const exposure = [...w.exposure, exposureOf('low', 700), exposureOf('high', 700)];
        const others = w.evidence.map((row) => ({ ...row, units: row.reporters, squares: row.reporters }));
        const before = [...others, evidenceOf('low', reporters), evidenceOf('high', reporters)];
        const after = [...others, evidenceOf('low', reporters), evidenceOf('high', reporters + more)];
        const indexOf = (evidence: InsurerEvidence[], id: string) =>
          numberOf(rank({ evidence, exposure }).find((row) => row.insurerId === id)?.index ?? null);
        expect(indexOf(after, 'high')).toBeGreaterThan(indexOf(after, 'low'));
        expect(indexOf(after, 'high')).toBeGreaterThan(indexOf(before, 'high') - 1e-6);
      }),
      { numRuns: 40 },
    );
  });

  it('believes one loud reporter less than many quiet ones', () => {
    const exposure = ['a', 'b', 'c', 'd', 'e'].map((id) => exposureOf(id, 1000, 0));
    const quiet = ['b', 'c', 'd', 'e'].map((id) => evidenceOf(id, 200));
    const rowOf = (target: InsurerEvidence) =>
      rank({ evidence: [target, ...quiet], exposure }).find((row) => row.insurerId === 'a');
    const many = rowOf(evidenceOf('a', 600));
    const loud = rowOf({ ...evidenceOf('a', 600), reporters: 31, squares: 570 ** 2 + 30 });
    expect([many?.red, loud?.red]).toEqual([true, false]);
    expect(numberOf(many?.index ?? null)).toBeGreaterThan(2);
    expect(numberOf(loud?.index ?? null)).toBeLessThan(1.25);
  });

  it('is red only beyond 1.25 with more than 95 %', () => {
    const exposure = ['a', 'b', 'c', 'd'].map((id) => exposureOf(id, 1000, 0.02));
    const evidence = [evidenceOf('a', 3000), evidenceOf('b', 1700), evidenceOf('c', 1000), evidenceOf('d', 900)];
    const rows = rank({ evidence, exposure });
    expect(rows.filter((row) => row.red).map((row) => row.insurerId)).toEqual(['a']);
  });

  it('works on nothing, on one insurer and on insurers without reports', () => {
    expect(rank({ evidence: [], exposure: [] })).toEqual([]);
    expect(rank({ evidence: [], exposure: [exposureOf('a', 5)] })[0]?.status).toBe('insufficient');
    const [only] = rank({ evidence: [evidenceOf('a', 90)], exposure: [exposureOf('a', 5)] });
    expect(only).toMatchObject({ status: 'ranked', rankLow: 1, rankHigh: 1, band: 1, red: false });
    expect(only?.index).toBeCloseTo(1, 6);
  });

  it('ranks 75 insurers in tens of milliseconds', () => {
    const ids = Array.from({ length: 75 }, (_, i) => `i${i}`);
    const exposure = ids.map((id, i) => exposureOf(id, 1e6 / (i + 1)));
    const evidence = ids.map((id, i) => evidenceOf(id, 30 + Math.round((5000 * (1 + (i % 5))) / (i + 1)), 2));
    const costs = [1, 2, 3, 4, 5].map((seed) => {
      const start = process.cpuUsage();
      rankInsurers(evidence, exposure, RANKING_PARAMETERS, seed);
      return process.cpuUsage(start).user / 1000;
    });
    expect(Math.min(...costs)).toBeLessThan(150);
  });
});
