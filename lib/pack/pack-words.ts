import type { Locale } from '@/lib/platform/locale';
import en from '@/messages/en/pack-document.json';
import zh from '@/messages/zh-CN/pack-document.json';

/** The words of the documents of a pack. */
export const packWords = (locale: Locale): typeof zh => (locale === 'en' ? en : zh);
export type PackWords = typeof zh;

/** Puts values into the gaps of a text. @throws Error when one is missing */
export const fill = (text: string, values: Readonly<Record<string, string | number>>): string =>
  text.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const value = values[name];
    if (value === undefined) throw new Error(`nothing to put for {${name}}`);
    return String(value);
  });
