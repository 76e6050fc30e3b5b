import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { noEvidence } from '@/lib/ranking/evidence';
import type { RankedInsurer } from '@/lib/ranking/rank-insurers';
import { publishRankingRow, reopenRanking } from './gate';

const row = (evidence: Partial<RankedInsurer['evidence']>): RankedInsurer => ({
  insurerId: 'a',
  status: 'ranked',
  index: 1.23456,
  low: 1.1,
  high: 1.4049,
  rankLow: 2,
  rankHigh: 5,
  red: true,
  band: 1,
  evidence: { ...noEvidence('a'), ...evidence },
});

const counted = fc
  .array(fc.record({ reporters: fc.integer({ min: 0, max: 60 }), more: fc.integer({ min: 0, max: 60 }) }), {
    minLength: 5,
    maxLength: 5,
  })
  .map((parts) => parts.map(({ reporters, more }) => ({ reporters, reports: reporters && reporters + more })))
  .map(([own, rival, unverified, after, base]) => {
    const calls = (own?.reports ?? 0) + (rival?.reports ?? 0) + (unverified?.reports ?? 0);
    const reporters = Math.max(
      own?.reporters ?? 0,
      rival?.reporters ?? 0,
      unverified?.reporters ?? 0,
      base?.reporters ?? 0,
    );
    return row({
      reporters: Math.min(reporters, calls),
      calls,
      afterRefusal: Math.min(after?.reports ?? 0, calls),
      afterRefusalReporters: Math.min(after?.reporters ?? 0, reporters, calls),
      own: own?.reports ?? 0,
      ownReporters: own?.reporters ?? 0,
      rival: rival?.reports ?? 0,
      rivalReporters: rival?.reporters ?? 0,
      unverified: unverified?.reports ?? 0,
      unverifiedReporters: unverified?.reporters ?? 0,
    });
  });

describe('publishRankingRow', () => {
  it('rounds what it shows', () => {
    const shown = publishRankingRow(row({ reporters: 39, calls: 62, unverified: 62, unverifiedReporters: 39 }));
    expect(shown).toMatchObject({
      index: 1.23,
      low: 1.1,
      high: 1.4,
      rankLow: 2,
      rankHigh: 5,
      reporters: 35,
      calls: 60,
    });
  });

  it('shows no number at all below 30 reporters', () => {
    fc.assert(
      fc.property(counted, (one) => {
        const shown = publishRankingRow(one);
        const few = one.evidence.reporters < 30;
        expect(shown.reporters === null).toBe(few);
        expect(shown.status).toBe(few ? 'insufficient' : 'ranked');
        const numbers = Object.values(shown).filter((value) => typeof value === 'number');
        if (few) expect([numbers, shown.red]).toEqual([[], false]);
        else expect(shown.reporters).toBeLessThanOrEqual(one.evidence.reporters);
        if (!few) expect(shown.calls === null).toBe(one.evidence.calls < 8);
      }),
    );
  });

  it('shows a share only if it and what is left rest on 5 reporters and 8 calls each', () => {
    fc.assert(
      fc.property(counted, (one) => {
        const { evidence } = one;
        const shown = publishRankingRow(one);
        if (shown.afterRefusalPercent !== null) {
          expect(evidence.afterRefusalReporters).toBeGreaterThanOrEqual(5);
          expect(evidence.reporters - evidence.afterRefusalReporters).toBeGreaterThanOrEqual(5);
          expect(Math.min(evidence.afterRefusal, evidence.calls - evidence.afterRefusal)).toBeGreaterThanOrEqual(8);
        }
        const parts = [
          { percent: shown.ownPercent, reporters: evidence.ownReporters, calls: evidence.own },
          { percent: shown.rivalPercent, reporters: evidence.rivalReporters, calls: evidence.rival },
          { percent: shown.unverifiedPercent, reporters: evidence.unverifiedReporters, calls: evidence.unverified },
        ];
        const hidden = parts.filter(({ percent }) => percent === null);
        expect([0, 2, 3]).toContain(hidden.length);
        for (const part of parts.filter(({ percent }) => percent !== null)) {
          expect(part.reporters).toBeGreaterThanOrEqual(5);
          expect(part.calls).toBeGreaterThanOrEqual(8);
        }
        if (hidden.length === 2) {
          expect(Math.max(...hidden.map(({ reporters }) => reporters))).toBeGreaterThanOrEqual(5);
          expect(hidden.reduce((sum, { calls }) => sum + calls, 0)).toBeGreaterThanOrEqual(8);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('shows nothing of numbers that make no sense', () => {
    const good = { reporters: 90, calls: 100, own: 40, ownReporters: 30, unverified: 60, unverifiedReporters: 60 };
    expect(publishRankingRow(row(good)).ownPercent).toBe(40);
    const nothing = {
      status: 'insufficient',
      index: null,
      reporters: null,
      calls: null,
      ownPercent: null,
      afterRefusalPercent: null,
    };
    expect(publishRankingRow(row({ ...good, calls: Number.NaN }))).toMatchObject(nothing);
    expect(publishRankingRow(row({ ...good, afterRefusal: -1 }))).toMatchObject(nothing);
    expect(publishRankingRow(row({ ...good, own: 41 })).ownPercent).toBeNull();
    expect(publishRankingRow({ ...row(good), high: Number.NaN })).toMatchObject({
      status: 'insufficient',
      index: null,
      red: false,
    });
  });

  it('comes back from a snapshot unless it could not have come from here', () => {
    fc.assert(
      fc.property(counted, (one) => {
        const shown = publishRankingRow(one);
        expect(reopenRanking(JSON.parse(JSON.stringify([shown, shown])))).toEqual([shown, shown]);
        expect(reopenRanking([shown])).toEqual([{ ...shown, rankLow: null, rankHigh: null }]);
        expect(reopenRanking([{ ...shown, reporters: 25 }])).toBeNull();
        expect(reopenRanking([{ ...shown, evidence: one.evidence }])).toBeNull();
      }),
    );
  });
});
