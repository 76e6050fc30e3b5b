import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readChoice } from './choice';

const chosen = (query: string, ticked = false) => readChoice(new URLSearchParams(query), ticked, 3);

it('reads a company, days and receipts, and drops what is none', () => {
  expect(chosen('insurer=picc&from=2026-11-01&to=2026-11-20')).toEqual({
    insurer: 'picc',
    from: '2026-11-01',
    to: '2026-11-20',
    receipts: null,
  });
  expect(chosen("insurer=' OR 1=1&from=2026-13-01&to=yesterday")).toEqual({
    insurer: null,
    from: null,
    to: null,
    receipts: null,
  });
});

it('ticks count only where they are asked for, and no more than a pack holds', () => {
  const ticks = ['A', 'B', 'C', 'D'].map((letter) => `call=${letter.repeat(16)}`).join('&');
  expect(chosen(ticks).receipts).toBeNull();
  expect(chosen('', true).receipts).toEqual([]);
  expect(chosen(`${ticks}&call=x`, true).receipts).toEqual(['A'.repeat(16), 'B'.repeat(16), 'C'.repeat(16)]);
});

it('takes any query', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom(...'call=insurer&from-2026%A0') }),
      fc.boolean(),
      (query, ticked) => void chosen(query, ticked),
    ),
  );
});
