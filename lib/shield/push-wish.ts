import { z } from 'zod';
import { addDays, isDay, mondayOf } from '@/lib/platform/calendar-day';
import { LOCALES } from '@/lib/platform/locale';
import { err, ok, type Result } from '@/lib/platform/result';
import { isPushService } from './push-hosts';
import { SHIELD_STEPS } from './shield-steps';

/** A browser that takes messages: where, its keys (base64url), and its driver's language. */
const pushBrowser = z.strictObject({
  endpoint: z.string().max(1000),
  p256dh: z.string().regex(/^[\w-]{87}$/),
  auth: z.string().regex(/^[\w-]{22}$/),
  locale: z.enum(LOCALES),
});
export type PushBrowser = z.infer<typeof pushBrowser>;

/** What a browser asks for: the Mondays it agreed to. */
const pushWish = z.strictObject({
  ...pushBrowser.shape,
  reminders: z
    .array(z.strictObject({ on: z.string().refine(isDay), step: z.string() }))
    .min(1)
    .max(SHIELD_STEPS.length),
});
export type PushWish = z.infer<typeof pushWish>;

/** `push_service`: an address that is none of a known push service. */
export type PushWishProblem = 'malformed' | 'push_service';

/** Further ahead no policy expires. */
const FURTHEST_DAYS = 800;

/** Reads a wish. Only Mondays to come are taken, one for each step: anything finer would tell the expiry day. @param hosts further push services */
export function readPushWish(
  input: unknown,
  today: string,
  hosts: readonly string[],
): Result<PushWish, PushWishProblem> {
  const wish = pushWish.safeParse(input);
  if (!wish.success) return err('malformed');
  const { endpoint, reminders } = wish.data;
  const steps = new Set(reminders.map(({ step }) => step));
  const sound = reminders.every(
    ({ on, step }) =>
      mondayOf(on) === on &&
      on > today &&
      on <= addDays(today, FURTHEST_DAYS) &&
      SHIELD_STEPS.some(({ id }) => id === step),
  );
  if (!sound || steps.size !== reminders.length) return err('malformed');
  return isPushService(endpoint, hosts) ? ok(wish.data) : err('push_service');
}

/** Reads a browser that takes messages. @param hosts further push services */
export function readPushBrowser(input: unknown, hosts: readonly string[]): Result<PushBrowser, PushWishProblem> {
  const browser = pushBrowser.safeParse(input);
  if (!browser.success) return err('malformed');
  return isPushService(browser.data.endpoint, hosts) ? ok(browser.data) : err('push_service');
}
