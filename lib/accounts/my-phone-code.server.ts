import 'server-only';
import { cookies } from 'next/headers';
import { AuthError } from 'next-auth';
import { systemClock } from '@/lib/platform/clock';
import { prisma } from '@/lib/platform/database.server';
import type { Locale } from '@/lib/platform/locale';
import { ownCookie, ownCookieName } from '@/lib/platform/own-cookie';
import { err, ok, type Result } from '@/lib/platform/result';
import { settings } from '@/lib/platform/settings.server';
import { accountKeys } from './account-keys.server';
import { type AskCodeProblem, askForCode } from './ask-for-code.server';
import type { CodeProblem } from './enter-by-code.server';
import { CODE_MINUTES, parseAsk } from './phone-code';
import { forgetCode } from './phone-codes.server';
import { signIn } from './sign-in.server';
import { signInLimits } from './sign-in-limits.server';
import { siteSmsRoute } from './sign-in-settings.server';
import { codeDelivery, type DeliverCode } from './sms/deliver-code.server';
import { readThisDevice, readThisNetwork } from './this-device.server';
import { writeCodeMessage } from './write-code-message';

const ASK = 'wurao_code';
const https = (): boolean => settings().ORIGIN.startsWith('https:');

let deliver: DeliverCode | undefined;

/** Sends a code and remembers in this browser that it asked. Only a server action may call this, as it sets a cookie. */
export async function askForMyCode(typed: string, locale: Locale): Promise<Result<void, AskCodeProblem>> {
  const jar = await cookies();
  const now = systemClock();
  deliver ??= codeDelivery(siteSmsRoute());
  const parts = { db: prisma(), keys: accountKeys(), now, deliver, limits: signInLimits(), say: sayIn(locale) };
  const before = parseAsk(jar.get(ownCookieName(ASK, https()))?.value);
  const asked = await askForCode(parts, typed, { device: await readThisDevice(), network: await readThisNetwork() });
  if (!asked.ok) return asked;
  if (before) await forgetCode(parts, before);
  jar.set(ownCookie(ASK, asked.value, CODE_MINUTES * 60, https()));
  return ok(undefined);
}

const sayIn = (locale: Locale) => (code: string) => writeCodeMessage(locale, code, CODE_MINUTES);

/** Whether this browser waits for a code. */
export const isCodeAsked = async (): Promise<boolean> =>
  parseAsk((await cookies()).get(ownCookieName(ASK, https()))?.value) !== null;

/** Signs in by a typed code, or adds the number to the account that is signed in. `limited`: this network typed too many. */
export async function enterByMyCode(typed: string): Promise<Result<void, CodeProblem | 'limited'>> {
  if (!signInLimits().tryNetwork.consume(await readThisNetwork()).ok) return err('limited');
  const jar = await cookies();
  try {
    await signIn('phone', { ask: jar.get(ownCookieName(ASK, https()))?.value ?? '', code: typed, redirect: false });
  } catch (error) {
    if (error instanceof AuthError && 'code' in error) return err(error.code as CodeProblem);
    throw error;
  }
  jar.set(ownCookie(ASK, '', 0, https()));
  return ok(undefined);
}
