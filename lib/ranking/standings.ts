import { INSURERS, type Insurer } from '@/lib/insurers/registry';
import type { ShownRankingRow } from '@/lib/privacy/gate';

/** A published ranking sorted by what it can say of each company. */
export type Standings = {
  /** With a position, highest index first. */
  readonly ranked: readonly ShownRankingRow[];
  /** Named by enough reporters, but without a number of cars to measure against. */
  readonly notNormalised: readonly ShownRankingRow[];
  /** All other companies of today. Named by a few or by nobody: they look alike. */
  readonly tooFew: readonly Insurer[];
};

/** Every company of today stands in exactly one of the three lists; rows of former companies are left out. */
export function standingsOf(rows: readonly ShownRankingRow[]): Standings {
  const today = INSURERS.filter((insurer) => insurer.currentId === insurer.id);
  const ids = new Set(today.map(({ id }) => id));
  const known = rows.filter((row) => ids.has(row.insurerId));
  const ranked = known.filter((row) => row.status === 'ranked');
  const notNormalised = known.filter((row) => row.status === 'not_normalised' && row.reporters !== null);
  const shown = new Set([...ranked, ...notNormalised].map((row) => row.insurerId));
  return { ranked, notNormalised, tooFew: today.filter(({ id }) => !shown.has(id)) };
}

/** All rows with counts, most calls first: the order that rewards smallness, for comparison only. */
export const byCalls = ({ ranked, notNormalised }: Standings): ShownRankingRow[] =>
  [...ranked, ...notNormalised]
    .filter((row) => row.calls !== null)
    .sort((a, b) => (b.calls ?? 0) - (a.calls ?? 0) || (a.insurerId < b.insurerId ? -1 : 1));

/** Calls behind all shown rows, and the fewest people who can have reported them; null without any count. */
export function restsOn(standings: Standings): { calls: number; reporters: number } | null {
  const rows = byCalls(standings);
  if (rows.length === 0) return null;
  return {
    calls: rows.reduce((sum, row) => sum + (row.calls ?? 0), 0),
    reporters: Math.max(...rows.map((row) => row.reporters ?? 0)),
  };
}
