import { expect, it } from 'vitest';
import { callsOfReports, type FoldedReport } from './calls-of-reports';

const report: FoldedReport = {
  id: '1',
  reporter_id: '7',
  insurer_id: 'pingan',
  claim: 'named',
  called_at: new Date('2026-11-22T16:00:00Z'),

  received_at: new Date('2026-11-20T04:00:00Z'),
  province_adcode: '440000',
  role: 'agency',
  relation: 'never',
  refusal: 'before',
  removed: false,
};

it('books a call to its week in China', () => {
  expect(callsOfReports([report])).toEqual([
    {
      reporterId: '7',
      insurerId: 'pingan',
      week: 202648,
      provinceAdcode: '440000',
      role: 'agency',
      relation: 'never',
      refused: true,
    },
  ]);
  expect(callsOfReports([{ ...report, called_at: new Date('2026-11-22T15:59:00Z') }])[0]?.week).toBe(202647);
});

it('knows a call after a refusal from one that was refused', () => {
  const refused = (refusal: string) => callsOfReports([{ ...report, refusal }])[0]?.refused;
  expect(['none', 'this_call', 'before', 'unknown'].map(refused)).toEqual([false, false, true, false]);
});

it.each([
  { claim: 'impersonation' },
  { claim: 'unknown', insurer_id: null },
  { claim: 'multi', insurer_id: null },
  { claim: 'not_insurer', insurer_id: null },
  { removed: true },
])('leaves out %j', (change) => {
  expect(callsOfReports([{ ...report, ...change }, report])).toHaveLength(1);
});
