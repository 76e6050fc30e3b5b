import type { Locale } from '@/lib/platform/locale';

/** 11月20日 周五 · Fri 20 Nov; with the year where it is another. */
export function dayFormat(locale: Locale): (day: string) => string {
  const thisYear = new Date().getFullYear();
  const parts = { timeZone: 'UTC', month: 'short', day: 'numeric', weekday: 'short' } as const;
  const language = locale === 'en' ? 'en-GB' : locale;
  const near = new Intl.DateTimeFormat(language, parts);
  const far = new Intl.DateTimeFormat(language, { ...parts, year: 'numeric' });
  return (day) => {
    const date = new Date(`${day}T00:00Z`);
    return (date.getUTCFullYear() === thisYear ? near : far).format(date);
  };
}
