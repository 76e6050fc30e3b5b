import { z } from 'zod';
import { LOCALES } from '@/lib/platform/locale';
import { err, ok, type Result } from '@/lib/platform/result';
import { addDays, isDay, mondayOf } from './calendar-day';
import { isPushService } from './push-hosts';
import { SHIELD_STEPS } from './shield-steps';

/** What a browser asks for: where it takes messages, its keys (base64url), and the Mondays it agreed to. */
const pushWish = z.strictObject({
  endpoint: z.string().max(1000),
  p256dh: z.string().regex(/^[\w-]{87}$/),
  auth: z.string().regex(/^[\w-]{22}$/),
  locale: z.enum(LOCALES),
  reminders: z
    .array(z.strictObject({ on: z.string().refine(isDay), step: z.string() }))
    .min(1)
    .max(SHIELD_STEPS.length),
});
export type PushWish = z.infer<typeof pushWish>;

/** Further ahead no policy expires. */
const FURTHEST_DAYS = 800;

/** Reads a wish. Only Mondays to come are taken, one for each step: anything finer would tell the expiry day. @param hosts further push services */
export function readPushWish(
  input: unknown,
  today: string,
  hosts: readonly string[],
): Result<PushWish, 'malformed' | 'push_service'> {
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
