import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { expect, it } from 'vitest';
import { addDays, chinaDate, daysFrom, mondayOf } from './calendar-day';
import { chinaDay, chinaHour, dateOf, dayOf, dayStart, weekdayOf, weekOf } from './day-number';

const instant = fc.date({ min: new Date('2000-01-01'), max: new Date('2099-12-31'), noInvalidDate: true });
const day = instant.map(chinaDate);

it('days as texts are those of the calendar', () => {
  fc.assert(
    fc.property(day, fc.integer({ min: -5_000, max: 5_000 }), (from, n) => {
      const plain = Temporal.PlainDate.from(from);
      expect(addDays(from, n)).toBe(plain.add({ days: n }).toString());
      expect(daysFrom(from, addDays(from, n))).toBe(n);
      expect(mondayOf(from)).toBe(plain.subtract({ days: plain.dayOfWeek - 1 }).toString());
    }),
  );
});

it('days as numbers are those of the clock in China', () => {
  fc.assert(
    fc.property(instant, (at) => {
      const there = Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO('Asia/Shanghai');
      const number = chinaDay(at);
      expect(dateOf(number)).toBe(there.toPlainDate().toString());
      expect(dayOf(dateOf(number))).toBe(number);
      expect([chinaHour(at), weekdayOf(number)]).toEqual([there.hour, there.dayOfWeek - 1]);
      expect(dayStart(number)).toBe(there.startOfDay().epochMilliseconds);
      expect(weekOf(number + 7)).toBe(weekOf(number) + 1);
      expect(weekOf(number)).toBe(weekOf(dayOf(mondayOf(dateOf(number)))));
    }),
  );
});
