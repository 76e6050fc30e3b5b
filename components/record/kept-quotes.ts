import { isObject, readRows, type Store, writeRows } from '@/components/device/device-list';

/** What was said of money about one reported call, in yuan. Lives on the device alone. */
export interface KeptQuote {
  readonly receipt: string;
  /** How the call was called when the quote was kept. */
  readonly call: string;
  readonly quoted: number;
  readonly promised: number | null;
  /** Null while nothing was paid; `bought` false when it never will be. */
  readonly final: number | null;
  readonly bought: boolean;
  /** Whether the class of it was sent. */
  readonly sent: boolean;
  /** When it was kept, ISO. */
  readonly at: string;
}

const KEY = 'wurao.quotes';
const MOST = 200;

const isAmount = (value: unknown): value is number => typeof value === 'number' && value > 0 && value < 1e7;
const isQuote = (row: unknown): row is KeptQuote =>
  isObject(row) &&
  [row.receipt, row.call, row.at].every((text) => typeof text === 'string') &&
  isAmount(row.quoted) &&
  [row.promised, row.final].every((value) => value === null || isAmount(value)) &&
  [row.bought, row.sent].every((value) => typeof value === 'boolean');

/** Quotes of this device, newest first. */
export const readQuotes = (store: Store | null): KeptQuote[] => readRows(store, KEY, isQuote);

/** Keeps a quote in place of an earlier one about the same call; false when the device does not. */
export function keepQuote(store: Store | null, quote: KeptQuote): boolean {
  const others = readQuotes(store).filter(({ receipt }) => receipt !== quote.receipt);
  return writeRows(store, KEY, [quote, ...others].slice(0, MOST));
}

/** Erases the quote about a call, or all of them. */
export function eraseQuotes(store: Store | null, receipt?: string): void {
  writeRows(store, KEY, receipt === undefined ? [] : readQuotes(store).filter((quote) => quote.receipt !== receipt));
}

/** An amount as people type it («3,280», «3280.50 元», «¥3280»), in yuan; null for anything else or nothing. */
export function readAmount(typed: string): number | null {
  const bare = typed.normalize('NFKC').replace(/[\s,¥元]/g, '');
  const amount = /^\d{1,7}(?:\.\d{1,2})?$/.test(bare) ? Number(bare) : Number.NaN;
  return isAmount(amount) ? amount : null;
}
