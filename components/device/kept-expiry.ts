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

/** Remembers it where the device keeps anything. */
export function keepExpiry(expiry: MonthDay): void {
  try {
    deviceStore()?.setItem(KEY, JSON.stringify(expiry));
  } catch {
    // The days are filled in all the same; the next report asks again.
  }
}
