import 'server-only';
import { createLimiter, type Limiter } from '@/lib/platform/rate-limit.server';
import { settings } from '@/lib/platform/settings.server';

const HOUR = 3600;
const DAY = 24 * HOUR;

/**
 * How often in how many seconds. An address or a number: enough for a message that was lost twice, too few to annoy a stranger. A network (a
 * carrier's address serves thousands): messages asked for, wrong recovery codes, of which there are 2⁹⁵, and codes typed, five of a million each.
 * Each code costs money, and networks are cheap: the whole site sends so many and no more. A download reads all that a driver has.
 */
const LIMITS = {
  mailAddress: [5, HOUR],
  mailNetwork: [60, HOUR],
  restoreNetwork: [60, HOUR],
  codeNumber: [5, HOUR],
  codeNumberDay: [10, DAY],
  codeDevice: [10, HOUR],
  codeNetwork: [60, HOUR],
  codeSite: [3_000, HOUR],
  tryNetwork: [300, HOUR],
  exportReporter: [6, HOUR],
  eraseNetwork: [60, HOUR],
} as const satisfies Record<string, readonly [points: number, seconds: number]>;

type LimitName = keyof typeof LIMITS;

let limiters: Record<LimitName, Limiter> | undefined;

/** The limits of sign-in, recovery and of the driver's own data in this process. */
export function signInLimits(): Record<LimitName, Limiter> {
  const factor = settings().RATE_LIMIT_FACTOR;
  limiters ??= Object.fromEntries(
    Object.entries(LIMITS).map(([name, [points, seconds]]) => [
      name,
      createLimiter({ name, points: Math.ceil(points * factor), seconds }),
    ]),
  ) as Record<LimitName, Limiter>;
  return limiters;
}
