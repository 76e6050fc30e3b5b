import { describe, expect, it } from 'vitest';
import { BINS, driverDays } from '@/lib/heatmaps/fold/expiry-bins';
import type { HeatReport } from '@/lib/heatmaps/fold/heat-report';
import { byDriver, type Tally, tallyDriver } from '@/lib/heatmaps/fold/tally';
import { chinaDay, dateOf } from '@/lib/platform/day-number';
import { type Random, seededRandom } from '@/lib/ranking/random';
import { riskOf } from './risk-of-cells';
import { type Compared, shareVariance, standOut, twoSided } from './standing-out';

const DAY = 86_400_000;
const FIRST = Date.UTC(2026, 6, 1, 4);

/** Calls of a driver on a day that far from expiry: the trade's script, and a little all the time. */
const hazard = (days: number): number =>
  0.02 + [60, 48, 30].reduce((sum, peak) => sum + 0.5 * Math.exp(-((days - peak) ** 2) / 8), 0);

/** Drivers who come once they are harassed: the more calls, the sooner, and none before a first one. */
function reportsOfHarassed(random: Random, drivers: number): HeatReport[] {
  const reports: HeatReport[] = [];
  for (let driver = 0; driver < drivers; driver++) {
    const expiry = Math.floor(random.uniform() * 180);
    let joined = false;
    for (let day = 0; day < 90; day++) {
      const left = expiry - day;
      if (left < 0 || left > 92 || random.uniform() > hazard(left)) continue;
      joined ||= random.uniform() < 0.3;
      if (joined && random.uniform() < 0.7) reports.push(report(String(driver), new Date(FIRST + day * DAY), left));
    }
  }
  return reports.sort((a, b) => a.receivedAt.getTime() - b.receivedAt.getTime());
}

const report = (reporterId: string, at: Date, daysToExpiry: number): HeatReport => ({
  id: '1',
  reporterId,
  receivedAt: at,
  calledAt: at,
  precision: 'minute',
  claim: 'unknown',
  insurerId: null,
  city: '440100',
  province: '440000',
  role: 'unknown',
  relation: 'unknown',
  refusal: 'none',
  daysToExpiry,
  expiryBucket: null,
  carSold: false,
});

/** Distance of two curves of equal area: half the sum of differences. */
function distance(a: readonly number[], b: readonly number[]): number {
  const [sumA, sumB] = [a, b].map((list) => list.reduce((sum, value) => sum + value, 0)) as [number, number];
  return a.reduce((sum, value, i) => sum + Math.abs(value / sumA - (b[i] ?? 0) / sumB), 0) / 2;
}

describe('days to expiry', () => {
  it('by driver-day comes closer to the truth than counts, which understate the early calls', () => {
    const reports = reportsOfHarassed(seededRandom(4), 5_000);
    const tally: Tally = new Map();
    for (const own of byDriver(reports).values()) tallyDriver(tally, own);
    const countOf = (from: number) => tally.get(`2026-Q3|bin|all|all|${from}`)?.reports ?? 0;
    const cells = [...tally].flatMap(([key, current]) => {
      const [period = '', family, filter, code = '', value = ''] = key.split('|') as [
        string,
        never,
        never,
        string,
        string,
      ];
      return family === 'risk' ? [{ period, family, filter, code, value, current, held: current, shown: current }] : [];
    });
    const first = chinaDay(new Date(FIRST));
    const days = driverDays(riskOf(cells).get('all') ?? [], first, first + 91);
    const rates = BINS.map((from, i) => countOf(from) / (days[i] || Number.POSITIVE_INFINITY));
    const counts = BINS.map(
      (from) => reports.filter(({ daysToExpiry: d }) => d !== null && d >= from && d < from + 3).length,
    );
    const truth = BINS.map((from) => (hazard(from) + hazard(from + 1) + hazard(from + 2)) / 3);
    expect(dateOf(first)).toBe('2026-07-01');
    const [byRate, byCount] = [distance(rates, truth), distance(counts, truth)];
    console.info(`distance to truth: rate ${byRate.toFixed(3)}, counts ${byCount.toFixed(3)}`);
    expect(byRate).toBeLessThan(0.04);
    expect(byRate).toBeLessThan(byCount / 2);
  });
});

describe('hours that stand out', () => {
  const HOURS = 40;

  /** One insurer and the rest of the market with the same hours; reporters are loud, and each has hours of his own. */
  function world(random: Random, reporters = 200): Compared[] {
    const make = (reporters: number) => {
      const cells = Array.from({ length: HOURS }, () => ({ reports: 0, squares: 0 }));
      const whole = { reports: 0, squares: 0 };
      for (let r = 0; r < reporters; r++) {
        const own = [0, 1].map(() => Math.floor(random.uniform() * HOURS));
        const calls = 1 + Math.floor(-4 * Math.log(random.uniform()));
        const counts = new Map<number, number>();
        for (let i = 0; i < calls; i++) {
          const hour = own[Math.floor(random.uniform() * own.length)] as number;
          counts.set(hour, (counts.get(hour) ?? 0) + 1);
        }
        for (const [hour, n] of counts) {
          const cell = cells[hour] as { reports: number; squares: number };
          cell.reports += n;
          cell.squares += n * n;
        }
        whole.reports += calls;
        whole.squares += calls * calls;
      }
      return { cells, whole };
    };
    const [own, rest] = [make(reporters), make(2_000)];
    return own.cells.map((part, i) => ({
      part,
      whole: own.whole,
      rest: rest.cells[i] as Compared['rest'],
      restWhole: rest.whole,
    }));
  }

  it('are few where nothing does, although reporters are loud; counting reports as independent finds many', () => {
    const random = seededRandom(5);
    let false_ = 0;
    let naive = 0;
    let cells = 0;
    for (let run = 0; run < 60; run++) {
      const list = world(random);
      cells += list.length;
      false_ += standOut(list).filter(Boolean).length;
      naive += list.filter(({ part, whole, rest, restWhole }) => {
        const poisson = (one: { reports: number }) => ({ reports: one.reports, squares: one.reports });
        const variance =
          shareVariance(poisson(part), poisson(whole)) + shareVariance(poisson(rest), poisson(restWhole));
        return Math.abs(part.reports / whole.reports - rest.reports / restWhole.reports) / Math.sqrt(variance) > 1.96;
      }).length;
    }
    console.info(
      `falsely shaded: ${((100 * false_) / cells).toFixed(2)} %, naively ${((100 * naive) / cells).toFixed(2)} %`,
    );
    expect(false_ / cells).toBeLessThan(0.01);
    expect(naive / cells).toBeGreaterThan(0.04);
  });

  it('are found where an insurer calls at its own hour', () => {
    const list = world(seededRandom(6), 1_000).map((one, i) =>
      i === 7 ? { ...one, part: { reports: one.part.reports * 4, squares: one.part.squares * 4 } } : one,
    );
    expect(standOut(list)[7]).toBe(true);
  });

  it('follow the normal law', () => {
    expect(twoSided(0)).toBeCloseTo(1, 6);
    expect(twoSided(1.959964)).toBeCloseTo(0.05, 6);
    expect(twoSided(5)).toBeCloseTo(5.733e-7, 8);
  });
});
