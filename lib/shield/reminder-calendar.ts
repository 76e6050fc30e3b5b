import ical, { ICalAlarmType, ICalCalendarMethod, ICalEventTransparency } from 'ical-generator';
import { addDays } from '@/lib/platform/calendar-day';

/** One day to be reminded of. `uid` stays the same when the file is made again, so that a calendar replaces the entry. */
export type CalendarDay = {
  readonly uid: string;
  readonly on: string;
  readonly title: string;
  readonly text: string;
};

/** Seconds into the day at which the reminder rings: 09:00. */
const RINGS_AT = 9 * 3600;

/**
 * A calendar file (RFC 5545) of whole days with a reminder at nine in the morning. Whole days have no time zone: they are the days of the calendar in China
 * wherever the phone is.
 * @param stamp when the file was made
 */
export function reminderCalendar(name: string, locale: string, days: readonly CalendarDay[], stamp: Date): string {
  const calendar = ical({
    name,
    prodId: { company: 'wurao', product: 'reminders', language: locale === 'en' ? 'EN' : 'ZH' },
    method: ICalCalendarMethod.PUBLISH,
  });
  for (const { uid, on, title, text } of days) {
    const event = calendar.createEvent({
      id: uid,
      stamp,
      start: new Date(`${on}T00:00Z`),
      end: new Date(`${addDays(on, 1)}T00:00Z`),
      allDay: true,
      summary: title,
      description: text,
      transparency: ICalEventTransparency.TRANSPARENT,
    });
    event.createAlarm({ type: ICalAlarmType.display, triggerAfter: RINGS_AT, description: title });
  }
  return calendar.toString();
}
