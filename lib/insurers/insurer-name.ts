import type { Locale } from '@/lib/platform/locale';

/** The name people read, in the language of the page. */
export const insurerName = (insurer: { shortNameZh: string; nameEn: string }, locale: Locale): string =>
  locale === 'en' ? insurer.nameEn : insurer.shortNameZh;
