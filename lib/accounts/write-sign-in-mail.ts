import { createTranslator } from 'use-intl/core';
import type { Locale } from '@/lib/platform/locale';
import en from '@/messages/en/accounts.json';
import zh from '@/messages/zh-CN/accounts.json';

const MESSAGES = { 'zh-CN': zh, en } as const;

/** Subject and plain text of the mail with a sign-in link that holds for `minutes`. */
export function writeSignInMail(locale: Locale, link: string, minutes: number): { subject: string; text: string } {
  const t = createTranslator({ locale, messages: MESSAGES[locale], namespace: 'mail' });
  return { subject: t('subject'), text: t('text', { link, minutes }) };
}
