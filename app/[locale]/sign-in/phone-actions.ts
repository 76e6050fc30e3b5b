'use server';

import { redirect } from 'next/navigation';
import type { OneFieldState } from '@/components/forms/one-field-form';
import { askForMyCode, enterByMyCode } from '@/lib/accounts/my-phone-code.server';
import { localeOfPath, ownPath } from '@/lib/accounts/sign-in-link';
import { action } from '@/lib/platform/actions/action.server';
import { before, fields, text } from '@/lib/platform/actions/action-input';
import { localePath } from '@/lib/platform/locale';
import { settings } from '@/lib/platform/settings.server';

const next = text(2_000).transform((wanted) => ownPath(wanted, settings().ORIGIN, '/me'));

/** Sends a code and shows where to type it; the typed number never stands in a URL. */
export const askCodeAction = action(
  [before, fields({ phone: text(60), next })],
  async (_, { phone: typed, next: wanted }): Promise<OneFieldState> => {
    const asked = await askForMyCode(typed, localeOfPath(wanted));
    if (!asked.ok) return { problem: asked.error, typed };
    redirect(localePath(localeOfPath(wanted), `/sign-in/phone?${new URLSearchParams({ next: wanted })}`));
  },
);

/** Signs in by the code. */
export const enterCodeAction = action(
  [before, fields({ code: text(60), next })],
  async (_, { code: typed, next: wanted }): Promise<OneFieldState> => {
    const entered = await enterByMyCode(typed);
    if (!entered.ok) return { problem: entered.error, typed };
    redirect(wanted);
  },
);
