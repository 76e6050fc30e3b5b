import 'server-only';
import { err, ok, type Result } from '@/lib/platform/result';

/** So many points in so many seconds, counted per key in the memory of this process. */
export type Limit = { readonly name: string; readonly points: number; readonly seconds: number };
/** What is left of a limit after a request, and in how many seconds all of it is there again. */
export type Allowance = { readonly remaining: number; readonly reset: number };
export type Limiter = {
  readonly limit: Limit;
  consume(key: string, points?: number): Result<Allowance, { retryAfter: number }>;
};

type Window = { spent: number; readonly ends: number };

/**
 * Makes a limiter with a window per key that begins at its first request. A refused request is told how many seconds to wait and is not charged
 * again for asking.
 *
 * All windows of a limiter are equally long, so those that end first stand first in the map: each request clears away two ended ones, and no
 * timer is needed for the hundred thousand keys of a busy hour.
 */
export function createLimiter(limit: Limit, now: () => number = Date.now): Limiter {
  const { points, seconds } = limit;
  const windows = new Map<string, Window>();
  const clear = (at: number, most: number) => {
    for (const [key, { ends }] of windows) {
      if (ends > at || most-- === 0) return;
      windows.delete(key);
    }
  };
  return {
    limit,
    consume(key, cost = 1) {
      const at = now();
      clear(at, 2);
      const found = windows.get(key);
      if (found && found.ends > at) {
        if (found.spent + cost > points) return refused(found.ends - at);
        found.spent += cost;
        return ok({ remaining: points - found.spent, reset: inSeconds(found.ends - at) });
      }
      if (found) windows.delete(key);
      if (cost > points) return refused(seconds * 1000);
      windows.set(key, { spent: cost, ends: at + seconds * 1000 });
      return ok({ remaining: points - cost, reset: inSeconds(seconds * 1000) });
    },
  };
}

const inSeconds = (milliseconds: number): number => Math.max(1, Math.ceil(milliseconds / 1000));
const refused = (milliseconds: number) => err({ retryAfter: inSeconds(milliseconds) });
