import { ROUNDING_SLACK } from '@/lib/privacy/cell-rule';
import { type Count, LEAST_REPORTERS } from '@/lib/privacy/gate';
import type { HeatCell } from './heat-cells';

/** What the released tables of a quarter's months say of a heatmap cell: the most that they show, and the people behind what they do not show. */
export type ToldByMonths = { readonly most: Count; readonly hidden: number };

/** Name of a cell within its quarter. */
export const cellName = ({
  family,
  filter,
  code,
  value,
}: Pick<HeatCell, 'family' | 'filter' | 'code' | 'value'>): string => `${family} ${filter} ${code} ${value}`;

/**
 * Whether a cell may go on to `shown` beside the tables of the quarter's months: someone who subtracts what these show must not prove that a month
 * hides somebody where that is one to four people.
 */
export function fitsMonths(shown: Count, told: readonly ToldByMonths[]): boolean {
  return told.every(
    ({ most, hidden }) =>
      hidden === 0 ||
      hidden >= LEAST_REPORTERS ||
      (shown.reports - ROUNDING_SLACK <= most.reports && shown.reporters - ROUNDING_SLACK <= most.reporters),
  );
}
