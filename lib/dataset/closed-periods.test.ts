import { describe, expect, it } from 'vitest';
import { closedPeriods } from './closed-periods';

describe('closedPeriods', () => {
  it('lists months and quarters as they closed', () => {
    expect(closedPeriods(new Date('2027-01-15T00:00:00Z'), new Date('2026-08-20T00:00:00Z'))).toEqual([
      '2026-08',
      '2026-09',
      '2026-Q3',
      '2026-10',
      '2026-11',
      '2026-12',
      '2026-Q4',
    ]);
  });

  it('turns the month at midnight in China', () => {
    const first = new Date('2026-09-30T15:59:59Z');
    expect(closedPeriods(new Date('2026-09-30T15:59:59Z'), first)).toEqual([]);
    expect(closedPeriods(new Date('2026-09-30T16:00:00Z'), first)).toEqual(['2026-09', '2026-Q3']);
    expect(closedPeriods(new Date('2026-11-01T00:00:00Z'), new Date('2026-09-30T16:00:00Z'))).toEqual(['2026-10']);
  });

  it('has none before the first report, and none in the month of it', () => {
    expect(closedPeriods(new Date('2026-11-01T00:00:00Z'), null)).toEqual([]);
    expect(closedPeriods(new Date('2026-11-20T00:00:00Z'), new Date('2026-11-03T00:00:00Z'))).toEqual([]);
  });
});
