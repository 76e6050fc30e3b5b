import type { Locale } from '@/lib/platform/locale';
import en from '@/messages/en/release-documents.json';
import zh from '@/messages/zh-CN/release-documents.json';

/** The words of the documents of a release. */
export const words = (locale: Locale): typeof en => (locale === 'en' ? en : zh);

/** «October 2026», «2026年10月». */
export const monthName = (month: string, locale: Locale): string =>
  new Intl.DateTimeFormat(locale, { year: 'numeric', month: 'long', timeZone: 'UTC' }).format(new Date(`${month}-01`));
