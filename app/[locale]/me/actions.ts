'use server';

import { redirect } from 'next/navigation';
import type { OneFieldState } from '@/components/forms/sign-in-one-field-form';
import { endMySessions, keepMyRecord, restoreMyRecord } from '@/lib/accounts/my-record.server';
import { parseRecoveryCode } from '@/lib/accounts/recovery-code';
import { readSession, signOut } from '@/lib/accounts/sign-in.server';
import { signInLimits } from '@/lib/accounts/sign-in-limits.server';
import {
  keepThisDevice,
  readOrMintThisDevice,
  readThisDevice,
  readThisNetwork,
} from '@/lib/accounts/this-device.server';
import { DEFAULT_LOCALE, isLocale, localePath } from '@/lib/platform/locale';

/** Brings the records of a recovery code to this device. */
export async function restoreAction(_: OneFieldState, form: FormData): Promise<OneFieldState> {
  const typed = String(form.get('code') ?? '').slice(0, 254);
  const code = parseRecoveryCode(typed);
  if (!code.ok) return { problem: code.error, typed };
  if (!(await signInLimits().restoreNetwork.consume(await readThisNetwork())).ok) return { problem: 'limited', typed };
  const device = await readOrMintThisDevice();
  const restored = await restoreMyRecord(code.value, device, new Date());
  if (!restored.ok) return { problem: restored.error, typed };
  await keepThisDevice(device);
  redirect(mine(form, '?restored=1'));
}

/** Lets the account of the session keep what this device has reported. */
export async function keepAction(form: FormData): Promise<void> {
  const session = await readSession();
  const device = await readThisDevice();
  if (!session) redirect(mine(form, ''));
  const kept = device && (await keepMyRecord(session.userId, device));
  redirect(mine(form, kept && !kept.ok ? '?kept=elsewhere' : ''));
}

/** Ends the session of this browser. */
export async function signOutAction(form: FormData): Promise<void> {
  await signOut({ redirect: false });
  redirect(mine(form, ''));
}

/** Ends the sessions of this account on every device. */
export async function signOutEverywhereAction(form: FormData): Promise<void> {
  const session = await readSession();
  if (session) await endMySessions(session.userId);
  await signOut({ redirect: false });
  redirect(mine(form, ''));
}

function mine(form: FormData, query: string): string {
  const locale = String(form.get('locale') ?? '');
  return localePath(isLocale(locale) ? locale : DEFAULT_LOCALE, `/me${query}`);
}
