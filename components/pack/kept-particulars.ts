import { deviceStore, isObject } from '@/components/device/device-list';
import { NO_PARTICULARS, type Particulars } from '@/lib/pack/particulars';

const KEY = 'wurao.particulars';

/** The driver's particulars as this device keeps them; empty where it keeps none. */
export function readParticulars(): Particulars {
  try {
    const kept: unknown = JSON.parse(deviceStore()?.getItem(KEY) ?? 'null');
    if (!isObject(kept)) return NO_PARTICULARS;
    const text = (name: keyof Particulars): string => (typeof kept[name] === 'string' ? kept[name] : '');
    return { name: text('name'), phone: text('phone'), address: text('address'), idNumber: text('idNumber') };
  } catch {
    return NO_PARTICULARS;
  }
}

/** Keeps the particulars on this device; false where it forbids it. */
export function keepParticulars(particulars: Particulars): boolean {
  try {
    deviceStore()?.setItem(KEY, JSON.stringify(particulars));
    return deviceStore() !== null;
  } catch {
    return false;
  }
}

export const forgetParticulars = (): boolean => keepParticulars(NO_PARTICULARS);
