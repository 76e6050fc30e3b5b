import { get, update } from 'idb-keyval';
import { deviceNotes } from '@/components/device/device-notes';
import { type Canary, joinCanaries, readCanaries } from '@/lib/canaries/canary';

const KEY = 'canaries';

/** The canaries of this device, marks of removed ones included; none where the browser keeps nothing. They never leave it in clear. */
export async function readKept(): Promise<Canary[]> {
  try {
    return readCanaries(await get(KEY, deviceNotes()));
  } catch {
    return [];
  }
}

/** Adds canaries to those of this device, the later word of each standing; false when the browser keeps nothing. */
export async function keepCanaries(canaries: readonly Canary[]): Promise<boolean> {
  try {
    await update(KEY, (kept) => joinCanaries(readCanaries(kept), canaries), deviceNotes());
    return true;
  } catch {
    return false;
  }
}
