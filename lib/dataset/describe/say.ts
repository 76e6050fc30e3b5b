import type { Locale } from '@/lib/platform/locale';
import en from '@/messages/en/release-documents.json';
import zh from '@/messages/zh-CN/release-documents.json';

/** The words of the documents of a release. */
export const words = (locale: Locale): typeof en => (locale === 'en' ? en : zh);

/** Puts values into the gaps of a text. @throws Error when one is missing */
export const fill = (text: string, values: Readonly<Record<string, string | number>>): string =>
  text.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const value = values[name];
    if (value === undefined) throw new Error(`nothing to put for {${name}}`);
    return String(value);
  });

/** «October 2026», «2026年10月». */
export const monthName = (month: string, locale: Locale): string =>
  new Intl.DateTimeFormat(locale, { year: 'numeric', month: 'long', timeZone: 'UTC' }).format(new Date(`${month}-01`));
