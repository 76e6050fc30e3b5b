import 'server-only';
import { createLimiter, type Limiter } from '@/lib/platform/rate-limit.server';
import { settings } from '@/lib/platform/settings.server';

/** Per network and hour: records read for a pack, and files made here, which cost half a second of work each. */
const PER_HOUR = { packFacts: 120, packFiles: 60 };

let limiters: Record<keyof typeof PER_HOUR, Limiter> | undefined;

/** The limits of packs in this process. */
export function packLimits(): Record<keyof typeof PER_HOUR, Limiter> {
  const limit = (name: keyof typeof PER_HOUR) =>
    createLimiter({ name, points: Math.ceil(PER_HOUR[name] * settings().RATE_LIMIT_FACTOR), seconds: 3600 });
  limiters ??= { packFacts: limit('packFacts'), packFiles: limit('packFiles') };
  return limiters;
}
