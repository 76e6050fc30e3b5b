import 'server-only';
import { createLimiter, type Limiter } from '@/lib/platform/rate-limit.server';
import { settings } from '@/lib/platform/settings.server';

const HOUR = 3600;

/**
 * Per hour. An address: enough for a mail that was lost twice, too few to annoy a stranger. A network (a carrier's address serves thousands):
 * mails asked for, and wrong recovery codes, of which there are 2⁹⁵.
 */
const PER_HOUR = { mailAddress: 5, mailNetwork: 60, restoreNetwork: 60 };

let limiters: Record<keyof typeof PER_HOUR, Limiter> | undefined;

/** The limits of sign-in and recovery in this process. */
export function signInLimits(): Record<keyof typeof PER_HOUR, Limiter> {
  const limit = (name: keyof typeof PER_HOUR) =>
    createLimiter({ name, points: Math.ceil(PER_HOUR[name] * settings().RATE_LIMIT_FACTOR), seconds: HOUR });
  limiters ??= {
    mailAddress: limit('mailAddress'),
    mailNetwork: limit('mailNetwork'),
    restoreNetwork: limit('restoreNetwork'),
  };
  return limiters;
}
