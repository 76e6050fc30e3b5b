import { deviceStore, readRows, writeRows } from '@/components/device/device-list';

const KEY = 'wurao.reported';
const MOST = 2_000;

/** Marks of calls that this device has reported by import: hashes, so that no number is kept. */
export const readReported = (): ReadonlySet<string> =>
  new Set(readRows(deviceStore(), KEY, (row): row is string => typeof row === 'string'));

/** Remembers calls by their marks. */
export function keepReported(marks: readonly string[]): void {
  writeRows(deviceStore(), KEY, [...new Set([...readReported(), ...marks])].slice(-MOST));
}

/** The mark of a call by its caller and minute, so that no number stands on the device for this purpose; FNV-1a in 52 bits, enough to know a call again. */
export function markOf(id: string): string {
  let high = 0x811c9dc5;
  let low = 0xcbf29ce4;
  for (let i = 0; i < id.length; i++) {
    high = Math.imul(high ^ id.charCodeAt(i), 0x01000193) >>> 0;
    low = Math.imul(low ^ (id.charCodeAt(i) + high), 0x01000193) >>> 0;
  }
  return (high % 0x100000).toString(36) + low.toString(36);
}
