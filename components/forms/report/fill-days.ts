import type { MonthDay } from '@/components/device/kept-expiry';
import { addDays, chinaDate } from '@/lib/platform/calendar-day';
import { daysToExpiry } from './days-to-expiry';

/**
 * Fills in the days from the call to the expiry.
 * @param force also over days typed by hand or a bucket chosen
 */
export function fillDays(form: HTMLFormElement, { month, day }: MonthDay, force = false): void {
  const input = form.querySelector<HTMLInputElement>('#daysToExpiry');
  const told =
    form.querySelector('input[name=expiryBucket]:checked') !== null || input?.value !== input?.dataset.filled;
  const blank = input?.value === '' && !form.querySelector('input[name=expiryBucket]:checked');
  if (!input || !month || !day || (told && !blank && !force)) return;
  input.value = String(daysToExpiry(calledOn(form, new Date()), month, day));
  input.dataset.filled = input.value;
  input.dispatchEvent(new Event('change', { bubbles: true }));
}

function calledOn(form: HTMLFormElement, now: Date): string {
  const when = form.querySelector<HTMLInputElement>('input[name=when]:checked')?.value;
  const picked = form.querySelector<HTMLInputElement>('#calledAt')?.value;
  if (when === 'at' && picked) return picked.slice(0, 10);
  return when === 'yesterday' ? addDays(chinaDate(now), -1) : chinaDate(now);
}
