import 'server-only';
import { createLimiter, type Limiter } from '@/lib/platform/rate-limit.server';
import { settings } from '@/lib/platform/settings.server';

/** Statements an hour from one network; a carrier's address serves thousands. */
const PER_HOUR = 600;

let limiter: Limiter | undefined;

/** The limit of statements about one's own record in this process. */
export function recordLimit(): Limiter {
  const points = Math.ceil(PER_HOUR * settings().RATE_LIMIT_FACTOR);
  limiter ??= createLimiter({ name: 'recordNetwork', points, seconds: 3600 });
  return limiter;
}
