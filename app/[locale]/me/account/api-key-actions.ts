'use server';

import { redirect } from 'next/navigation';
import type { NewApiKey } from '@/components/me/new-api-key-form';
import { createMyApiKey, revokeMyApiKey } from '@/lib/accounts/my-api-keys.server';
import { action } from '@/lib/platform/actions/action.server';
import { before, fields, spoken, text } from '@/lib/platform/actions/action-input';
import { localePath } from '@/lib/platform/locale';

/** Makes a key for the account of the session; it is told in the answer and nowhere else. */
export const createApiKeyAction = action([before, fields({})], async (): Promise<NewApiKey> => {
  const made = await createMyApiKey(new Date());
  return made.ok ? { key: made.value } : 'full';
});

/** Ends one key of the account of the session. */
export const revokeApiKeyAction = action(
  [fields({ slot: text(10), locale: spoken })],
  async ({ slot, locale }): Promise<void> => {
    await revokeMyApiKey(Number(slot));
    redirect(localePath(locale, '/me/account'));
  },
);
