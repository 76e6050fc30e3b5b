import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  chinaDate,
  chinaLocal,
  fromChinaLocal,
  hourOfWeek,
  isoWeek,
  monthOf,
  quarterOf,
  weekStart,
  weeksBack,
} from './china-time';

const WEEK = 7 * 24 * 3_600_000;
const DAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
const clock = new Intl.DateTimeFormat('en-US', {
  timeZone: 'Asia/Shanghai',
  hourCycle: 'h23',
  weekday: 'short',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
});
const part = (d: Date, type: Intl.DateTimeFormatPartTypes) =>
  clock.formatToParts(d).find((p) => p.type === type)?.value ?? '';
const instant = fc.date({ min: new Date('1996-01-01'), max: new Date('2099-12-31'), noInvalidDate: true });

/** Thursday's year and its ordinal, the textbook definition. */
function textbookWeek(date: string): number {
  const day = new Date(`${date}T00:00:00Z`);
  day.setUTCDate(day.getUTCDate() + 4 - (day.getUTCDay() || 7));
  const newYear = Date.UTC(day.getUTCFullYear(), 0, 1);
  return day.getUTCFullYear() * 100 + Math.floor((day.getTime() - newYear) / WEEK) + 1;
}

describe('China time agrees with Intl', () => {
  it('date, month, minute', () => {
    fc.assert(
      fc.property(instant, (d) => {
        const date = `${part(d, 'year')}-${part(d, 'month')}-${part(d, 'day')}`;
        expect(chinaDate(d)).toBe(date);
        expect(monthOf(d)).toBe(date.slice(0, 7));
        expect(chinaLocal(d)).toBe(`${date}T${part(d, 'hour')}:${part(d, 'minute')}`);
        expect(isoWeek(d)).toBe(textbookWeek(date));
      }),
    );
  });

  it('hour of week', () => {
    fc.assert(
      fc.property(instant, (d) => {
        expect(hourOfWeek(d)).toBe(DAYS.indexOf(part(d, 'weekday')) * 24 + Number(part(d, 'hour')));
      }),
    );
  });

  it('does not depend on the zone of the machine', () => {
    expect(chinaLocal(new Date('2026-11-22T16:00:00Z'))).toBe('2026-11-23T00:00');
    expect(hourOfWeek(new Date('2026-11-22T15:59:59Z'))).toBe(167);
    expect(hourOfWeek(new Date('2026-11-22T16:00:00Z'))).toBe(0);
  });
});

describe('weeks', () => {
  it('turns over at Monday midnight in China, also at New Year', () => {
    expect(isoWeek(new Date('2026-11-22T15:59:00Z'))).toBe(202647);
    expect(isoWeek(new Date('2026-11-22T16:00:00Z'))).toBe(202648);
    expect(isoWeek(new Date('2027-01-01T04:00:00Z'))).toBe(202653);
    expect(isoWeek(new Date('2024-12-30T04:00:00Z'))).toBe(202501);
  });

  it('weekStart is the first instant of its week', () => {
    fc.assert(
      fc.property(instant, (d) => {
        const start = weekStart(isoWeek(d));
        expect(hourOfWeek(start)).toBe(0);
        expect(d.getTime() - start.getTime()).toBeGreaterThanOrEqual(0);
        expect(d.getTime() - start.getTime()).toBeLessThan(WEEK);
      }),
    );
  });

  it('weeksBack walks weeks across years and back', () => {
    expect(weeksBack(202601, 1)).toBe(202552);
    expect(weeksBack(202701, 1)).toBe(202653);
    fc.assert(
      fc.property(instant, fc.integer({ min: -200, max: 200 }), (d, n) => {
        const week = isoWeek(d);
        expect(weekStart(week).getTime() - weekStart(weeksBack(week, n)).getTime()).toBe(n * WEEK);
        expect(weeksBack(weeksBack(week, n), -n)).toBe(week);
      }),
    );
  });

  it('refuses weeks that do not exist', () => {
    for (const week of [202600, 202554, 202553]) expect(() => weekStart(week)).toThrow(RangeError);
  });
});

describe('fromChinaLocal', () => {
  it('undoes chinaLocal to the minute', () => {
    fc.assert(
      fc.property(instant, (d) => {
        const minute = Math.floor(d.getTime() / 60_000) * 60_000;
        expect(fromChinaLocal(chinaLocal(d))?.getTime()).toBe(minute);
      }),
    );
  });

  it('reads nothing else', () => {
    for (const text of [
      '',
      '2026-02-30T10:00',
      '2026-11-22T24:00',
      '2026-11-22',
      '2026-11-22T10:00Z',
      '2026-13-01T00:00',
    ])
      expect(fromChinaLocal(text)).toBeNull();
    fc.assert(fc.property(fc.string(), (text) => fromChinaLocal(text) === null));
  });
});

it('quarterOf', () => {
  expect(['2026-01', '2026-03', '2026-04', '2026-09', '2026-12'].map(quarterOf)).toEqual([
    '2026-Q1',
    '2026-Q1',
    '2026-Q2',
    '2026-Q3',
    '2026-Q4',
  ]);
});
