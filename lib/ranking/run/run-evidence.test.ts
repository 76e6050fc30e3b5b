import { describe, expect, it } from 'vitest';
import { CROSS_CHECK_PARAMETERS } from '@/lib/ranking/cross-check/cross-check-parameters';
import { canonicalOutput, computeRun } from './compute-run';
import { holdRunEvidence, type InsurerEvidenceRows, type RunEvidence } from './run-evidence';
import { canonicalInput, crossCheckInput, gridOf, POOL, type RunInput } from './run-input';

const rows = (reporters: number, more = 0): InsurerEvidenceRows => ({
  cells: [
    ['440000', 202640, 202630, 0, reporters * 100],
    ['110000', 202641, 202610, 1, reporters * 100],
  ],
  pairs: [
    [202630, 0, reporters + more, reporters * 10_000],
    [202610, 1, reporters, reporters * 10_000],
  ],
  companions: [['cpic', 202630, 0, 300]],
});
const evidence = (insurers: Record<string, InsurerEvidenceRows>): RunEvidence => ({
  insurers,
  provinces: [
    ['110000', 1, 50],
    ['440000', 0, 50],
  ],
});

describe('holding', () => {
  it('keeps an insurer as shown until five people have come or gone', () => {
    const held = evidence({ picc: rows(100) });
    const hold = (now: InsurerEvidenceRows) => holdRunEvidence(held, evidence({ picc: now })).insurers.picc;
    expect(hold(rows(100, 4))).toBe(held.insurers.picc);
    expect(hold(rows(100, 5))).toEqual(rows(100, 5));
    // Three came in one block and three went in another: six people, though the sum is the same.
    const swapped = { ...rows(100), pairs: [[202630, 0, 103, 1] as const, [202610, 1, 97, 1] as const] };
    expect(hold(swapped)).toBe(swapped);
  });

  it('lets those too small to be shown move in fives too, from nobody on, and lets go of those whom nobody names any more', () => {
    const held = evidence({ picc: rows(10), cpic: rows(40) });
    const hold = (now: RunEvidence) => holdRunEvidence(held, now).insurers;
    expect(hold(evidence({ picc: rows(11) }))).toEqual({ picc: rows(10) });
    expect(hold(evidence({ picc: rows(10, 5) }))).toEqual({ picc: rows(10, 5) });
    expect(hold(evidence({ picc: rows(10), pingan: rows(2) }))).toEqual({ picc: rows(10) });
    expect(hold(evidence({ picc: rows(10), pingan: rows(2, 1) }))).toEqual({ picc: rows(10), pingan: rows(2, 1) });
    expect(holdRunEvidence(null, evidence({ picc: rows(1) })).insurers).toEqual({});
  });
});

const input = (change: Partial<RunInput> = {}): RunInput => ({
  salt: 'a',
  fromWeek: 202622,
  throughWeek: 202647,
  exposure: [
    { insurerId: 'picc', grade: 'A', vehicles: 100, logSd: 0.05, basis: 'x', source: 'x', year: 2024 },
    {
      insurerId: null,
      grade: 'pooled',
      vehicles: 50,
      logSd: 0.1,
      basis: 'x',
      source: 'x',
      year: 2024,
      members: ['a', 'b'],
    },
  ],
  provinces: [
    { code: '440000', vehicles: 10 },
    { code: '110000', vehicles: 5 },
  ],
  evidence: evidence({ picc: rows(100), a: rows(40), b: rows(40), unknown: rows(40) }),
  ...change,
});

describe('the input of a run', () => {
  it('has one text, whatever the order of its rows', () => {
    const { evidence: of } = input();
    const mixed = {
      insurers: Object.fromEntries(
        Object.entries(of.insurers)
          .reverse()
          .map(([id, own]) => [id, { ...own, cells: [...own.cells].reverse(), pairs: [...own.pairs].reverse() }]),
      ),
      provinces: [...of.provinces].reverse(),
    };
    const other = input({ evidence: mixed, exposure: [...input().exposure].reverse() });
    expect(canonicalInput(other)).toBe(canonicalInput(input()));
    expect(canonicalInput(input({ salt: 'b' }))).not.toBe(canonicalInput(input()));
  });

  it('gives the same ranking after a journey through its text', () => {
    const again = JSON.parse(canonicalInput(input())) as RunInput;
    const ranking = computeRun(input(), CROSS_CHECK_PARAMETERS, 7);
    expect(canonicalOutput(computeRun(again, CROSS_CHECK_PARAMETERS, 7))).toBe(canonicalOutput(ranking));
    expect(ranking.rows.map(({ insurerId }) => insurerId).sort()).toEqual(['picc', POOL]);
  });

  it('counts insurers without a denominator of their own as one', () => {
    const cells = crossCheckInput(input()).cells.filter(({ insurerId }) => insurerId === POOL);
    expect(cells.reduce((sum, { weight }) => sum + weight, 0)).toBe(160);
  });

  it('numbers weeks and cohorts of the window, over New Year too', () => {
    const { weeks, weekAt, weekOf, cohortAt, signUpOf } = gridOf({ fromWeek: 202640, throughWeek: 202712 });
    expect(weeks).toBe(26);
    expect([weekAt(202640), weekAt(202653), weekAt(202701), weekAt(202712), weekAt(202601)]).toEqual([
      0, 13, 14, 25, 0,
    ]);
    expect([weekOf(0), weekOf(13), weekOf(14)]).toEqual([202640, 202653, 202701]);
    for (let cohort = 1; cohort < 39; cohort++) expect(cohortAt(signUpOf(cohort))).toBe(cohort);
    expect([cohortAt(202001), cohortAt(203001)]).toEqual([0, 38]);
  });

  it('without a denominator gives no ranking', () => {
    expect(computeRun(input({ exposure: [] }), CROSS_CHECK_PARAMETERS, 7).rows).toEqual([]);
  });
});
