import { describe, expect, it } from 'vitest';
import { CROSS_CHECK_PARAMETERS } from '@/lib/ranking/cross-check/cross-check-parameters';
import { measureInsurers, rankCrossChecked } from '@/lib/ranking/cross-check/rank-cross-checked';
import { attacked, smallMarket } from '@/lib/ranking/cross-check/small-market';
import { noEvidence, type OwnExposure } from '@/lib/ranking/evidence';
import { RANKING_PARAMETERS } from '@/lib/ranking/parameters';
import { rankInsurers } from '@/lib/ranking/rank-insurers';
import { fitPrior } from '@/lib/ranking/shrink';
import type { Line } from './ranking-files';
import { recomputeCrossChecked } from './recompute-cross-checked';
import { recomputePlain } from './recompute-plain';

const PERIOD = '2026-10';
const VEHICLES = { a: 50, b: 30, c: 15, d: 5 };
const IDS = Object.keys(VEHICLES) as (keyof typeof VEHICLES)[];
const exposure = IDS.map(
  (insurerId): OwnExposure => ({
    ...{ insurerId, vehicles: VEHICLES[insurerId], logSd: 0.03, basis: 'given', grade: 'A', source: 's', year: 2025 },
  }),
);
const exposureLines = exposure.map(
  ({ insurerId, logSd, ...row }): Line => ({ insurer: insurerId, log_sd: logSd, ...row }),
);
const hundredth = (value: number | null) => (value === null ? null : Math.round(value * 100) / 100);
const three = (value: number) => Number(value.toPrecision(3));
const parameterLines = (method: string, values: object): Line[] =>
  Object.entries(values).map(([name, value]) => ({ period: PERIOD, method, name, value }));

describe('a cross-checked ranking', () => {
  const SEED = 7;
  const calls = { a: 900, b: 700, c: 260, d: 180 };
  const market = attacked(
    smallMarket(
      Object.fromEntries(IDS.map((id) => [id, { vehicles: VEHICLES[id], calls: calls[id] }])) as Parameters<
        typeof smallMarket
      >[0],
    ),
    'c',
    12,
    ({ cohort, tier }) => cohort >= 8 && tier === 0,
  );
  const ranking = rankCrossChecked(market, CROSS_CHECK_PARAMETERS, SEED);
  const { measured, modelSd } = measureInsurers(market, CROSS_CHECK_PARAMETERS);
  const units = (id: string) =>
    market.cells.filter(({ insurerId }) => insurerId === id).reduce((sum, { weight }) => sum + weight, 0);
  const marketUnits = IDS.reduce((sum, id) => sum + units(id), 0);
  const prior = fitPrior(measured);
  const files = (change: Partial<Record<string, number>> = {}) => ({
    exposure: exposureLines,
    parameters: parameterLines('2.3', {
      ...{ ...CROSS_CHECK_PARAMETERS, modelSd, seed: SEED, marketUnits: Math.round(marketUnits / 5) * 5 },
      ...{ priorShape: three(prior.shape), priorRate: three(prior.rate) },
    }),
    ranking: ranking.rows.map(
      (row): Line => ({
        ...{ period: PERIOD, method: '2.3', slice_by: 'all', insurer: row.insurerId, index: hundredth(row.score) },
        ...{ low: hundredth(row.low), high: hundredth(row.high), rank_low: row.rankLow, rank_high: row.rankHigh },
        red: row.red,
      }),
    ),
    statistics: measured.map((row): Line => {
      const plain = units(row.insurerId) / marketUnits / (VEHICLES[row.insurerId as keyof typeof VEHICLES] / 100);
      const setAside = row.left / units(row.insurerId) / row.keptShare;
      return {
        ...{ period: PERIOD, method: '2.3', insurer: row.insurerId, reporters: row.reporters },
        units: Math.round(units(row.insurerId) / 5) * 5,
        set_aside_factor: three(setAside) * (change[row.insurerId] ?? 1),
        province_factor: three(row.rawIndex / (plain * setAside * row.driverFactor)),
        ...{ driver_factor: three(row.driverFactor), design_effect: three(units(row.insurerId) / row.count) },
      };
    }),
  });

  it('comes out of its published statistics again, to rounding, red and ranks included', () => {
    expect(ranking.setAside.map(({ insurerId }) => insurerId)).toContain('c');
    const again = recomputeCrossChecked(PERIOD, '2.3', files());
    expect(again).toMatchObject({ compared: 4, unexplained: [], onOneSide: [], redOnOneSide: [], rankShift: 0 });
    expect(again.endShift).toBeLessThan(0.03);
  });

  it('that was changed by a tenth is found out, and only there', () => {
    expect(recomputeCrossChecked(PERIOD, '2.3', files({ c: 1.1 })).unexplained).toEqual(['c']);
    const published = files();
    const forged = published.ranking.map((line) =>
      line.insurer === 'd' ? { ...line, index: Number(line.index) * 1.1 } : line,
    );
    expect(recomputeCrossChecked(PERIOD, '2.3', { ...published, ranking: forged }).unexplained).toEqual(['d']);
  });
});

describe('a ranking by plain counts', () => {
  const evidence = IDS.map((insurerId, i) => {
    const reporters = 400 - 90 * i;
    return { ...noEvidence(insurerId), reporters, units: 2 * reporters, squares: 5 * reporters, calls: 2 * reporters };
  });
  const rows = rankInsurers(evidence, exposure, RANKING_PARAMETERS, 3);
  const marketUnits = evidence.reduce((sum, { units }) => sum + units, 0);
  const files = {
    exposure: exposureLines,
    parameters: parameterLines('1.0', { ...RANKING_PARAMETERS, designEffect: 2.5, marketUnits }),
    statistics: evidence.map(({ insurerId, reporters, units }) => ({
      period: PERIOD,
      insurer: insurerId,
      reporters,
      units,
    })),
    ranking: rows.map(
      ({ insurerId, index, low, high, rankLow, rankHigh, red }): Line => ({
        ...{ period: PERIOD, slice_by: 'all', insurer: insurerId, index: hundredth(index), low: hundredth(low) },
        ...{ high: hundredth(high), rank_low: rankLow, rank_high: rankHigh, red },
      }),
    ),
  };

  it('comes out again, and a changed one does not', () => {
    expect(recomputePlain(PERIOD, '1.0', files)).toMatchObject({ compared: 4, unexplained: [], onOneSide: [] });
    const forged = files.ranking.map((line) =>
      line.insurer === 'b' ? { ...line, index: Number(line.index) + 0.2 } : line,
    );
    expect(recomputePlain(PERIOD, '1.0', { ...files, ranking: forged }).unexplained).toEqual(['b']);
  });
});
