import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type DetailRow, type SetAsideRow, showCrossCheck, showDetail, showSetAside } from './cross-check-row';
import { publishCrossCheck, reopenCrossCheck } from './gate';

const aside: SetAsideRow = {
  insurerId: 'picc',
  view: 'sign-up',
  province: null,
  tiers: [0],
  signUpFrom: 202640,
  signUpTo: null,
  weekFrom: 202622,
  weekTo: 202647,
  observed: 412.37,
  expected: 31.4,
  evidence: 187.3,
  leftOut: 1,
  reporters: 210,
  restReporters: 300,
  restReports: 700,
};

describe('what was set aside', () => {
  it('is shown rounded', () => {
    expect(showSetAside(aside)).toMatchObject({ observed: 410, expected: 30, evidence: 187, leftOutPercent: 100 });
  });

  it('is shown only where the block and the rest are each five people with eight calls, thirty together', () => {
    fc.assert(
      fc.property(fc.nat(60), fc.nat(60), fc.nat(60), fc.nat(60), (reporters, observed, restReporters, restReports) => {
        const shown = showSetAside({ ...aside, reporters, observed, restReporters, restReports });
        const sound = observed >= reporters && restReports >= restReporters;
        const enough = reporters >= 5 && observed >= 8 && restReporters >= 5 && restReports >= 8;
        expect(shown !== null).toBe(sound && enough && reporters + restReporters >= 30);
      }),
    );
  });

  it('is not shown when a number makes no sense', () => {
    for (const bad of [Number.NaN, Number.POSITIVE_INFINITY, -1])
      for (const field of ['observed', 'expected', 'evidence', 'leftOut', 'reporters'] as const)
        expect(showSetAside({ ...aside, [field]: bad })).toBeNull();
  });
});

const detail: DetailRow = {
  insurerId: 'picc',
  reporters: 100,
  byTier: [60, 30, 10],
  units: 200,
  squares: 600,
  keptShare: 0.8,
  setAside: true,
};

describe('details of an insurer', () => {
  it('give tiers, calls per reporter with an interval, and the measured share', () => {
    expect(showDetail(detail)).toEqual({
      insurerId: 'picc',
      tierPercents: [60, 30, 10],
      callsPerReporter: 2,
      callsPerReporterLow: 1.77,
      callsPerReporterHigh: 2.23,
      measuredPercent: 80,
    });
  });

  it('hide the tiers where one to four people stand in any of them, and everything below thirty reporters', () => {
    expect(showDetail({ ...detail, byTier: [60, 36, 4] }).tierPercents).toBeNull();
    expect(showDetail({ ...detail, byTier: [60, 40, 0] }).tierPercents).toEqual([60, 40, 0]);
    expect(showDetail({ ...detail, byTier: [100, 0, 0] }).tierPercents).toBeNull();
    const few = showDetail({ ...detail, reporters: 29, byTier: [15, 9, 5] });
    expect(Object.values(few).filter((value) => value !== null)).toEqual(['picc']);
  });

  it('do not tell of a set-aside that is itself not shown', () => {
    const { setAside: _, ...row } = detail;
    expect(showCrossCheck([{ ...aside, reporters: 4 }], [row]).details[0]?.measuredPercent).toBeNull();
    expect(showCrossCheck([aside], [row]).details[0]?.measuredPercent).toBe(80);
  });
});

it('what is stored comes back as it was, and nothing else does', () => {
  const { setAside: _, ...row } = detail;
  const shown = publishCrossCheck([aside], [row]);
  const stored = JSON.parse(JSON.stringify(shown));
  expect(reopenCrossCheck(stored)).toEqual(shown);
  expect(reopenCrossCheck({ ...stored, secret: 1 })).toBeNull();
  expect(reopenCrossCheck({ ...stored, setAside: [{ ...stored.setAside[0], observed: 412 }] })).toBeNull();
  expect(reopenCrossCheck(null)).toBeNull();
});
