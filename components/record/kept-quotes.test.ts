import { expect, it } from 'vitest';
import { eraseQuotes, type KeptQuote, keepQuote, readAmount, readQuotes } from './kept-quotes';

function device(kept = new Map<string, string>()) {
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, text: string) => void kept.set(key, text),
  };
}
const quote = (receipt: string, change: Partial<KeptQuote> = {}): KeptQuote => ({
  ...{ receipt, call: '平安产险', quoted: 3200, promised: null, final: 3600, bought: true, sent: false },
  ...{ at: '2026-11-22T03:00:00.000Z', ...change },
});

it('keeps one quote a call, the newest first, and erases one or all', () => {
  const store = device();
  for (const receipt of ['A', 'B', 'A']) keepQuote(store, quote(receipt, { quoted: receipt === 'A' ? 3100 : 3200 }));
  expect(readQuotes(store).map(({ receipt }) => receipt)).toEqual(['A', 'B']);
  eraseQuotes(store, 'A');
  expect(readQuotes(store).map(({ receipt }) => receipt)).toEqual(['B']);
  eraseQuotes(store);
  expect(readQuotes(store)).toEqual([]);
});

it('does not trust what it finds on the device', () => {
  const junk = [quote('A'), { ...quote('B'), quoted: '3200' }, { ...quote('C'), final: -1 }, null, 7];
  expect(readQuotes(device(new Map([['wurao.quotes', JSON.stringify(junk)]]))).map(({ receipt }) => receipt)).toEqual([
    'A',
  ]);
  expect(readQuotes(device(new Map([['wurao.quotes', 'not json']])))).toEqual([]);
});

it.each([
  ['3280', 3280],
  ['3,280.50 元', 3280.5],
  ['¥３２８０', 3280],
  ['', null],
  ['0', null],
  ['-5', null],
  ['三千', null],
  ['99999999', null],
])('reads %j as %s', (typed, amount) => expect(readAmount(typed)).toBe(amount));
