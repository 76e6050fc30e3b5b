'use server';

import { redirect } from 'next/navigation';
import { keepMyRecord } from '@/lib/accounts/my-record.server';
import { readSession } from '@/lib/accounts/sign-in.server';
import { readThisDevice } from '@/lib/accounts/this-device.server';
import { DEFAULT_LOCALE, isLocale, localePath } from '@/lib/platform/locale';

/** Lets the account of the session keep what this device has reported. */
export async function keepAction(form: FormData): Promise<void> {
  const session = await readSession();
  const device = await readThisDevice();
  if (!session) redirect(mine(form, ''));
  const kept = device && (await keepMyRecord(session.userId, device));
  redirect(mine(form, kept && !kept.ok ? '?kept=elsewhere' : ''));
}

function mine(form: FormData, query: string): string {
  const locale = String(form.get('locale') ?? '');
  return localePath(isLocale(locale) ? locale : DEFAULT_LOCALE, `/me${query}`);
}
