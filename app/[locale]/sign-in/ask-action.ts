'use server';

import { redirect } from 'next/navigation';
import type { OneFieldState } from '@/components/forms/one-field-form';
import { askForLink } from '@/lib/accounts/ask-for-link.server';
import { localeOfPath, ownPath } from '@/lib/accounts/sign-in-link';
import { readThisNetwork } from '@/lib/accounts/this-device.server';
import { localePath } from '@/lib/platform/locale';
import { settings } from '@/lib/platform/settings.server';

/** Sends the link and shows «look in your mail»; the typed address never stands in a URL. */
export async function askAction(_: OneFieldState, form: FormData): Promise<OneFieldState> {
  const typed = String(form.get('email') ?? '');
  const next = ownPath(String(form.get('next') ?? ''), settings().ORIGIN, '/me');
  const asked = await askForLink(typed, next, await readThisNetwork());
  if (!asked.ok) return { problem: asked.error, typed };
  redirect(localePath(localeOfPath(next), `/sign-in?${new URLSearchParams({ sent: '1', next })}`));
}
