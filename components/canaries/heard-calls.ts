import { isObject, readRows, type Store, writeRows } from '@/components/device/device-list';

/** Which canary of this device was heard in which call: by the receipt, and until there is one by the key the report is sent under. */
export type HeardCall = { readonly call: string; readonly canary: string };

const KEY = 'wurao.heard';
const MOST = 500;

const isHeard = (row: unknown): row is HeardCall =>
  isObject(row) && typeof row.call === 'string' && typeof row.canary === 'string';

/** Ids of canaries by call, as far as this device remembers them. */
export const readHeard = (store: Store | null): ReadonlyMap<string, string> =>
  new Map(readRows(store, KEY, isHeard).map(({ call, canary }) => [call, canary]));

/** Remembers the canary that was heard in a call, or that none was; of too many the oldest go. */
export function noteHeard(store: Store | null, call: string, canary: string | null): void {
  const before = readRows(store, KEY, isHeard);
  const others = before.filter((row) => row.call !== call);
  if (canary !== null) writeRows(store, KEY, [...others, { call, canary }].slice(-MOST));
  else if (others.length < before.length) writeRows(store, KEY, others);
}

/** A report has its receipt: what was noted under its key is that call's now. */
export function receiptOfHeard(store: Store | null, key: string, receipt: string): void {
  const canary = readHeard(store).get(key);
  if (canary === undefined) return;
  noteHeard(store, key, null);
  noteHeard(store, receipt, canary);
}
