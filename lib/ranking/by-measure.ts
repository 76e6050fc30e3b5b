import type { Business } from '@/lib/insurers/business';
import type { ShownRankingRow } from '@/lib/privacy/gate';
import { type Places, perUnit, placesByRate } from '@/lib/regulator/complaint-ranks';
import { byCalls, type Standings } from './standings';
import type { Measure } from './view';

/** A company in a list that is not the ranking: its published calls over something, and the places that figure allows. */
export type MeasuredRow = { readonly row: ShownRankingRow; readonly rate: number; readonly places: Places };

const TEN_THOUSAND = 10_000;

/**
 * Companies by published calls, by calls per 亿元 of premium or per 万辆 of cars, highest first; `without`: how many have nothing to divide by.
 * Rates are to .01, as they are shown, so that equal figures share their places.
 */
export function byMeasure(
  standings: Standings,
  measure: Measure,
  businesses: ReadonlyMap<string, Business>,
): { readonly rows: readonly MeasuredRow[]; readonly without: number } {
  const all = byCalls(standings).map((row) => ({ row, rate: rateOf(row, measure, businesses.get(row.insurerId)) }));
  const rows = placesByRate(all)
    .flatMap(({ row, rate, places }) => (rate === null || places === null ? [] : { row, rate, places }))
    .sort((a, b) => b.rate - a.rate);
  return { rows, without: all.length - rows.length };
}

function rateOf({ calls }: ShownRankingRow, measure: Measure, business: Business | undefined): number | null {
  if (calls === null || measure === 'calls') return calls;
  if (!business) return null;
  const rate = perUnit(calls, measure === 'premium' ? business.premiumYi : business.vehicles / TEN_THOUSAND);
  return rate === null ? null : Math.round(rate * 100) / 100;
}
