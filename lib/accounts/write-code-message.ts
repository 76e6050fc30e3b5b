import { createTranslator } from 'use-intl/core';
import type { Locale } from '@/lib/platform/locale';
import en from '@/messages/en/accounts.json';
import zh from '@/messages/zh-CN/accounts.json';

const MESSAGES = { 'zh-CN': zh, en } as const;

/** The text of the message with a one-time code that holds for `minutes`; a gateway's template must say the same. */
export function writeCodeMessage(locale: Locale, code: string, minutes: number): string {
  return createTranslator({ locale, messages: MESSAGES[locale], namespace: 'phone' })('message', { code, minutes });
}
