import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { publishTable } from '@/lib/privacy/gate';
import { seededRandom } from '@/lib/ranking/random';
import { keptShare } from './kept-share';
import { RECORD_TABLES } from './record-tables';

const DRIVERS = 4_000;
const WEEKS = 12;
/** One driver in three keeps weeks at all. */
const KEEPERS = 1 / 3;
const REPORTED = 0.8;

/** Estimates of reported calls per driver-week, and of the share of weeks without a call; `truth` knows all weeks. */
type Estimates = Record<'truth' | 'reportingWeeks' | 'everyone' | 'keepers', { calls: number; quiet: number }>;

/** A world of drivers who are called unevenly, report four calls of five, and say of a quiet week that it was one with chance `checkIn`. */
function world(checkIn: number, seed: number): Estimates {
  const random = seededRandom(seed);
  const sums = { truth: tally(), reportingWeeks: tally(), everyone: tally(), keepers: tally() };
  for (let driver = 0; driver < DRIVERS; driver++) {
    const rate = (0.9 * random.gamma(1.2)) / 1.2;
    const keeps = random.uniform() < KEEPERS;
    const weeks = Array.from({ length: WEEKS }, () => {
      const calls = poisson(rate, random.uniform);
      const reported = Array.from({ length: calls }, () => random.uniform()).filter((draw) => draw < REPORTED).length;
      return { reported, told: calls === 0 && keeps && random.uniform() < checkIn };
    });
    const isKeeper = weeks.some(({ told }) => told);
    for (const { reported, told } of weeks) {
      add(sums.truth, reported);
      if (reported > 0) add(sums.reportingWeeks, reported);
      if (reported > 0 || told) add(sums.everyone, reported);
      if (isKeeper && (reported > 0 || told)) add(sums.keepers, reported);
    }
  }
  return {
    ...{ truth: estimate(sums.truth), reportingWeeks: estimate(sums.reportingWeeks) },
    ...{ everyone: estimate(sums.everyone), keepers: estimate(sums.keepers) },
  };
}

type Tally = { calls: number; weeks: number; quiet: number };
const tally = (): Tally => ({ calls: 0, weeks: 0, quiet: 0 });
const add = (sum: Tally, calls: number) => {
  sum.calls += calls;
  sum.weeks += 1;
  sum.quiet += calls === 0 ? 1 : 0;
};
const estimate = ({ calls, weeks, quiet }: Tally) => ({ calls: calls / weeks, quiet: quiet / weeks });

function poisson(mean: number, uniform: () => number): number {
  let count = 0;
  for (let product = uniform(); product > Math.exp(-mean); product *= uniform()) count++;
  return count;
}

const error = ({ truth, ...others }: Estimates, of: keyof typeof others, what: 'calls' | 'quiet' = 'calls') =>
  others[of][what] / truth[what] - 1;

describe('the denominator of kept weeks', () => {
  const rates = [0, 0.2, 0.4, 0.6, 0.8, 1];
  const worlds = rates.map((rate) => world(rate, 7));

  it('takes off the bias of counting only weeks with reports, the more the more weeks are told', () => {
    const biases = worlds.slice(1).map((each) => error(each, 'keepers'));
    for (const [i, bias] of biases.entries()) if (i > 0) expect(bias).toBeLessThan(biases[i - 1] ?? 0);
    const naive = worlds.map((each) => error(each, 'reportingWeeks'));
    expect(Math.min(...naive)).toBeGreaterThan(1);
    for (const bias of biases.slice(2)) expect(Math.abs(bias)).toBeLessThan(Math.min(...naive) / 2);
  });

  it('is nearest to the truth among drivers who keep weeks: others have only weeks with calls to show', () => {
    for (const each of worlds.slice(2)) {
      expect(Math.abs(error(each, 'keepers'))).toBeLessThan(Math.abs(error(each, 'everyone')));
      expect(Math.abs(error(each, 'keepers', 'quiet'))).toBeLessThan(Math.abs(error(each, 'everyone', 'quiet')));
    }
  });

  it('still counts too many calls while weeks go untold, and says so (decision 0053)', () => {
    expect(error(world(0.5, 11), 'keepers')).toBeGreaterThan(0.05);
    expect(Math.abs(error(world(1, 11), 'keepers', 'quiet'))).toBeLessThan(0.2);
  });
});

describe('the published share', () => {
  it('lies within its interval, which narrows with drivers and not with their weeks', () => {
    const shares = fc.record({
      drivers: fc.integer({ min: 8, max: 5_000 }),
      weeks: fc.integer({ min: 1, max: 8 }),
      quiet: fc.double({ min: 0.05, max: 0.95, noNaN: true }),
    });
    fc.assert(
      fc.property(shares, ({ drivers, weeks, quiet }) => {
        const reports = (share: number) => Math.max(drivers, Math.round(drivers * weeks * share * 2));
        const cells = [
          { key: ['called'], reporters: drivers, reports: reports(1 - quiet) },
          { key: ['quiet'], reporters: drivers, reports: reports(quiet) },
        ];
        const table = publishTable(cells, RECORD_TABLES.kept_weeks);
        const share = table.ok ? keptShare(table.value) : null;
        expect(share).not.toBeNull();
        if (!share) return;
        expect(share.low).toBeLessThanOrEqual(share.quiet);
        expect(share.quiet).toBeLessThanOrEqual(share.high);
        expect(share.high - share.low).toBeGreaterThan(0.3 * Math.sqrt((share.quiet * (1 - share.quiet)) / drivers));
      }),
    );
  });

  it('is not told while one side has too few drivers', () => {
    for (const few of [0, 4]) {
      const cells = [
        { key: ['called'], reporters: 40, reports: 90 },
        ...(few > 0 ? [{ key: ['quiet'], reporters: few, reports: 20 }] : []),
      ];
      const table = publishTable(cells, RECORD_TABLES.kept_weeks);
      expect(table.ok && keptShare(table.value)).toBeNull();
    }
  });
});
