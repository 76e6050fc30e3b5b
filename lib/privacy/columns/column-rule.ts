/**
 * What becomes of a stored column outside the database:
 * as_is — published unchanged; coarsened — published only in a coarser form; aggregated — only as counts through the
 * gate; never — not at all.
 */
export type ColumnRule = {
  readonly as: 'as_is' | 'coarsened' | 'aggregated' | 'never';
  readonly how: string;
  readonly why: string;
};

const rule =
  (as: ColumnRule['as']) =>
  (how: string, why: string): ColumnRule => ({ as, how, why });
export const asIs = rule('as_is');
export const coarsened = rule('coarsened');
export const aggregated = rule('aggregated');
export const never = (why: string): ColumnRule => ({ as: 'never', how: 'not published', why });

/** A column that is published only as counts by what it says. */
export const counted = (dimension: string) =>
  aggregated(`counts by ${dimension}, cell rule`, 'one report with it could point to one driver');
export const notCounted = never(
  'no published table needs it yet; together with other columns it would single a driver out',
);
export const link = never('joins rows of one driver together');
export const state = never('machinery of the database, of no interest outside');
export const frozen = asIs('in the published file or page', 'went through the gate when it was made');

/** The columns of some models, as Model → field. */
export type ColumnsOf = Readonly<Record<string, Readonly<Record<string, ColumnRule>>>>;
