'use client';

import { fill } from '@/lib/platform/fill';

import type { KeptQuote } from './kept-quotes';
import type { QuoteWords } from './quote-words';

interface ListInput {
  quotes: readonly KeptQuote[];
  words: QuoteWords['texts'];
  /** Erases the quote about a call, or all. */
  erase: (receipt?: string) => void;
}

const BUTTON = 'inline-flex min-h-11 items-center text-sm underline underline-offset-4';

/** The quotes on this device, to take away or to erase. */
export function QuoteList({ quotes, words, erase }: ListInput) {
  return (
    <div className="mt-12 max-w-line">
      <h2 className="mb-4 text-xl">{words.mine}</h2>
      {quotes.length === 0 ? <p className="text-muted">{words.none}</p> : null}
      <ul className={quotes.length > 0 ? 'border-b border-rule' : ''}>
        {quotes.map((quote) => (
          <li key={quote.receipt} className="flex items-start justify-between gap-4 border-t border-rule py-3">
            <div>
              <p className="font-semibold">{quote.call}</p>
              <p className="text-sm text-muted">{amountsOf(quote, words).join(' · ')}</p>
            </div>
            <button type="button" onClick={() => erase(quote.receipt)} className={`${BUTTON} shrink-0`}>
              {words.erase}
            </button>
          </li>
        ))}
      </ul>
      {quotes.length > 0 ? (
        <p className="mt-3 flex flex-wrap gap-x-8">
          <button type="button" onClick={() => download(quotes)} className={BUTTON}>
            {words.download}
          </button>
          <button type="button" onClick={() => erase()} className={BUTTON}>
            {words.eraseAll}
          </button>
        </p>
      ) : null}
      <p className="mt-4 text-sm text-muted">{words.kept}</p>
    </div>
  );
}

function amountsOf({ quoted, promised, final, bought, sent }: KeptQuote, words: ListInput['words']): string[] {
  const values = { quoted: String(quoted), final: final === null ? '–' : String(final) };
  return [
    fill(bought ? words.amounts : words.amountsNone, values),
    ...(promised === null ? [] : [fill(words.promisedRow, { promised: String(promised) })]),
    ...(sent ? [words.sentMark] : []),
  ];
}

function download(quotes: readonly KeptQuote[]): void {
  const file = URL.createObjectURL(new Blob([JSON.stringify(quotes, null, 2)], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = file;
  link.download = 'wurao-quotes.json';
  link.click();
  URL.revokeObjectURL(file);
}
