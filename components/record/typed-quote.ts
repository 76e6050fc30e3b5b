import { type QuoteOutcome, quoteOutcome } from '@/lib/record/quote-outcome';
import { type KeptQuote, readAmount } from './kept-quotes';

/** A quote as it was typed; `bought` false where no policy came of it. */
export type TypedQuote = {
  readonly quoted: string;
  readonly promised: string;
  readonly final: string;
  readonly bought: boolean;
};

type ReadQuote = Pick<KeptQuote, 'quoted' | 'promised' | 'final' | 'bought'> & {
  /** Null while it is not known what was paid. */
  readonly outcome: QuoteOutcome | null;
};

/** Its amounts in yuan and what came of it. Null without a quoted price, or with a final one that cannot be read. */
export function readTypedQuote({ bought, ...typed }: TypedQuote): ReadQuote | null {
  const [quoted, final] = [readAmount(typed.quoted), bought ? readAmount(typed.final) : null];
  if (quoted === null || (bought && typed.final !== '' && final === null)) return null;
  const outcome = !bought ? 'no_policy' : final === null ? null : quoteOutcome(quoted, final);
  return { quoted, promised: readAmount(typed.promised), final, bought, outcome };
}
