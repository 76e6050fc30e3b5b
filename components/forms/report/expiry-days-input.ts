import { addDays, chinaDate } from '@/lib/platform/calendar-day';
import { daysToExpiry } from './days-to-expiry';
import { deviceStore, isObject } from './device-list';

/** Month 1..12 and day 1..31 of a yearly expiry; 0 where it is not chosen. */
export type MonthDay = { readonly month: number; readonly day: number };

const KEY = 'wurao.expiry';

/** The expiry this device remembers. It never leaves the device. */
export function readExpiry(): MonthDay {
  try {
    const kept: unknown = JSON.parse(deviceStore()?.getItem(KEY) ?? 'null');
    if (isObject(kept)) return { month: Number(kept.month) || 0, day: Number(kept.day) || 0 };
  } catch {
    // What cannot be read was not ours.
  }
  return { month: 0, day: 0 };
}

export function keepExpiry(expiry: MonthDay): void {
  try {
    deviceStore()?.setItem(KEY, JSON.stringify(expiry));
  } catch {
    // The days are filled in all the same; the next report asks again.
  }
}

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
