import { dateOf } from '@/lib/platform/day-number';
import { dayOfCall, type MyCall } from './my-call';

/** What of a record is looked at: one insurer or all, one year or month or all. */
export interface CallFilter {
  readonly insurer: string | null;
  /** 'YYYY' or 'YYYY-MM' in China. */
  readonly period: string | null;
}

type Query = { readonly insurer?: unknown; readonly period?: unknown };

/** Reads the filter off the address; what cannot be one counts as not asked. */
export function readCallFilter({ insurer, period }: Query): CallFilter {
  return {
    insurer: typeof insurer === 'string' && /^[a-z0-9-]{1,40}$/.test(insurer) ? insurer : null,
    period: typeof period === 'string' && /^20\d{2}(?:-(?:0[1-9]|1[0-2]))?$/.test(period) ? period : null,
  };
}

/** The same filter as a query, with a page of the timeline; '' when nothing is asked. */
export function callSearch({ insurer, period }: CallFilter, page = 1): string {
  const query = new URLSearchParams();
  if (insurer) query.set('insurer', insurer);
  if (period) query.set('period', period);
  if (page > 1) query.set('page', String(page));
  return query.size > 0 ? `?${query}` : '';
}

/** The calls that a filter lets through. */
export const filterCalls = (calls: readonly MyCall[], { insurer, period }: CallFilter): MyCall[] =>
  calls.filter(
    (call) =>
      (insurer === null || call.insurerId === insurer) &&
      (period === null || dateOf(dayOfCall(call)).startsWith(period)),
  );

/** Insurers and periods that a record can be narrowed to: insurers by number of calls, years and months newest first. */
export function filterChoices(calls: readonly MyCall[]): { insurers: string[]; periods: string[] } {
  const insurers = new Map<string, number>();
  const months = new Set<string>();
  for (const call of calls) {
    const { insurerId } = call;
    if (insurerId !== null) insurers.set(insurerId, (insurers.get(insurerId) ?? 0) + 1);
    months.add(dateOf(dayOfCall(call)).slice(0, 7));
  }
  const years = new Set([...months].map((month) => month.slice(0, 4)));
  const newestFirst = [...months].sort().reverse();
  return {
    insurers: [...insurers].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([id]) => id),
    periods: [...years]
      .sort()
      .reverse()
      .flatMap((year) => [year, ...newestFirst.filter((month) => month.startsWith(year))]),
  };
}
