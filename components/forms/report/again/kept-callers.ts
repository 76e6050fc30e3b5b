import { isObject, readRows, type Store, writeRows } from '@/components/device/device-list';

/** A caller this device has reported: the receipt of his last call, as much of him as a row needs, and when that was reported (ISO). */
export type KeptCaller = {
  readonly receipt: string;
  /** An enterprise number whole, any other as «138****», or null when it was withheld. */
  readonly number: string | null;
  readonly claimed: string;
  readonly at: string;
};

const KEY = 'wurao.callers';
const MOST = 5;

const isCaller = (row: unknown): row is KeptCaller =>
  isObject(row) &&
  [row.receipt, row.claimed, row.at].every((text) => typeof text === 'string') &&
  (row.number === null || typeof row.number === 'string') &&
  !Number.isNaN(Date.parse(String(row.at)));

/** The last five, newest first. */
export const readCallers = (store: Store | null): KeptCaller[] => readRows(store, KEY, isCaller);

/** Remembers a caller. One enterprise number under one claim is one caller; masked numbers may be several. */
export function keepCaller(store: Store | null, caller: KeptCaller): void {
  const same = (other: KeptCaller) =>
    other.receipt === caller.receipt ||
    (other.number === caller.number && other.claimed === caller.claimed && !caller.number?.includes('*'));
  const others = readCallers(store).filter((other) => !same(other));
  const newestFirst = [caller, ...others].sort((a, b) => Date.parse(b.at) - Date.parse(a.at));
  writeRows(store, KEY, newestFirst.slice(0, MOST));
}

/** Forgets a caller: his new receipt stands in his place, or the report is gone. */
export function forgetCaller(store: Store | null, receipt: string): void {
  writeRows(
    store,
    KEY,
    readCallers(store).filter((caller) => caller.receipt !== receipt),
  );
}
