import fc from 'fast-check';
import ICAL from 'ical.js';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { addDays, daysFrom, isDay, mondayOf } from '@/lib/platform/calendar-day';
import { certainty, inBothLanguages } from '@/lib/rights/certainty';
import { BLOCK_SERVICES } from '@/lib/rights/complaint-channels';
import { isWaking } from './push-manners';
import { shieldCalendar } from './shield-calendar';
import { SHIELD_STEPS, shieldDays } from './shield-steps';
import { weekReminders } from './week-reminders';

const day = fc.integer({ min: 0, max: 36_000 }).map((n) => addDays('2000-01-01', n));
const STAMP = new Date('2026-11-22T04:00:00Z');
const WORDS = { name: '勿扰日历', more: '一行；两行, 三行\\四行' };

/** The events of a file, by a parser that is not the one that wrote it. */
function eventsOf(text: string) {
  const calendar = new ICAL.Component(ICAL.parse(text));
  return calendar.getAllSubcomponents('vevent').map((component) => ({ event: new ICAL.Event(component), component }));
}

describe('steps', () => {
  it('are the four nodes, the block before them, the expiry day and a look back; in both languages, with grade and source', () => {
    expect(SHIELD_STEPS.map(({ days }) => days)).toEqual([65, 60, 48, 40, 30, 0, -10]);
    const step = z.strictObject({
      ...{ id: z.string(), days: z.int(), title: inBothLanguages, do: inBothLanguages },
      ...{ status: z.union([certainty, z.literal('advice')]), source: z.url().nullable() },
    });
    for (const { status, source } of z.array(step).parse(SHIELD_STEPS))
      if (status !== 'recall' && status !== 'advice') expect(source).not.toBeNull();
  });

  it('tell of each carrier what the reference data tell', () => {
    for (const { how } of BLOCK_SERVICES)
      for (const language of ['zh', 'en'] as const)
        for (const word of how[language].match(/KTFSR|\d{5}/g) ?? [])
          expect(SHIELD_STEPS[0]?.do[language]).toContain(word);
  });

  it('fall on their days before the expiry', () => {
    fc.assert(
      fc.property(day, (expiry) => {
        expect(shieldDays(expiry).map(({ on }) => daysFrom(on, expiry))).toEqual([65, 60, 48, 40, 30, 0, -10]);
      }),
    );
  });
});

describe('the calendar file', () => {
  it.each(['zh-CN', 'en'] as const)('says in %s what is to be done on each day, as RFC 5545 wants it', (locale) => {
    fc.assert(
      fc.property(day, (expiry) => {
        const text = shieldCalendar(expiry, locale, WORDS, STAMP);
        for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
        expect(text).not.toMatch(/[^\r]\n/);
        const events = eventsOf(text);
        expect(new Set(events.map(({ event }) => event.uid)).size).toBe(SHIELD_STEPS.length);
        for (const [i, { event, component }] of events.entries()) {
          const step = SHIELD_STEPS[i];
          expect(event.startDate.isDate && event.endDate.isDate).toBe(true);
          expect(event.startDate.toString()).toBe(addDays(expiry, -(step?.days ?? 0)));
          expect(event.endDate.toString()).toBe(addDays(expiry, 1 - (step?.days ?? 0)));
          expect(event.summary).toBe(step?.title[locale === 'en' ? 'en' : 'zh']);
          expect(event.description).toContain(step?.do[locale === 'en' ? 'en' : 'zh']);
          expect(event.description).toContain(WORDS.more);
          const alarm = component.getFirstSubcomponent('valarm');
          expect([alarm?.getFirstPropertyValue('action'), String(alarm?.getFirstPropertyValue('trigger'))]).toEqual([
            'DISPLAY',
            'PT9H',
          ]);
          expect(String(component.getFirstPropertyValue('dtstamp'))).toBe('2026-11-22T04:00:00Z');
        }
      }),
      { numRuns: 30 },
    );
  });

  it('is the same file when made again, so that a calendar replaces and does not double', () => {
    expect(shieldCalendar('2027-02-28', 'en', WORDS, STAMP)).toBe(shieldCalendar('2027-02-28', 'en', WORDS, STAMP));
  });
});

describe('days', () => {
  it('are days of the calendar and nothing else', () => {
    fc.assert(
      fc.property(day, (one) => {
        expect(isDay(one)).toBe(true);
      }),
    );
    for (const text of ['', '2026-02-29', '2026-13-01', '1999-12-31', '2026-1-1', '2026-01-01T00:00', '26-01-01'])
      expect(isDay(text)).toBe(false);
  });

  it('of one week share a Monday', () => {
    fc.assert(
      fc.property(day, (one) => {
        const monday = mondayOf(one);
        expect(new Date(`${monday}T00:00Z`).getUTCDay()).toBe(1);
        expect(daysFrom(monday, one)).toBeGreaterThanOrEqual(0);
        expect(daysFrom(monday, one)).toBeLessThan(7);
      }),
    );
  });
});

it('rings from nine to twenty in China and at no other hour, whatever the clock of the server', () => {
  const waking = Array.from({ length: 48 }, (_, half) => isWaking(new Date(Date.UTC(2026, 10, 21, 16, half * 30))));
  expect(waking.flatMap((rings, half) => (rings ? [half / 2] : []))).toEqual(
    Array.from({ length: 22 }, (_, n) => 9 + n / 2),
  );
});

describe('what is scheduled on the server', () => {
  it('is the same for every expiry of one week: the seven days cannot be told apart', () => {
    fc.assert(
      fc.property(day, fc.nat({ max: 6 }), (one, n) => {
        const monday = mondayOf(one);
        expect(weekReminders(addDays(monday, n), '2000-01-01')).toEqual(weekReminders(monday, '2000-01-01'));
      }),
    );
  });

  it('comes before each node, and never in the past', () => {
    fc.assert(
      fc.property(day, day, (expiry, today) => {
        for (const { on, step } of weekReminders(expiry, today)) {
          expect(on > today).toBe(true);
          expect(mondayOf(on)).toBe(on);
          const days = SHIELD_STEPS.find(({ id }) => id === step)?.days ?? Number.NaN;
          if (days < 0) {
            expect([8, 9, 10, 11, 12, 13, 14]).toContain(daysFrom(expiry, on));
            continue;
          }
          const ahead = daysFrom(on, addDays(expiry, -days));
          expect(ahead).toBeGreaterThanOrEqual(0);
          expect(ahead).toBeLessThan(14);
        }
      }),
    );
  });
});
