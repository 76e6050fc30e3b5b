import 'server-only';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { err, ok, type Result } from '@/lib/platform/result';

/** So many points in so many seconds, counted per key in the memory of this process. */
export type Limit = { readonly name: string; readonly points: number; readonly seconds: number };
export type Limiter = { consume(key: string, points?: number): Promise<Result<void, { retryAfter: number }>> };

/** Makes a limiter. A refused request is told how many seconds to wait and is not charged again for asking. */
export function createLimiter({ name, points, seconds }: Limit): Limiter {
  const counter = new RateLimiterMemory({ keyPrefix: name, points, duration: seconds });
  return {
    async consume(key, cost = 1) {
      try {
        await counter.consume(key, cost);
        return ok(undefined);
      } catch (refusal) {
        if (!(refusal instanceof RateLimiterRes)) throw refusal;
        return err({ retryAfter: Math.max(1, Math.ceil(refusal.msBeforeNext / 1000)) });
      }
    },
  };
}
