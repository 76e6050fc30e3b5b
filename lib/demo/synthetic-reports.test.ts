import { isDeepStrictEqual } from 'node:util';
import parsePhoneNumber from 'libphonenumber-js/max';
import { describe, expect, it } from 'vitest';
import { officialNumberOf } from '@/lib/insurers/official-numbers';
import { PROVINCES } from '@/lib/places/places';
import { chinaDate, hourOfWeek, monthOf } from '@/lib/platform/china-time';
import { dayPartOf } from '@/lib/reports/day-part';
import { type ReadReport, readReport } from '@/lib/reports/read-report';
import { reportInput } from '@/lib/reports/report-input';
import {
  ANSWERS,
  FACTS,
  LEAK_POINTS,
  LURES,
  NUMBER_KINDS,
  REFUSALS,
  RELATIONS,
  ROLES,
  SAID,
  TIMING,
} from '@/lib/reports/taxonomy-codes';
import { syntheticTruth } from './synthetic-market';
import { type SyntheticReporter, syntheticReports } from './synthetic-reports';

const NOW = new Date('2026-11-22T04:00:00Z');
const population = { reports: 12_000, seed: 1, now: NOW };
const reporters = [...syntheticReports(population)];
const all = reporters.flatMap(({ reports }) => reports);
const reports = all.map(({ report }) => report);

const share = (of: (report: ReadReport) => boolean) => reports.filter(of).length / reports.length;
const receipts = (made: Iterable<SyntheticReporter>) =>
  [...made].flatMap((one) => one.reports.map(({ receipt }) => receipt));

describe('a synthetic population', () => {
  it('has exactly as many reports as were asked for', () => {
    for (const count of [1, 2, 777])
      expect(receipts(syntheticReports({ ...population, reports: count }))).toHaveLength(count);
    expect(all).toHaveLength(population.reports);
  });

  it('is the same for the same seed, the beginning of a larger one, and another for another seed', () => {
    const small = { ...population, reports: 500 };
    expect([...syntheticReports(small)]).toEqual([...syntheticReports(small)]);
    expect(receipts(syntheticReports(small))).toEqual(receipts(reporters).slice(0, 500));
    const other = new Set(receipts(syntheticReports({ ...small, seed: 2 })));
    expect(receipts(reporters).some((receipt) => other.has(receipt))).toBe(false);
  });

  it('never says the same thing twice: receipts, secrets, and reporter × caller × minute differ', () => {
    const once = (values: readonly unknown[]) => expect(new Set(values).size).toBe(values.length);
    once(receipts(reporters));
    once(reporters.map(({ recoveryHash }) => recoveryHash.toString('hex')));
    once(reporters.map(({ deviceHash }) => deviceHash.toString('hex')));
    once(
      reporters.flatMap(({ reports: own }, i) =>
        own.map(({ report }) => `${i} ${report.callerIdentity} ${report.calledAt.at.getTime()}`),
      ),
    );
  });

  it('stores bytes and receipts of the right length', () => {
    expect(receipts(reporters).filter((receipt) => !/^[0-9A-HJKMNP-TV-Z]{16}$/.test(receipt))).toEqual([]);
    const lengths = reporters.map((one) =>
      [one.recoverySeed, one.recoveryHash, one.deviceHash].map(({ length }) => length),
    );
    expect(new Set(lengths.map(String))).toEqual(new Set(['16,32,32']));
  });
});

describe('every synthetic report', () => {
  it('would pass the rules of a real one and come out of them unchanged', () => {
    for (const { report, receivedAt } of all.slice(0, 2_500)) {
      const read = readReport(reportInput.parse(asTyped(report)), receivedAt);
      if (!isDeepStrictEqual(read, { ok: true, value: report })) expect(read).toEqual({ ok: true, value: report });
    }
  });

  it('uses only codes of the taxonomy, of which most occur', () => {
    const values = (of: (report: ReadReport) => unknown) =>
      new Set(reports.flatMap(of).filter((value) => value !== null));
    const said = values((r) => [r.saidName, r.saidCompany, r.saidCertificate]);
    const lists: [Set<unknown>, readonly string[], number][] = [
      [values((r) => r.role), ROLES, 12],
      [values((r) => r.relation), RELATIONS, 4],
      [values((r) => r.refusal), REFUSALS, 4],
      [values((r) => r.answer), ANSWERS, 5],
      [values((r) => r.facts), FACTS, 18],
      [values((r) => r.lures), LURES, 12],
      [values((r) => r.leakPoint), LEAK_POINTS, 9],
      [values((r) => r.expiryBucket), TIMING, 9],
      [values((r) => r.numberKind), NUMBER_KINDS, 4],
      [said, SAID, 4],
    ];
    for (const [found, codes, least] of lists) {
      expect([...found].filter((code) => !codes.includes(String(code)))).toEqual([]);
      expect(found.size).toBeGreaterThanOrEqual(least);
    }
  });

  it('is received after the call, after the driver joined, and within nine closed months and the running one', () => {
    const wrong = reporters.filter(({ createdAt, reports: own }) =>
      own.some(
        ({ receivedAt, report }) =>
          receivedAt < report.calledAt.at ||
          receivedAt < createdAt ||
          receivedAt >= NOW ||
          monthOf(receivedAt) < '2026-02',
      ),
    );
    expect(wrong).toEqual([]);
  });

  it('quotes a line that the named insurer publishes, a withheld number, or one that reaches nobody', () => {
    const wrong = reports.filter(({ callerIdentity, numberKind, numberPrefix, enterpriseNumber, insurerId }) => {
      if (numberKind === 'hidden') return enterpriseNumber !== null;
      if (enterpriseNumber === null) return numberKind !== 'mobile' || callerIdentity.slice(3, 6) !== numberPrefix;
      return insurerId !== null && !officialNumberOf(enterpriseNumber).some((owner) => owner.insurerId === insurerId);
    });
    expect(wrong).toEqual([]);
    const mobiles = new Set(reports.flatMap((r) => (r.numberKind === 'mobile' ? r.callerIdentity : [])));
    expect([...mobiles].filter((number) => parsePhoneNumber(number)?.isValid() !== false)).toEqual([]);
    expect(mobiles.size).toBeGreaterThan(1_000);
  });
});

/** What a driver would have typed for a report to be read as this one. */
function asTyped(report: ReadReport) {
  const { calledAt, callerIdentity, claim, daysToExpiry, insurerId, refusedDaysAgo } = report;
  const given = Object.entries({ ...report, ...whenTyped(calledAt) }).filter(
    ([key, value]) => value !== null && !['calledAt', 'callerIdentity', ...DERIVED].includes(key),
  );
  return {
    ...Object.fromEntries(given),
    ...(report.numberKind === 'hidden' ? { numberState: 'hidden' } : { number: callerIdentity }),
    insurer: insurerId ?? claim,
    impersonation: claim === 'impersonation' ? 'yes' : 'no',
    ...whenTyped(calledAt),
    city: report.cityAdcode,
    ...(daysToExpiry === null ? {} : { daysToExpiry }),
    ...(refusedDaysAgo === null ? {} : { refusedOn: daysBefore(calledAt.at, refusedDaysAgo) }),
  };
}

const DERIVED = [
  'numberKind',
  'numberPrefix',
  'enterpriseNumber',
  'claim',
  'insurerId',
  'cityAdcode',
  'provinceAdcode',
  'refusedDaysAgo',
];

function whenTyped({ at, precision }: ReadReport['calledAt']) {
  if (precision === 'minute') return { when: 'at', calledAt: at.toISOString() };
  return { when: 'yesterday', ...(precision === 'part' ? { dayPart: dayPartOf(at) } : {}) };
}

const daysBefore = (at: Date, days: number): string => chinaDate(new Date(at.getTime() - days * 86_400_000));

describe('the population as a whole', () => {
  it('claims what it should', () => {
    expect(Math.abs(share((r) => r.claim === 'unknown') - 0.08)).toBeLessThan(0.008);
    expect(Math.abs(share((r) => r.claim === 'multi') - 0.03)).toBeLessThan(0.008);
    expect(Math.abs(share((r) => r.claim === 'not_insurer') - 0.02)).toBeLessThan(0.008);
    expect(Math.abs(share((r) => r.claim === 'impersonation') - 0.01)).toBeLessThan(0.008);
  });

  it('names insurers in proportion to vehicles × true rate', () => {
    const truth = syntheticTruth(population.seed);
    const calls = truth.reduce((sum, { vehicles, rate }) => sum + vehicles * rate, 0);
    const named = reports.filter((report) => report.insurerId !== null);
    for (const { insurerId, vehicles, rate } of truth.slice(0, 7)) {
      const found = named.filter((report) => report.insurerId === insurerId).length / named.length;
      expect(Math.abs(found - (vehicles * rate) / calls)).toBeLessThan(0.015);
    }
  });

  it('lives where the cars are', () => {
    const cars = PROVINCES.reduce((sum, { vehiclesWan }) => sum + (vehiclesWan ?? 0), 0);
    for (const { adcode, vehiclesWan } of PROVINCES) {
      const found =
        reporters.filter((one) => one.reports[0]?.report.provinceAdcode === adcode).length / reporters.length;
      expect(Math.abs(found - (vehiclesWan ?? 0) / cars)).toBeLessThan(0.02);
    }
  });

  it('is called in office hours, seldom at weekends, and most around 60, 48 and 30 days before expiry', () => {
    const hours = reports.map(({ calledAt }) => hourOfWeek(calledAt.at));
    const workday = hours.filter((hour) => hour < 120).length / hours.length;
    expect(workday).toBeGreaterThan(0.88);
    expect(hours.filter((hour) => hour % 24 >= 9 && hour % 24 < 21).length / hours.length).toBeGreaterThan(0.95);
    const days = reports.flatMap(({ daysToExpiry }) => daysToExpiry ?? []);
    const near = (node: number) => days.filter((day) => Math.abs(day - node) <= 1).length;
    for (const node of [60, 48, 30]) {
      expect(near(node)).toBeGreaterThan(2 * near(node - 6));
      expect(near(node)).toBeGreaterThan(2 * near(node + 6));
    }
  });

  it('grows from month to month', () => {
    const months = new Map<string, number>();
    for (const { receivedAt } of all) months.set(monthOf(receivedAt), (months.get(monthOf(receivedAt)) ?? 0) + 1);
    const count = (month: string) => months.get(month) ?? 0;
    expect(months.size).toBe(10);
    expect(count('2026-10')).toBeGreaterThan(1.1 * count('2026-06'));
    expect(count('2026-06')).toBeGreaterThan(1.1 * count('2026-03'));
  });

  it('has refused more often the more often it was called', () => {
    const byTurn = [0, 1, 2].map((turn) =>
      reporters.flatMap(({ reports: own }) => {
        const picc = own.filter(({ report }) => report.insurerId === 'picc');
        return picc[turn] ? [picc[turn].report.refusal === 'before'] : [];
      }),
    );
    const [first = 0, second = 0, third = 0] = byTurn.map((turn) => turn.filter(Boolean).length / turn.length);
    expect(first).toBeLessThan(second);
    expect(second).toBeLessThan(third);
  });
});
