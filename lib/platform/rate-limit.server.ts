import 'server-only';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { err, ok, type Result } from '@/lib/platform/result';

/** So many points in so many seconds, counted per key in the memory of this process. */
export type Limit = { readonly name: string; readonly points: number; readonly seconds: number };
/** What is left of a limit after a request, and in how many seconds all of it is there again. */
export type Allowance = { readonly remaining: number; readonly reset: number };
export type Limiter = {
  readonly limit: Limit;
  consume(key: string, points?: number): Promise<Result<Allowance, { retryAfter: number }>>;
};

/** Makes a limiter. A refused request is told how many seconds to wait and is not charged again for asking. */
export function createLimiter(limit: Limit): Limiter {
  const { name, points, seconds } = limit;
  const counter = new RateLimiterMemory({ keyPrefix: name, points, duration: seconds });
  return {
    limit,
    async consume(key, cost = 1) {
      try {
        const { remainingPoints, msBeforeNext } = await counter.consume(key, cost);
        return ok({ remaining: remainingPoints, reset: inSeconds(msBeforeNext) });
      } catch (refusal) {
        if (!(refusal instanceof RateLimiterRes)) throw refusal;
        return err({ retryAfter: inSeconds(refusal.msBeforeNext) });
      }
    },
  };
}

const inSeconds = (milliseconds: number): number => Math.max(1, Math.ceil(milliseconds / 1000));
