import 'server-only';
import { z } from 'zod';
import { findMyReporter, openMyReporter } from '@/lib/accounts/my-reporter.server';
import { readThisNetwork } from '@/lib/accounts/this-device.server';
import { systemClock } from '@/lib/platform/clock';
import { pool } from '@/lib/platform/database.server';
import { createLimiter, type Limiter } from '@/lib/platform/rate-limit.server';
import { err, ok, type Result } from '@/lib/platform/result';
import { settings } from '@/lib/platform/settings.server';
import { type CanaryCopy, dropCanaryCopies, readCanaryCopies, saveCanaryCopy } from './canary-copy.server';
import { type MarkedPlace, readMarkedPlaces } from './marked-places.server';
import { isSealed, MOST_SEALED_BYTES } from './sealed-notes';

const copyToKeep = z.strictObject({
  base: z.int().min(0).max(1_000_000_000),
  sealed: z.string().max(MOST_SEALED_BYTES).refine(isSealed),
  absorbed: z.array(z.uuid()).max(20),
});

/** `malformed`: not a copy of ours. `conflict`: another device was faster; read, join and save again. `locked`: sign in first. */
export type CopyProblem = 'malformed' | 'conflict' | 'locked' | 'limited';

const PER_HOUR = 600;
let limiter: Limiter | undefined;

/** The places that canaries have marked in the visitor's own reports. */
export async function readMyMarkedPlaces(): Promise<MarkedPlace[]> {
  const { reporterId } = await findMyReporter();
  return reporterId === null ? [] : readMarkedPlaces(pool(), reporterId);
}

/** The visitor's encrypted copies. */
export async function readMyCopies(): Promise<CanaryCopy[]> {
  const { reporterId } = await findMyReporter();
  return reporterId === null ? [] : readCanaryCopies(pool(), reporterId);
}

/** Keeps a copy for the visitor. @returns its version */
export async function saveMyCopy(input: unknown): Promise<Result<number, CopyProblem>> {
  const copy = copyToKeep.safeParse(input);
  if (!copy.success) return err('malformed');
  const points = Math.ceil(PER_HOUR * settings().RATE_LIMIT_FACTOR);
  limiter ??= createLimiter({ name: 'canary-copy', points, seconds: 3600 });
  if (!limiter.consume(await readThisNetwork()).ok) return err('limited');
  const now = systemClock();
  const mine = await openMyReporter(now);
  // Its shape was checked above; zod does not carry the brand.
  return mine.ok
    ? saveCanaryCopy(pool(), mine.value, copy.data as Parameters<typeof saveCanaryCopy>[2], now)
    : err('locked');
}

/** Deletes the visitor's copies. */
export async function dropMyCopies(): Promise<Result<null, never>> {
  const { reporterId } = await findMyReporter();
  if (reporterId !== null) await dropCanaryCopies(pool(), reporterId);
  return ok(null);
}
