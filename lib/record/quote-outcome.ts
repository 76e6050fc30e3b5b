/** What became of a price that was named on the telephone: how the final one stands to it. Amounts never leave the device, this class may. */
export const QUOTE_OUTCOMES = [
  'lower',
  'as_quoted',
  'higher_under_10',
  'higher_10_30',
  'higher_over_30',
  'no_policy',
] as const;
export type QuoteOutcome = (typeof QUOTE_OUTCOMES)[number];

/** A difference of half a per cent is rounding, no broken promise. */
const SAME = 0.005;

/** The class of a final price against the quoted one, both in yuan and above zero. @throws RangeError on other amounts */
export function quoteOutcome(quoted: number, final: number): QuoteOutcome {
  if (!(quoted > 0 && final > 0 && Number.isFinite(quoted) && Number.isFinite(final)))
    throw new RangeError('prices must be above zero');
  const over = final / quoted - 1;
  if (over < -SAME) return 'lower';
  if (over <= SAME) return 'as_quoted';
  if (over <= 0.1) return 'higher_under_10';
  return over <= 0.3 ? 'higher_10_30' : 'higher_over_30';
}
