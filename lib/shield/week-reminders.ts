import { addDays, mondayOf } from '@/lib/platform/calendar-day';
import { SHIELD_STEPS } from './shield-steps';

/** A day (always a Monday) on which a browser is to be reminded of a step. */
export type WeekReminder = { readonly on: string; readonly step: string };

/** Days after the Monday of the expiry week on which «did it stop?» is asked. */
const LOOK_BACK = 14;

/**
 * The reminders of an expiry day that are still to come: for each step the Monday before it. They are reckoned from the Monday of the expiry week, so all
 * seven days of a week give the same list, and whoever keeps it learns the week at most.
 * @param today reminders up to and including this day are left out
 */
export function weekReminders(expiresOn: string, today: string): WeekReminder[] {
  const monday = mondayOf(expiresOn);
  return SHIELD_STEPS.map(({ id, days }) => ({
    step: id,
    on: days < 0 ? addDays(monday, LOOK_BACK) : mondayOf(addDays(monday, -days)),
  })).filter(({ on }) => on > today);
}
