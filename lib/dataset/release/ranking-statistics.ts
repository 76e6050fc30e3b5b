import type { Run } from '@/lib/dataset/files/file-columns';
import { publishTable } from '@/lib/privacy/gate';
import type { ReleasedRun } from './manifest';

/** What the ranking of a period rests on, as far as it may be told. */
export type RankingStatistics = {
  readonly rows: readonly Run[];
  readonly parameters: readonly Run[];
  /** The stored run that it was taken from; null for a ranking by plain counts, whose sums are counted anew. */
  readonly run: ReleasedRun | null;
  /** Whether these are the numbers that the ranking was made from. */
  readonly agree: boolean;
};

/** The columns of a company of which the index cannot be computed again. */
export const NO_FACTORS = { set_aside_factor: null, province_factor: null, driver_factor: null, design_effect: null };

/** Kept calls of the companies of the market as they may be shown. The margin is the whole market: so its sum may be told too, and betrays none of the companies left out. */
export function shownUnits(
  units: readonly { readonly insurerId: string; readonly reporters: number; readonly units: number }[],
) {
  const cells = units.map(({ insurerId, reporters, units }) => ({
    ...{ key: [insurerId], reporters },
    // Beyond 60 calls in all the caps may leave a reporter less than one call for a company.
    reports: Math.max(reporters, Math.round(units)),
  }));
  const shown = publishTable(cells, { dimensions: ['insurer'], margins: [[]], totals: false });
  if (!shown.ok) throw new RangeError(`ranking statistics: ${shown.error.code} at ${shown.error.key}`);
  return shown.value;
}

/** The numbers that a ranking depends on, one a line. */
export const parameterLines = (
  period: string,
  method: string,
  values: Readonly<Record<string, number | null>>,
): Run[] => Object.entries(values).map(([name, value]) => ({ times: 1, row: { period, method, name, value } }));
