import 'server-only';
import { createLimiter } from '@/lib/platform/rate-limit.server';
import { err, ok, type Result } from '@/lib/platform/result';
import { settings } from '@/lib/platform/settings.server';

/** How the sender showed some effort: a solved puzzle, a page left open long enough, or nothing. */
export type Proof = 'work' | 'paced' | 'none';
export type LimitReached = { readonly limit: 'reporter' | 'network' | 'number'; readonly retryAfter: number };

const HOUR = 3600;

/**
 * Reports per hour. A driver on the worst day told to the press had twenty calls; a carrier's shared address serves thousands of drivers;
 * an insurer's own line may be named by a whole city at once, a private number hardly by a hundred drivers an hour.
 */
const PER_HOUR = { reporter: 60, networkProven: 6_000, network: 1_200, enterpriseNumber: 6_000, privateNumber: 120 };

type Limiters = Record<keyof typeof PER_HOUR, ReturnType<typeof createLimiter>>;
let limiters: Limiters | undefined;

function all(): Limiters {
  limiters ??= Object.fromEntries(
    Object.entries(PER_HOUR).map(([name, points]) => [
      name,
      createLimiter({ name, points: Math.ceil(points * settings().RATE_LIMIT_FACTOR), seconds: HOUR }),
    ]),
  ) as Limiters;
  return limiters;
}

export type Sender = {
  readonly reporter: string;
  readonly network: string;
  /** Keyed hash of the caller's number, or null when it was withheld. */
  readonly number: string | null;
  readonly enterprise: boolean;
  readonly proof: Proof;
};

/** Charges one report to its reporter, network and number. Effort shown widens the network's share, nothing else. */
export function admitReport(sender: Sender): Result<void, LimitReached> {
  const { reporter, network, networkProven, enterpriseNumber, privateNumber } = all();
  const byReporter = reporter.consume(sender.reporter);
  if (!byReporter.ok) return err({ limit: 'reporter', ...byReporter.error });
  const byNetwork = (sender.proof === 'none' ? network : networkProven).consume(sender.network);
  if (!byNetwork.ok) return err({ limit: 'network', ...byNetwork.error });
  if (sender.number === null) return ok(undefined);
  const byNumber = (sender.enterprise ? enterpriseNumber : privateNumber).consume(sender.number);
  return byNumber.ok ? ok(undefined) : err({ limit: 'number', ...byNumber.error });
}
