import type { Locale } from '@/lib/platform/locale';
import type { InBothLanguages } from '@/lib/rights/certainty';

/** The words of reference data in the language of the page. */
export const inLanguage = (words: InBothLanguages, locale: Locale): string => (locale === 'en' ? words.en : words.zh);

/** `YYYY-MM-DD` or `YYYY-MM` as people write it. */
export function writtenDate(date: string, locale: Locale): string {
  const [, , day] = date.split('-');
  const format = new Intl.DateTimeFormat(locale, {
    year: 'numeric',
    month: 'long',
    ...(day ? { day: 'numeric' } : {}),
    timeZone: 'UTC',
  });
  return format.format(new Date(day ? date : `${date}-01`));
}
