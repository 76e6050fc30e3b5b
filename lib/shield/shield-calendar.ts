import type { Locale } from '@/lib/platform/locale';
import { reminderCalendar } from './reminder-calendar';
import { shieldDays } from './shield-steps';

/** Words of the file that are no step's: its name and the line under every step. */
export type ShieldWords = { readonly name: string; readonly more: string };

/** The calendar file of a policy that expires on a day. It names the steps, never the insurer or the plate. */
export function shieldCalendar(expiresOn: string, locale: Locale, words: ShieldWords, stamp: Date): string {
  const say = ({ zh, en }: { zh: string; en: string }) => (locale === 'en' ? en : zh);
  const days = shieldDays(expiresOn).map(({ step, on }) => ({
    uid: `shield-${step.id}-${expiresOn.slice(0, 4)}@wurao`,
    on,
    title: say(step.title),
    text: `${say(step.do)}\n\n${words.more}`,
  }));
  return reminderCalendar(words.name, locale, days, stamp);
}

/** What the file is called. */
export const SHIELD_FILE = 'wurao-shield.ics';
