import type { Locale } from '@/lib/platform/locale';

export { inLanguage } from '@/lib/rights/certainty';

/** `YYYY-MM-DD`, `YYYY-MM` or `YYYY` as people write it. */
export function writtenDate(date: string, locale: Locale): string {
  const [, month, day] = date.split('-');
  const format = new Intl.DateTimeFormat(locale, {
    year: 'numeric',
    ...(month ? { month: 'long' } : {}),
    ...(day ? { day: 'numeric' } : {}),
    timeZone: 'UTC',
  });
  return format.format(new Date(day ? date : month ? `${date}-01` : `${date}-01-01`));
}
