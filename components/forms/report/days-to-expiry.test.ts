import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { daysToExpiry } from './days-to-expiry';

describe('daysToExpiry', () => {
  it.each([
    ['2026-11-22', 11, 22, 0],
    ['2026-11-22', 1, 21, 60],
    ['2026-11-22', 11, 21, -1],
    ['2026-11-22', 9, 23, -60],
    ['2026-11-22', 9, 22, 304],
    ['2026-01-05', 12, 31, -5],
    ['2028-02-28', 2, 29, 1],
    ['2027-02-28', 2, 29, 1],
  ])('%s, %i/%i: %i', (calledOn, month, day, days) => expect(daysToExpiry(calledOn, month, day)).toBe(days));

  it('is always within what a report takes, and the day it counts to is the day that was given', () => {
    const days = fc.date({ min: new Date('2025-01-01'), max: new Date('2035-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(days, fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 }), (date, month, day) => {
        const calledOn = date.toISOString().slice(0, 10);
        const distance = daysToExpiry(calledOn, month, day);
        const reached = new Date(Date.parse(`${calledOn}T00:00Z`) + distance * 86_400_000);
        expect([reached.getUTCMonth() + 1, reached.getUTCDate()]).toEqual([month, day]);
        expect(distance).toBeGreaterThanOrEqual(-60);
        expect(distance).toBeLessThanOrEqual(306);
      }),
    );
  });
});
