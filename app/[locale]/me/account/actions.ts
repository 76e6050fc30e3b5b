'use server';

import { redirect } from 'next/navigation';
import type { OneFieldState } from '@/components/forms/one-field-form';
import { isWay } from '@/lib/accounts/identity';
import { detachMyDevice, endMySession, leaveMyContact, unlinkMyWay } from '@/lib/accounts/my-account.server';
import { endMySessions, restoreMyRecord } from '@/lib/accounts/my-record.server';
import { parseRecoveryCode } from '@/lib/accounts/recovery-code';
import { readSession, signOut } from '@/lib/accounts/sign-in.server';
import { signInLimits } from '@/lib/accounts/sign-in-limits.server';
import { keepThisDevice, readOrMintThisDevice, readThisNetwork } from '@/lib/accounts/this-device.server';
import { DEFAULT_LOCALE, isLocale, localePath } from '@/lib/platform/locale';

/** Brings the records of a recovery code to this device. */
export async function restoreAction(_: OneFieldState, form: FormData): Promise<OneFieldState> {
  const typed = String(form.get('code') ?? '').slice(0, 254);
  const code = parseRecoveryCode(typed);
  if (!code.ok) return { problem: code.error, typed };
  if (!signInLimits().restoreNetwork.consume(await readThisNetwork()).ok) return { problem: 'limited', typed };
  const device = await readOrMintThisDevice();
  const restored = await restoreMyRecord(code.value, device, new Date());
  if (!restored.ok) return { problem: restored.error, typed };
  await keepThisDevice(device);
  redirect(pathIn(form, '/me?restored=1'));
}

/** Ends the session of this browser. */
export async function signOutAction(form: FormData): Promise<void> {
  const session = await readSession();
  if (session) await endMySession(session.sessionId);
  await signOut({ redirect: false });
  redirect(pathIn(form, '/me'));
}

/** Ends the sessions of this account on every device. */
export async function signOutEverywhereAction(form: FormData): Promise<void> {
  const session = await readSession();
  if (session) await endMySessions(session.userId);
  await signOut({ redirect: false });
  redirect(pathIn(form, '/me'));
}

/** Ends one other session of this account. */
export async function endSessionAction(form: FormData): Promise<void> {
  await endMySession(String(form.get('session') ?? '').slice(0, 60));
  redirect(pathIn(form, '/me/account'));
}

/** Takes a device from the record. */
export async function detachAction(form: FormData): Promise<void> {
  await detachMyDevice(String(form.get('device') ?? '').slice(0, 60));
  redirect(pathIn(form, '/me/account'));
}

/** Takes a way out of the account; the last one stays. */
export async function unlinkAction(form: FormData): Promise<void> {
  const way = String(form.get('way') ?? '');
  const unlinked = isWay(way) ? await unlinkMyWay(way) : null;
  const said = unlinked?.ok ? `unlinked=${way}` : unlinked?.error === 'last' ? 'problem=last' : '';
  redirect(pathIn(form, `/me/account?${said}`));
}

/** Drops the account and keeps the record with this device and its recovery code, once the box is ticked. */
export async function leaveAction(form: FormData): Promise<void> {
  if (form.get('sure') !== 'yes') redirect(pathIn(form, '/me/account/leave?unsure=1'));
  const left = await leaveMyContact();
  if (left.ok) await signOut({ redirect: false });
  redirect(pathIn(form, left.ok ? '/me/account?left=1' : `/me/account?problem=${left.error}`));
}

function pathIn(form: FormData, path: string): string {
  const locale = String(form.get('locale') ?? '');
  return localePath(isLocale(locale) ? locale : DEFAULT_LOCALE, path);
}
