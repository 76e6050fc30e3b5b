import { expect, it } from 'vitest';
import { forgetCaller, keepCaller, readCallers } from './kept-callers';

function device() {
  const kept = new Map<string, string>();
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, text: string) => void kept.set(key, text),
  };
}
const caller = (n: number, number: string | null = '138****') => ({
  receipt: `R${n}`,
  number,
  claimed: '人保财险',
  at: new Date(Date.UTC(2026, 10, n)).toISOString(),
});
const receipts = (store: ReturnType<typeof device>) => readCallers(store).map(({ receipt }) => receipt);

it('keeps the last five, newest first, whatever the order they are remembered in', () => {
  const store = device();
  for (const n of [3, 1, 2, 6, 5, 4]) keepCaller(store, caller(n));
  expect(receipts(store)).toEqual(['R6', 'R5', 'R4', 'R3', 'R2']);
});

it('an enterprise number is one caller, masked numbers may be several, a receipt stands once', () => {
  const store = device();
  for (const n of [1, 2]) keepCaller(store, caller(n, '95518'));
  for (const n of [3, 4, 4]) keepCaller(store, caller(n));
  expect(receipts(store)).toEqual(['R4', 'R3', 'R2']);
  forgetCaller(store, 'R3');
  expect(receipts(store)).toEqual(['R4', 'R2']);
});
