import 'server-only';
import { findMyReporter, openMyReporter } from '@/lib/accounts/my-reporter.server';
import { readThisNetwork } from '@/lib/accounts/this-device.server';
import { chinaDate } from '@/lib/platform/china-time';
import { systemClock } from '@/lib/platform/clock';
import { pool } from '@/lib/platform/database.server';
import { createLimiter, type Limiter } from '@/lib/platform/rate-limit.server';
import { err, type Result } from '@/lib/platform/result';
import { settings } from '@/lib/platform/settings.server';
import { pushKeys } from './push-keys.server';
import { countReminders, dropSubscription, keepPushWish } from './push-subscriptions.server';
import { readPushWish } from './push-wish';

export type PushProblem = 'malformed' | 'push_service' | 'locked' | 'limited' | 'full';

const PER_HOUR = 300;
let limiter: Limiter | undefined;

/** The public key that a browser subscribes with. */
export const pushPublicKey = (): string => pushKeys().publicKey;

/** Keeps what the visitor's browser agreed to. @returns how many reminders */
export async function keepMyPush(input: unknown): Promise<Result<number, PushProblem>> {
  const now = systemClock();
  const wish = readPushWish(input, chinaDate(now), settings().PUSH_HOSTS);
  if (!wish.ok) return wish;
  const points = Math.ceil(PER_HOUR * settings().RATE_LIMIT_FACTOR);
  limiter ??= createLimiter({ name: 'push', points, seconds: 3600 });
  if (!limiter.consume(await readThisNetwork()).ok) return err('limited');
  const mine = await openMyReporter(now);
  return mine.ok ? keepPushWish(pool(), mine.value, wish.value, now) : mine;
}

/** How many reminders the visitor's browser still has. */
export async function countMyReminders(endpoint: string): Promise<number> {
  const { reporterId } = await findMyReporter();
  return reporterId === null ? 0 : countReminders(pool(), reporterId, endpoint.slice(0, 1000));
}

/** Forgets the visitor's browser. */
export async function dropMyPush(endpoint: string): Promise<void> {
  const { reporterId } = await findMyReporter();
  if (reporterId !== null) await dropSubscription(pool(), reporterId, endpoint.slice(0, 1000));
}
