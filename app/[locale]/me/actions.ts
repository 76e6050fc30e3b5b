'use server';

import { redirect } from 'next/navigation';
import { keepMyRecord } from '@/lib/accounts/my-record.server';
import { readSession } from '@/lib/accounts/sign-in.server';
import { readThisDevice } from '@/lib/accounts/this-device.server';
import { action } from '@/lib/platform/actions/action.server';
import { fields, spoken } from '@/lib/platform/actions/action-input';
import { localePath } from '@/lib/platform/locale';

/** Lets the account of the session keep what this device has reported. */
export const keepAction = action([fields({ locale: spoken })], async ({ locale }): Promise<void> => {
  const session = await readSession();
  const device = await readThisDevice();
  if (!session) redirect(localePath(locale, '/me'));
  const kept = device && (await keepMyRecord(session.userId, device));
  redirect(localePath(locale, `/me${kept && !kept.ok ? '?kept=elsewhere' : ''}`));
});
