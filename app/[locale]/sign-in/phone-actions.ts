'use server';

import { redirect } from 'next/navigation';
import type { OneFieldState } from '@/components/forms/one-field-form';
import { askForMyCode, enterByMyCode } from '@/lib/accounts/my-phone-code.server';
import { localeOfPath, ownPath } from '@/lib/accounts/sign-in-link';
import { localePath } from '@/lib/platform/locale';
import { settings } from '@/lib/platform/settings.server';

const nextOf = (form: FormData): string => ownPath(String(form.get('next') ?? ''), settings().ORIGIN, '/me');

/** Sends a code and shows where to type it; the typed number never stands in a URL. */
export async function askCodeAction(_: OneFieldState, form: FormData): Promise<OneFieldState> {
  const typed = String(form.get('phone') ?? '').slice(0, 60);
  const next = nextOf(form);
  const asked = await askForMyCode(typed, localeOfPath(next));
  if (!asked.ok) return { problem: asked.error, typed };
  redirect(localePath(localeOfPath(next), `/sign-in/phone?${new URLSearchParams({ next })}`));
}

/** Signs in by the code. */
export async function enterCodeAction(_: OneFieldState, form: FormData): Promise<OneFieldState> {
  const typed = String(form.get('code') ?? '').slice(0, 60);
  const entered = await enterByMyCode(typed);
  if (!entered.ok) return { problem: entered.error, typed };
  redirect(nextOf(form));
}
