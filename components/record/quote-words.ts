import type { QuoteOutcome } from '@/lib/record/quote-outcome';

/** Keys of `record.quotes` that the browser needs; those with a place to fill are sent as they are written. */
export const QUOTE_TEXTS = [
  ...([
    'call',
    'choose',
    'quoted',
    'promised',
    'final',
    'noPolicy',
    'send',
    'save',
    'saved',
    'sent',
    'notSent',
  ] as const),
  ...(['full', 'missing', 'mine', 'none', 'amounts', 'amountsNone', 'promisedRow', 'sentMark'] as const),
  ...(['erase', 'eraseAll', 'download', 'kept'] as const),
] as const;

/** The words of the page of quotes; outcomes by their code. */
export interface QuoteWords {
  readonly texts: Readonly<Record<(typeof QUOTE_TEXTS)[number], string>>;
  readonly outcomes: Readonly<Record<QuoteOutcome, string>>;
}

/** A reported call that a quote may be about. */
export interface QuotableCall {
  readonly receipt: string;
  readonly words: string;
}
