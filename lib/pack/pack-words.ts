import type { Locale } from '@/lib/platform/locale';
import en from '@/messages/en/pack-document.json';
import zh from '@/messages/zh-CN/pack-document.json';

/** The words of the documents of a pack. */
export const packWords = (locale: Locale): typeof zh => (locale === 'en' ? en : zh);
export type PackWords = typeof zh;
