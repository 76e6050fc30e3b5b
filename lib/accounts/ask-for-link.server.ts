import 'server-only';
import { err, ok, type Result } from '@/lib/platform/result';
import { settings } from '@/lib/platform/settings.server';
import { accountKeys } from './account-keys.server';
import { rememberAsking } from './adopt-after-sign-in.server';
import { emailHash, parseEmailAddress } from './email-address';
import { readSession, signIn } from './sign-in.server';
import { signInLimits } from './sign-in-limits.server';

/** `malformed`: not one address. `limited`: this network asked too often. `undelivered`: no mail server took the mail. */
export type AskProblem = 'malformed' | 'limited' | 'undelivered';

/**
 * Sends a sign-in link to an address. The answer is the same whether the address is known, new, or has had too many mails. Only a server action
 * may call this, as it sets cookies.
 * @param next path to go to after signing in
 */
export async function askForLink(typed: string, next: string, network: string): Promise<Result<void, AskProblem>> {
  const email = parseEmailAddress(typed);
  if (!email.ok) return err('malformed');
  if (!signInLimits().mailNetwork.consume(network).ok) return err('limited');
  const landing: string = await signIn('nodemailer', { email: email.value, redirectTo: next, redirect: false });
  if (new URL(landing, settings().ORIGIN).searchParams.has('error')) return err('undelivered');
  await rememberAsking(emailHash(accountKeys(), email.value), (await readSession())?.userId ?? null);
  return ok(undefined);
}
