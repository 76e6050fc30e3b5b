'use server';

import { cookies } from 'next/headers';
import { redirect } from 'next/navigation';
import { action } from '@/lib/platform/actions/action.server';
import { fields, spoken, text } from '@/lib/platform/actions/action-input';
import { isoWeek } from '@/lib/platform/china-time';
import { systemClock } from '@/lib/platform/clock';
import { localePath } from '@/lib/platform/locale';
import { ownCookie } from '@/lib/platform/own-cookie';
import { settings } from '@/lib/platform/settings.server';
import { MINUTE_COOKIE } from '@/lib/record/minute-cookie';
import { answerMyFollowUp, checkInMyWeek, stateMyCarGone } from '@/lib/record/my-record.server';
import { readCarGone, readCheckIn, readFollowUp } from '@/lib/record/statement-forms';

/** «No call in the week of …», for the driver of the running request. */
export const checkInAction = action(
  [fields({ week: text(10), locale: spoken })],
  async ({ week: said, locale }): Promise<void> => {
    const week = readCheckIn(said);
    const kept = week !== null && (await checkInMyWeek(week, systemClock()));
    redirect(localePath(locale, kept ? '/me?minute=kept' : '/me?minute=closed'));
  },
);

/** An answer to «did it stop?». */
export const followUpAction = action(
  [fields({ receipt: text(20), channel: text(20), afterDays: text(5), answer: text(20), locale: spoken })],
  async ({ locale, ...said }): Promise<void> => {
    const answer = readFollowUp(said);
    const kept = answer !== null && (await answerMyFollowUp(answer, systemClock()));
    redirect(localePath(locale, kept ? '/me?minute=kept' : '/me'));
  },
);

/** «The car is not mine any more», or that it is after all. */
export const carGoneAction = action(
  [fields({ gone: text(5), locale: spoken })],
  async ({ gone: said, locale }): Promise<void> => {
    const gone = readCarGone(said);
    if (gone !== null) await stateMyCarGone(gone, systemClock());
    redirect(localePath(locale, '/me#stale'));
  },
);

/** Puts the weekly questions away until the next week. */
export const dismissMinuteAction = action([fields({ locale: spoken })], async ({ locale }): Promise<void> => {
  const week = String(isoWeek(systemClock()));
  const https = settings().ORIGIN.startsWith('https:');
  (await cookies()).set(ownCookie(MINUTE_COOKIE, week, 8 * 86_400, https));
  redirect(localePath(locale, '/me'));
});
