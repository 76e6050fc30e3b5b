import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CROSS_CHECK_PARAMETERS } from '@/lib/ranking/cross-check/cross-check-parameters';
import { rankCrossChecked } from '@/lib/ranking/cross-check/rank-cross-checked';
import { addLedger, inputOf, openTables } from './cells-of-ledger';
import { type LabExposure, type LabReport, parseLabReport } from './lab-format';
import { addNote, noteOf, type ReporterLedger, windowOf } from './reporter-ledger';

const CAPS = { callsPerWeek: 3, callsPerPair: 6, callsPerReporter: 20 };
const EXPOSURE: LabExposure = {
  windowStart: '2026-05-04T00:00:00+08:00',
  days: 28,
  provinces: [
    { code: '11', vehicles: 1 },
    { code: '44', vehicles: 2 },
  ],
  insurers: ['I1', 'I2', 'I3', 'I4', 'I5'].map((insurerId) => ({ insurerId, insuredVehicles: 10 })),
};

const GOOD: LabReport = {
  reporterId: 'u1',
  reporterCreatedAt: '2026-01-01T10:00:00+08:00',
  reporterTier: 1,
  reporterProvince: '11',
  kind: 'harassment',
  claimedInsurerId: 'I1',
  reportedAt: '2026-05-04T09:00:00+08:00',
};

const report = fc.record({
  reporterId: fc.constantFrom('u1', 'u2', 'u3'),
  reporterCreatedAt: fc.constantFrom('2026-01-01T10:00:00+08:00', '2026-05-06T10:00:00+08:00'),
  reporterTier: fc.constantFrom(0 as const, 1 as const, 2 as const),
  reporterProvince: fc.constantFrom('11', '44'),
  kind: fc.constantFrom('harassment' as const, 'harassment' as const, 'legit' as const),
  claimedInsurerId: fc.constantFrom('I1', 'I2', 'I3', 'I4', 'I5', null),
  reportedAt: fc
    .integer({ min: 0, max: 27 })
    .map((day) => `2026-05-${String(4 + day).padStart(2, '0')}T09:00:00+08:00`),
});

/** Folds in `parts` ledgers, reporters split by the last digit of their number. */
const evidenceOf = (reports: readonly LabReport[], parts = 1) => {
  const window = windowOf(EXPOSURE);
  const ledgers = Array.from({ length: parts }, (): ReporterLedger => new Map());
  for (const one of reports) {
    const note = noteOf(one, window);
    const ledger = ledgers[Number(one.reporterId.at(-1)) % parts];
    if (note && ledger) addNote(ledger, note);
  }
  const tables = openTables(window, EXPOSURE);
  for (const ledger of ledgers) addLedger(tables, ledger, CAPS);
  return inputOf(tables, EXPOSURE, 0.03);
};

const fold = (reports: readonly LabReport[], parts = 1) => {
  const input = evidenceOf(reports, parts);
  const sorted = <T>(rows: readonly T[]) => rows.map((row) => JSON.stringify(row)).sort();
  return { ...input, cells: sorted(input.cells), pairs: sorted(input.pairs), companions: sorted(input.companions) };
};

const bytes = (input: ReturnType<typeof evidenceOf>) =>
  JSON.stringify(rankCrossChecked(input, { ...CROSS_CHECK_PARAMETERS, draws: 40, minReporters: 1 }, 3));

describe('folding reports', () => {
  it('gives the same cells, and the same ranking to the byte, in whatever order reports arrive', () => {
    fc.assert(
      fc.property(
        fc
          .array(report, { maxLength: 120 })
          .chain((reports) =>
            fc.tuple(fc.constant(reports), fc.shuffledSubarray(reports, { minLength: reports.length })),
          ),
        ([reports, mixed]) => {
          expect(fold(mixed)).toEqual(fold(reports));
          expect(fold(mixed, 2)).toEqual(fold(reports));
          expect(bytes(evidenceOf(mixed, 3))).toBe(bytes(evidenceOf(reports)));
        },
      ),
      { numRuns: 40 },
    );
  });

  it('gives one reporter no say beyond his caps', () => {
    const one = (day: number): LabReport => ({
      ...GOOD,
      reportedAt: `2026-05-${String(4 + day).padStart(2, '0')}T09:00:00+08:00`,
    });
    const some = Array.from({ length: 28 }, (_, day) => one(day));
    const flood = Array.from({ length: 2800 }, (_, j) => one(j % 28));
    expect(fold(flood)).toEqual(fold(some));
    const weights = fold(flood).cells.map((cell) => (JSON.parse(cell) as { weight: number }).weight);
    expect(weights).toEqual([1.5, 1.5, 1.5, 1.5]);
  });

  it.each([
    ['{', 'line 7 is not JSON: {'],
    ['12', 'line 7 is not a report: it is no object'],
    [{ reporterId: 3 }, 'reporterId is no text'],
    [{ reporterCreatedAt: 'yesterday' }, 'reporterCreatedAt is no time'],
    [{ reportedAt: null }, 'reportedAt is no time'],
    [{ kind: 'praise' }, 'kind is neither harassment nor legit'],
    [{ reporterTier: 3 }, 'reporterTier is not 0, 1 or 2'],
    [{ claimedInsurerId: undefined }, 'claimedInsurerId is no text and not null'],
  ])('refuses %j and says which line it is', (wrong, message) => {
    const line = typeof wrong === 'string' ? wrong : JSON.stringify({ ...GOOD, ...wrong });
    expect(() => parseLabReport(line, 7)).toThrow(message);
    expect(() => parseLabReport(line, 7)).toThrow(/^line 7 /);
  });
});
