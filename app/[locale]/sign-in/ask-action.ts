'use server';

import { redirect } from 'next/navigation';
import type { OneFieldState } from '@/components/forms/one-field-form';
import { askForLink } from '@/lib/accounts/ask-for-link.server';
import { localeOfPath, ownPath } from '@/lib/accounts/sign-in-link';
import { readThisNetwork } from '@/lib/accounts/this-device.server';
import { action } from '@/lib/platform/actions/action.server';
import { before, fields, text } from '@/lib/platform/actions/action-input';
import { localePath } from '@/lib/platform/locale';
import { settings } from '@/lib/platform/settings.server';

/** Sends the link and shows «look in your mail»; the typed address never stands in a URL. */
export const askAction = action(
  [before, fields({ email: text(400), next: text(2_000) })],
  async (_, { email: typed, next: wanted }): Promise<OneFieldState> => {
    const next = ownPath(wanted, settings().ORIGIN, '/me');
    const asked = await askForLink(typed, next, await readThisNetwork());
    if (!asked.ok) return { problem: asked.error, typed };
    redirect(localePath(localeOfPath(next), `/sign-in?${new URLSearchParams({ sent: '1', next })}`));
  },
);
