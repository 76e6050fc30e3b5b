import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chinaDate, chinaLocal } from '@/lib/platform/china-time';
import { readCalledAt } from './called-at';
import { dayPartOf } from './day-part';
import { DAY_PARTS } from './taxonomy-codes';

const noon = new Date('2026-11-22T04:00:30Z');
const MINUTE = 60_000;
const at = (calledAt: string, now = noon) => readCalledAt({ calledAt }, now);
const instant = fc.date({ min: new Date('2020-01-01'), max: new Date('2060-01-01'), noInvalidDate: true });

describe('a time written down', () => {
  it.each([
    ['2026-11-22T10:15', '2026-11-22T02:15:00.000Z'],
    ['2026-11-22 10:15', '2026-11-22T02:15:00.000Z'],
    ['2026-11-22T10:15:59', '2026-11-22T02:15:00.000Z'],
    ['2026-11-22T10:15:59.123456', '2026-11-22T02:15:00.000Z'],
    ['2026-11-22T02:15:59.123Z', '2026-11-22T02:15:00.000Z'],
    ['2026-11-22T10:15+08:00', '2026-11-22T02:15:00.000Z'],
    ['2026-11-22T10:15:00+0800', '2026-11-22T02:15:00.000Z'],
    ['2026-11-21T21:15-05', '2026-11-22T02:15:00.000Z'],
    ['2026-11-22t02:15z', '2026-11-22T02:15:00.000Z'],
  ])('reads %s in China time unless it says otherwise', (text, iso) => {
    expect(at(text)).toEqual({ ok: true, value: { at: new Date(iso), precision: 'minute' } });
  });

  it.each([
    '10:15',
    '2026-11-22T10',
    '2026-11-22T10:15 or so',
    '2026-11-22T10:15:99',
    '2026-11-22T10:15+99:00',
    '2026-11-22T10:15[Asia/Shanghai]',
    '2026-11-22T10:15 -05:00',
    '2026-02-30T10:15',
    '2026-11-22T24:00',
    '2026-11-22T10:60',
    '22/11/2026 10:15',
    '+002026-11-22T10:15',
    'yesterday',
    '\0',
  ])('does not guess what %s means', (text) => {
    expect(at(text)).toEqual({ ok: false, error: 'not_a_time' });
  });

  it('a date alone is that day, or the part of it that is named', () => {
    const on = (calledAt: string, dayPart?: (typeof DAY_PARTS)[number]) => readCalledAt({ calledAt, dayPart }, noon);
    const day = { ok: true, value: { at: new Date('2026-11-20T04:00:00Z'), precision: 'day' } };
    expect(on('2026-11-20')).toEqual(day);
    expect(on('2026-11-20', 'work_am')).toMatchObject({ value: { precision: 'part' } });
    expect(on('2026-11-23')).toEqual({ ok: false, error: 'future' });
    expect(on('2026-02-30')).toEqual({ ok: false, error: 'not_a_time' });
    expect(on('2025-10-20')).toEqual({ ok: false, error: 'too_old' });
  });

  it('never throws, and never keeps seconds', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), instant.map(String), instant.map(chinaLocal)), instant, (text, now) => {
        const read = at(text, now);
        if (read.ok) expect(read.value.at.getTime() % MINUTE).toBe(0);
      }),
    );
  });

  it('is what the driver’s clock in China showed, whatever the zone of the machine', () => {
    fc.assert(
      fc.property(instant, fc.integer({ min: 0, max: 300 * 24 * 60 }), (now, minutes) => {
        const called = new Date(now.getTime() - minutes * MINUTE);
        const read = at(chinaLocal(called), now);
        expect(read.ok && chinaLocal(read.value.at)).toBe(chinaLocal(called));
      }),
    );
  });
});

describe('the limits', () => {
  it('take a clock that is five minutes fast as now, and refuse the future', () => {
    expect(at('2026-11-22T12:05')).toEqual({
      ok: true,
      value: { at: new Date('2026-11-22T04:00:00Z'), precision: 'minute' },
    });
    expect(at('2026-11-22T12:06')).toEqual({ ok: false, error: 'future' });
  });

  it('end thirteen months ago, to the minute, also where the month is shorter', () => {
    expect(at('2025-10-22T12:01').ok).toBe(true);
    expect(at('2025-10-22T11:59')).toEqual({ ok: false, error: 'too_old' });
    const lastOfMarch = new Date('2026-03-31T04:00:00Z');
    expect(at('2025-02-28T12:00', lastOfMarch).ok).toBe(true);
    expect(at('2025-02-28T11:59', lastOfMarch)).toEqual({ ok: false, error: 'too_old' });
  });

  it('ask for the time when only «at» was said', () => {
    expect(readCalledAt({ when: 'at' }, noon)).toEqual({ ok: false, error: 'missing' });
  });
});

describe('now, today, yesterday', () => {
  it('now is this minute; so is no answer', () => {
    const now = { ok: true, value: { at: new Date('2026-11-22T04:00:00Z'), precision: 'minute' } };
    expect(readCalledAt({ when: 'now', calledAt: '2026-11-01T10:00' }, noon)).toEqual(now);
    expect(readCalledAt({}, noon)).toEqual(now);
  });

  it('a day without a part stands at noon, a part at its middle', () => {
    const read = (when: 'today' | 'yesterday', dayPart?: (typeof DAY_PARTS)[number]) => {
      const called = readCalledAt({ when, dayPart }, new Date('2026-11-22T15:00:00Z'));
      return called.ok ? `${chinaLocal(called.value.at)} ${called.value.precision}` : called.error;
    };
    expect(read('yesterday')).toBe('2026-11-21T12:00 day');
    expect(read('today')).toBe('2026-11-22T12:00 day');
    expect(DAY_PARTS.map((part) => read('yesterday', part))).toEqual([
      '2026-11-21T07:00 part',
      '2026-11-21T10:00 part',
      '2026-11-21T13:00 part',
      '2026-11-21T16:00 part',
      '2026-11-21T19:30 part',
      '2026-11-21T22:30 part',
    ]);
  });

  it('a part of today that has not begun is refused; one under way is never later than now', () => {
    fc.assert(
      fc.property(instant, fc.constantFrom(...DAY_PARTS), (now, dayPart) => {
        const today = readCalledAt({ when: 'today', dayPart }, now);
        const begun = DAY_PARTS.indexOf(dayPart) <= DAY_PARTS.indexOf(dayPartOf(now));
        if (!begun) expect(today).toEqual({ ok: false, error: 'future' });
        else expect(today.ok).toBe(true);
        if (!today.ok) return;
        expect(today.value.at.getTime()).toBeLessThanOrEqual(now.getTime());
        expect(dayPartOf(today.value.at)).toBe(dayPart);
        expect(chinaDate(today.value.at)).toBe(chinaDate(now));
        expect(today.value.precision).toBe('part');
      }),
    );
  });

  it('yesterday is the day before in China', () => {
    const justAfterMidnight = new Date('2026-02-28T16:00:00Z');
    const read = readCalledAt({ when: 'yesterday' }, justAfterMidnight);
    expect(read.ok && chinaLocal(read.value.at)).toBe('2026-02-28T12:00');
  });
});
