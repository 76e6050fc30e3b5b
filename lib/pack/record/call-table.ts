import { claimOf, expiryOf, factsOf, numberOf, refusalOf, roleOf, timeOf } from '../describe-call';
import type { Block } from '../document';
import type { PackContext } from './pack-context';

/** Every call in the order of time. */
export function callTable({ calls, device, words, locale }: PackContext): readonly Block[] {
  const shares = [7, 15, 17, 14, 14, 13, 10, 22];
  return [
    { kind: 'heading', level: 1, text: words.calls.title },
    { kind: 'paragraph', text: words.calls.note, tone: 'muted' },
    {
      kind: 'table',
      columns: words.calls.columns.map((title, i) => ({ title, share: shares[i] ?? 10 })),
      rows: calls.map((call) => [
        String(call.no),
        timeOf(call, locale),
        numberOf(call, device.numbers[call.receipt], locale),
        claimOf(call, locale),
        roleOf(call, locale),
        refusalOf(call, locale),
        expiryOf(call, locale),
        factsOf(call, locale),
      ]),
    },
  ];
}
