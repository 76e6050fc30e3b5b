import { fillWhole } from '@/lib/platform/fill';
import type { Locale } from '@/lib/platform/locale';
import en from '@/messages/en/shield.json';
import zh from '@/messages/zh-CN/shield.json';
import { SHIELD_STEPS } from './shield-steps';

/** What a push message holds. `tag`: a second message of the same step takes the place of the first. */
export type ReminderMessage = {
  readonly title: string;
  readonly body: string;
  readonly url: string;
  readonly tag: string;
};

/** The message of a step; null for a step that there is not. It names no insurer and no date. */
export function reminderMessage(step: string, locale: Locale, url: string): ReminderMessage | null {
  const found = SHIELD_STEPS.find(({ id }) => id === step);
  if (!found) return null;
  const [words, language] = locale === 'en' ? ([en, 'en'] as const) : ([zh, 'zh'] as const);
  const title = fillWhole(words.message.push, { title: found.title[language] });
  return { title, body: found.do[language], url, tag: `shield-${step}` };
}
