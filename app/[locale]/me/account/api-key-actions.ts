'use server';

import { redirect } from 'next/navigation';
import type { NewApiKey } from '@/components/me/new-api-key-form';
import { createMyApiKey, revokeMyApiKey } from '@/lib/accounts/my-api-keys.server';
import { DEFAULT_LOCALE, isLocale, localePath } from '@/lib/platform/locale';

/** Makes a key for the account of the session; it is told in the answer and nowhere else. */
export async function createApiKeyAction(): Promise<NewApiKey> {
  const made = await createMyApiKey(new Date());
  return made.ok ? { key: made.value } : 'full';
}

/** Ends one key of the account of the session. */
export async function revokeApiKeyAction(form: FormData): Promise<void> {
  await revokeMyApiKey(Number(form.get('slot')));
  const locale = String(form.get('locale') ?? '');
  redirect(localePath(isLocale(locale) ? locale : DEFAULT_LOCALE, '/me/account'));
}
