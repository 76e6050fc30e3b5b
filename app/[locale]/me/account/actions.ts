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
import { action } from '@/lib/platform/actions/action.server';
import { before, fields, spoken, text } from '@/lib/platform/actions/action-input';
import { localePath } from '@/lib/platform/locale';

const button = fields({ locale: spoken });

/** Brings the records of a recovery code to this device. */
export const restoreAction = action(
  [before, fields({ code: text(254), locale: spoken })],
  async (_, { code: typed, locale }): Promise<OneFieldState> => {
    const code = parseRecoveryCode(typed);
    if (!code.ok) return { problem: code.error, typed };
    if (!signInLimits().restoreNetwork.consume(await readThisNetwork()).ok) return { problem: 'limited', typed };
    const device = await readOrMintThisDevice();
    const restored = await restoreMyRecord(code.value, device, new Date());
    if (!restored.ok) return { problem: restored.error, typed };
    await keepThisDevice(device);
    redirect(localePath(locale, '/me?restored=1'));
  },
);

/** Ends the session of this browser. */
export const signOutAction = action([button], async ({ locale }): Promise<void> => {
  const session = await readSession();
  if (session) await endMySession(session.sessionId);
  await signOut({ redirect: false });
  redirect(localePath(locale, '/me'));
});

/** Ends the sessions of this account on every device. */
export const signOutEverywhereAction = action([button], async ({ locale }): Promise<void> => {
  const session = await readSession();
  if (session) await endMySessions(session.userId);
  await signOut({ redirect: false });
  redirect(localePath(locale, '/me'));
});

/** Ends one other session of this account. */
export const endSessionAction = action(
  [fields({ session: text(60), locale: spoken })],
  async ({ session, locale }): Promise<void> => {
    await endMySession(session);
    redirect(localePath(locale, '/me/account'));
  },
);

/** Takes a device from the record. */
export const detachAction = action(
  [fields({ device: text(60), locale: spoken })],
  async ({ device, locale }): Promise<void> => {
    await detachMyDevice(device);
    redirect(localePath(locale, '/me/account'));
  },
);

/** Takes a way out of the account; the last one stays. */
export const unlinkAction = action(
  [fields({ way: text(60), locale: spoken })],
  async ({ way, locale }): Promise<void> => {
    const unlinked = isWay(way) ? await unlinkMyWay(way) : null;
    const said = unlinked?.ok ? `unlinked=${way}` : unlinked?.error === 'last' ? 'problem=last' : '';
    redirect(localePath(locale, `/me/account?${said}`));
  },
);

/** Drops the account and keeps the record with this device and its recovery code, once the box is ticked. */
export const leaveAction = action(
  [fields({ sure: text(10), locale: spoken })],
  async ({ sure, locale }): Promise<void> => {
    if (sure !== 'yes') redirect(localePath(locale, '/me/account/leave?unsure=1'));
    const left = await leaveMyContact();
    if (left.ok) await signOut({ redirect: false });
    redirect(localePath(locale, left.ok ? '/me/account?left=1' : `/me/account?problem=${left.error}`));
  },
);
