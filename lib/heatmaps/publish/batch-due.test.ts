import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isDue, isFull } from './batch-due';

/** Days of a quarter on which a batch closes where as many reports come every day. */
function closings(perDay: number, before: number): number[] {
  const days: number[] = [];
  let [waiting, closed] = [0, 0];
  for (let day = 0; day < 92; day++) {
    waiting += perDay;
    const today = new Date(Date.UTC(2026, 6, 1 + day)).toISOString().slice(0, 10);
    if (!isDue({ waiting, closed, before }, today)) continue;
    closed += waiting;
    waiting = 0;
    days.push(day);
  }
  return days;
}

describe('a batch closes', () => {
  it('often where much comes, and never for less than an eighth of what is there', () => {
    const busy = closings(11_000, 1_000_000);
    expect(busy.length).toBeGreaterThan(15);
    expect(Math.max(...busy.map((day, i) => day - (busy[i - 1] ?? 0)))).toBeLessThan(12);
  });

  it('seldom where little comes: once at the middle of a quarter, and at its end', () => {
    expect(closings(80, 7_400)).toEqual([46]);
  });

  it('soon and more and more seldom on a new site', () => {
    expect(closings(20, 0)).toEqual([9, 19, 39]);
  });

  it('not in the last month unless it is large, so that the last batch of a quarter is no small one', () => {
    fc.assert(
      fc.property(fc.nat(24_999), fc.nat(100_000), fc.nat(100_000), (waiting, closed, before) => {
        expect(isDue({ waiting, closed, before }, '2026-12-05')).toBe(false);
      }),
    );
  });
});

it('stands for what is new once it has half of the quarter before, or very much', () => {
  expect(isFull({ closed: 10, before: 0 })).toBe(true);
  expect(isFull({ closed: 400, before: 1_000 })).toBe(false);
  expect(isFull({ closed: 30_000, before: 1_000_000 })).toBe(true);
});
