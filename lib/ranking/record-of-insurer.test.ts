import { expect, test } from 'vitest';
import { nothingShown, type ShownRankingRow } from '@/lib/privacy/gate';
import { recordOf } from './record-of-insurer';

const row = (insurerId: string, more: Partial<ShownRankingRow> = {}): ShownRankingRow => ({
  ...nothingShown(insurerId, 'not_normalised'),
  ...more,
});
const takenAt = new Date('2026-11-22T04:00:00Z');
const ranking = (view: string, ...rows: ShownRankingRow[]) => ({ view, takenAt, rows });

test('the live window comes first, then months, then quarters, the newest of each on top', () => {
  const views = ['2025-12|all', '2026-01|all', '2025-Q4|all', '2026-Q1|all', 'live|all'];
  const periods = recordOf(
    views.map((view) => ranking(view)),
    'picc',
  ).map(({ period }) => period);
  expect(periods).toEqual(['live', '2026-01', '2025-12', '2026-Q1', '2025-Q4']);
});

test('takes the row of its company', () => {
  const own = row('zijin', { reporters: 30, calls: 45 });
  expect(recordOf([ranking('live|all', row('picc', { reporters: 99, calls: 99 }), own)], 'zijin')[0]?.row).toEqual(own);
});

test('named by a few looks like named by nobody', () => {
  expect(recordOf([ranking('live|all', row('zijin'))], 'zijin')).toEqual(recordOf([ranking('live|all')], 'zijin'));
});
