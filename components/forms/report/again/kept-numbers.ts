import { deviceStore, isObject, readRows, type Store, writeRows } from '@/components/device/device-list';

/** A caller's number as the driver typed it, and the receipt of the call; the server keeps no whole mobile number. */
export type KeptNumber = { readonly receipt: string; readonly number: string };

const KEY = 'wurao.numbers';
const MOST = 1_000;

const isNumber = (row: unknown): row is KeptNumber =>
  isObject(row) && typeof row.receipt === 'string' && typeof row.number === 'string';

/** Numbers by receipt, as far as this device remembers them. */
export const readNumbers = (store: Store | null): Readonly<Record<string, string>> =>
  Object.fromEntries(readRows(store, KEY, isNumber).map(({ receipt, number }) => [receipt, number]));

/** Remembers numbers, each under its receipt; of too many the oldest go. */
export function keepNumbers(store: Store | null, numbers: readonly KeptNumber[]): void {
  const fresh = new Set(numbers.map(({ receipt }) => receipt));
  const others = readRows(store, KEY, isNumber).filter(({ receipt }) => !fresh.has(receipt));
  writeRows(store, KEY, [...others, ...numbers].slice(-MOST));
}

/** Forgets all numbers. */
export const forgetNumbers = (store: Store | null): boolean => writeRows(store, KEY, []);

/** What a report that was taken tells about its caller: the number that was typed, or, «again», that of the call before. */
export function rememberNumber(body: Readonly<Record<string, unknown>>, receipt: string): void {
  const store = deviceStore();
  const number = typeof body.again === 'string' ? readNumbers(store)[body.again] : body.number;
  if (typeof number === 'string') keepNumbers(store, [{ receipt, number }]);
}
