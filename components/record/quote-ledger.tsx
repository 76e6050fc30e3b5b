'use client';

import { useEffect, useState } from 'react';
import { deviceStore } from '@/components/device/device-list';
import type { QuoteOutcome } from '@/lib/record/quote-outcome';
import { eraseQuotes, type KeptQuote, keepQuote, readQuotes } from './kept-quotes';
import { QuoteForm } from './quote-form';
import { QuoteList } from './quote-list';
import type { QuotableCall, QuoteWords } from './quote-words';

interface LedgerInput {
  calls: readonly QuotableCall[];
  words: QuoteWords;
  /** Sends a receipt and a class, nothing else. */
  tell: (receipt: string, outcome: QuoteOutcome) => Promise<boolean>;
}

/** Quotes and what became of them, kept by the browser. Amounts are in no field with a name and in no request. */
export function QuoteLedger({ calls, words, tell }: LedgerInput) {
  const [quotes, setQuotes] = useState<readonly KeptQuote[] | null>(null);
  useEffect(() => setQuotes(readQuotes(deviceStore())), []);
  if (quotes === null) return null;
  const keep = (quote: KeptQuote) => {
    const kept = keepQuote(deviceStore(), quote);
    setQuotes(readQuotes(deviceStore()));
    return kept;
  };
  const erase = (receipt?: string) => {
    eraseQuotes(deviceStore(), receipt);
    setQuotes(readQuotes(deviceStore()));
  };
  return (
    <>
      {calls.length > 0 ? <QuoteForm calls={calls} words={words} keep={keep} tell={tell} /> : null}
      <QuoteList quotes={quotes} words={words.texts} erase={erase} />
    </>
  );
}
