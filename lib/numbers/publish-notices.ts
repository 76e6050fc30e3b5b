import { mayShow } from '@/lib/privacy/cell-rule';
import { holdOrRefresh, type Published, publishTable, type TableRow } from '@/lib/privacy/gate';
import { ALL_CLAIMS, type NumberTally } from './number-tally';

/** What may be shown of all numbers: how many name each, and whom its callers claimed to be. */
export type PublishedNumbers = {
  readonly numbers: Published<TableRow[]>;
  readonly claims: Published<TableRow[]>;
};

/** What is shown of each tally: as held, until five distinct reporters have come or gone since. One too small to be shown is always current. */
export function holdNumbers(held: readonly NumberTally[], current: readonly NumberTally[]): NumberTally[] {
  const before = new Map(held.map((tally) => [keyOf(tally), tally]));
  return current.map((tally) => {
    const old = before.get(keyOf(tally));
    if (!old || !mayShow(old)) return tally;
    return holdOrRefresh(old, tally, Math.abs(tally.reporters - old.reporters));
  });
}

const keyOf = ({ number, claim }: NumberTally): string => `${number} ${claim}`;

/** The tallies through the gate. The claims of a number add up to at most its reports, so each number is a line that hides one cell with another. */
export function publishNotices(tallies: readonly NumberTally[]): PublishedNumbers {
  const whole = tallies.filter(({ claim }) => claim === ALL_CLAIMS);
  const parts = tallies.filter(({ claim }) => claim !== ALL_CLAIMS);
  const numbers = publishTable(
    whole.map(({ number, reporters, reports }) => ({ key: [number], reporters, reports })),
    { dimensions: ['number'], margins: [], totals: false },
  );
  const claims = publishTable(
    parts.map(({ number, claim, reporters, reports }) => ({ key: [number, claim], reporters, reports })),
    { dimensions: ['number', 'claim'], margins: [['number']], totals: false },
  );
  if (!numbers.ok) throw new Error(`numbers: ${numbers.error.code} ${numbers.error.key}`);
  if (!claims.ok) throw new Error(`claims of numbers: ${claims.error.code} ${claims.error.key}`);
  return { numbers: numbers.value, claims: claims.value };
}
