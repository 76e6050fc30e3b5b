import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chinaDate, hourOfWeek, monthOf, quarterOf } from '@/lib/platform/china-time';
import { chinaDay, chinaHour, dateOf, dayOf, weekdayOf } from '@/lib/platform/day-number';
import { binOf, driverDays } from './expiry-bins';
import type { HeatReport } from './heat-report';
import { byDriver, foldDriver, type Tally, tallyDriver } from './tally';

const DAY = 86_400_000;
const START = Date.parse('2026-09-20T00:00:00Z');

const report = fc
  .record({
    reporterId: fc.constantFrom('1', '2', '3'),
    received: fc.integer({ min: 0, max: 40 * DAY }),
    ago: fc.integer({ min: 0, max: 20 * DAY }),
    precision: fc.constantFrom('minute', 'part', 'day'),
    claim: fc.constantFrom('named', 'unknown', 'impersonation'),
    insurerId: fc.constantFrom('picc', 'pingan'),
    city: fc.constantFrom('440100', '440300'),
    role: fc.constantFrom('agency', 'unknown'),
    relation: fc.constantFrom('never', 'unknown'),
    refusal: fc.constantFrom('before', 'none'),
    daysToExpiry: fc.constantFrom(null, -3, 0, 30, 48, 60, 95),
    carSold: fc.boolean(),
  })
  .map(({ received, ago, claim, insurerId, daysToExpiry, ...rest }) => ({
    ...rest,
    receivedAt: new Date(START + received),
    calledAt: new Date(START + received - ago),
    claim,
    insurerId: claim === 'unknown' ? null : insurerId,
    province: '440000',
    daysToExpiry,
    expiryBucket: daysToExpiry !== null && daysToExpiry < 0 ? 'lapsed' : null,
  }));
const reports = fc
  .array(report, { maxLength: 40 })
  .map((list) =>
    [...list]
      .sort((a, b) => a.receivedAt.getTime() - b.receivedAt.getTime())
      .map((one, i): HeatReport => ({ ...one, id: String(i + 1) })),
  );

const counted = (list: readonly HeatReport[]): Tally => {
  const tally: Tally = new Map();
  for (const own of byDriver(list).values()) tallyDriver(tally, own);
  return tally;
};
const without = (tally: Tally) => new Map([...tally].filter(([, { reports: n }]) => n !== 0));

describe('the tally', () => {
  it('is the same however the reports are cut into batches', () => {
    fc.assert(
      fc.property(reports, fc.array(fc.integer({ min: 0, max: 40 }), { maxLength: 4 }), (all, cuts) => {
        const tally: Tally = new Map();
        const edges = [0, ...[...cuts].sort((a, b) => a - b), all.length];
        for (const [i, from] of edges.slice(0, -1).entries()) {
          const before = byDriver(all.slice(0, from));
          for (const [driver, own] of byDriver(all.slice(from, edges[i + 1]))) {
            foldDriver(tally, before.get(driver) ?? [], own);
          }
        }
        expect(tally).toEqual(counted(all));
      }),
    );
  });

  it('forgets a driver, and one report, without a trace', () => {
    fc.assert(
      fc.property(reports, fc.nat(), (all, which) => {
        const gone = all[which % Math.max(1, all.length)];
        const tally = counted(all);
        const own = all.filter(({ reporterId }) => reporterId === gone?.reporterId);
        tallyDriver(tally, own, -1);
        expect(without(tally)).toEqual(counted(all.filter(({ reporterId }) => reporterId !== gone?.reporterId)));
        tallyDriver(
          tally,
          own.filter((one) => one !== gone),
        );
        expect(without(tally)).toEqual(counted(all.filter((one) => one !== gone)));
      }),
    );
  });

  it('puts each report once into every partition of the reports of its quarter, and of its year of calls', () => {
    fc.assert(
      fc.property(reports, (all) => {
        const sums = new Map<string, number>();
        for (const [key, { reports: n, reporters, squares }] of counted(all)) {
          const [period, family, filter] = key.split('|');
          if (family === 'risk') continue;
          expect(squares).toBeGreaterThanOrEqual(n);
          expect(reporters).toBeLessThanOrEqual(3);
          sums.set(`${period}|${family}|${filter}`, (sums.get(`${period}|${family}|${filter}`) ?? 0) + n);
        }
        for (const [name, sum] of sums) {
          const period = name.slice(0, name.indexOf('|'));
          const within = (one: HeatReport) =>
            period.includes('Q')
              ? quarterOf(monthOf(one.receivedAt)) === period
              : chinaDate(one.calledAt).startsWith(period);
          expect(sum, name).toBe(all.filter(within).length);
        }
      }),
    );
  });
});

it('reckons days, hours and quarters in China as the calendar does', () => {
  fc.assert(
    fc.property(fc.date({ min: new Date('2024-01-01'), max: new Date('2030-01-01'), noInvalidDate: true }), (at) => {
      expect(dateOf(chinaDay(at))).toBe(chinaDate(at));
      expect(dayOf(chinaDate(at))).toBe(chinaDay(at));
      expect(weekdayOf(chinaDay(at)) * 24 + chinaHour(at)).toBe(hourOfWeek(at));
      expect(quarterOf(chinaDate(at))).toBe(quarterOf(monthOf(at)));
    }),
  );
});

it('counts the days of drivers in bins as a walk through the days does', () => {
  const driver = fc.record({
    joined: fc.integer({ min: -50, max: 120 }),
    expiry: fc.integer({ min: -50, max: 250 }),
    drivers: fc.integer({ min: 1, max: 5 }),
  });
  fc.assert(
    fc.property(fc.array(driver, { maxLength: 8 }), fc.integer({ min: 0, max: 100 }), (risk, to) => {
      const walked = driverDays([], 0, to);
      for (const { joined, expiry, drivers } of risk) {
        for (let day = 0; day <= to; day++) {
          const bin = day > joined && day <= expiry ? binOf(expiry - day) : null;
          if (bin !== null) walked[bin / 3] = (walked[bin / 3] ?? 0) + drivers;
        }
      }
      expect(driverDays(risk, 0, to)).toEqual(walked);
    }),
  );
});
