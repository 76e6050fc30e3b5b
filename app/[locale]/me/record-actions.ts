'use server';

import { cookies } from 'next/headers';
import { redirect } from 'next/navigation';
import { isoWeek } from '@/lib/platform/china-time';
import { systemClock } from '@/lib/platform/clock';
import { DEFAULT_LOCALE, isLocale, localePath } from '@/lib/platform/locale';
import { settings } from '@/lib/platform/settings.server';
import { MINUTE_COOKIE } from '@/lib/record/minute-cookie';
import { answerMyFollowUp, checkInMyWeek, stateMyCarGone } from '@/lib/record/my-record.server';
import { readCarGoneForm, readCheckInForm, readFollowUpForm } from '@/lib/record/statement-forms';

/** «No call in the week of …», for the driver of the running request. */
export async function checkInAction(form: FormData): Promise<void> {
  const week = readCheckInForm(form);
  const kept = week !== null && (await checkInMyWeek(week, systemClock()));
  redirect(mine(form, kept ? '?minute=kept' : '?minute=closed'));
}

/** An answer to «did it stop?». */
export async function followUpAction(form: FormData): Promise<void> {
  const answer = readFollowUpForm(form);
  const kept = answer !== null && (await answerMyFollowUp(answer, systemClock()));
  redirect(mine(form, kept ? '?minute=kept' : ''));
}

/** «The car is not mine any more», or that it is after all. */
export async function carGoneAction(form: FormData): Promise<void> {
  const gone = readCarGoneForm(form);
  if (gone !== null) await stateMyCarGone(gone, systemClock());
  redirect(mine(form, '#stale'));
}

/** Puts the weekly questions away until the next week. */
export async function dismissMinuteAction(form: FormData): Promise<void> {
  const week = String(isoWeek(systemClock()));
  const secure = settings().ORIGIN.startsWith('https:');
  (await cookies()).set(MINUTE_COOKIE, week, {
    path: '/',
    maxAge: 8 * 86_400,
    httpOnly: true,
    sameSite: 'lax',
    secure,
  });
  redirect(mine(form, ''));
}

function mine(form: FormData, rest: string): string {
  const locale = String(form.get('locale') ?? '');
  return localePath(isLocale(locale) ? locale : DEFAULT_LOCALE, `/me${rest}`);
}
