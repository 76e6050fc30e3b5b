import { ROUNDING_SLACK } from '@/lib/privacy/cell-rule';
import type { ShownRankingRow } from '@/lib/privacy/gate';
import type { AttackedTable } from './attacked-table';

/** A published ranking of a period: of all reports, or of those of one code. */
export type AttackedRanking = { readonly by: string; readonly code: string; readonly rows: readonly ShownRankingRow[] };

/** What a heatmap has shown of a quarter in a line that a release has too. */
export type AttackedHeat = {
  readonly dimensions: readonly string[];
  readonly key: readonly string[];
  readonly reports: number;
};

/** Rankings as tables of what must at least have been reported: calls by company and slice, and by the shares of both sides of a refusal and a relation. */
export function tablesOfRankings(rankings: readonly AttackedRanking[]): AttackedTable[] {
  const cells = rankings.flatMap(({ by, code, rows }) =>
    rows.flatMap(({ insurerId, calls, afterRefusalPercent, ownPercent, unverifiedPercent }) => {
      if (calls === null) return [];
      const own =
        by === 'all'
          ? { dimensions: ['insurer'], key: [insurerId] }
          : { dimensions: ['insurer', by], key: [insurerId, code] };
      const share = (dimension: string, of: string, percent: number | null) =>
        by !== 'all' || percent === null
          ? []
          : [{ dimensions: ['insurer', dimension], key: [insurerId, of], reports: leastOf(percent, calls) }];
      return [
        { ...own, reports: calls },
        ...share('refusal', 'before', afterRefusalPercent),
        ...share('relation', 'current', ownPercent),
        ...share('relation', 'unknown', unverifiedPercent),
      ];
    }),
  );
  return asTables('ranking', cells);
}

/** Heatmaps of a quarter as tables of what must at least have been reported. */
export const tablesOfHeat = (cells: readonly AttackedHeat[]): AttackedTable[] => asTables('heatmap', cells);

// As a rounded count, which whoever bounds it lowers by what rounding hides.
const leastOf = (percent: number, calls: number): number =>
  Math.ceil(((percent - 0.5) / 100) * Math.max(0, calls - ROUNDING_SLACK)) + ROUNDING_SLACK;

function asTables(name: string, cells: readonly AttackedHeat[]): AttackedTable[] {
  const groups = new Map<string, AttackedHeat[]>();
  for (const cell of cells) {
    const by = cell.dimensions.join(' ');
    groups.set(by, [...(groups.get(by) ?? []), cell]);
  }
  return [...groups].map(([by, own]) => ({
    ...{ name: `${name} ${by}`, counted: 'reports', dimensions: by.split(' '), several: [] },
    shown: own.map(({ key, reports }) => ({ key, total: false, reporters: null, reports })),
    ...{ truth: [], behindHidden: new Map() },
  }));
}

/** The tables of several months as one of them all: what they show together, and the people behind what they hide. */
export function joinMonths(months: readonly (readonly AttackedTable[])[]): AttackedTable[] {
  const joined = new Map<string, AttackedTable>();
  for (const table of months.flat()) {
    const before = joined.get(table.name);
    joined.set(table.name, before ? joinTables(before, table) : table);
  }
  return [...joined.values()];
}

const joinTables = (a: AttackedTable, b: AttackedTable): AttackedTable => ({
  ...a,
  shown: [...a.shown, ...b.shown],
  truth: [...a.truth, ...b.truth],
  behindHidden: new Map(
    [...new Set([...a.behindHidden.keys(), ...b.behindHidden.keys()])].map((name) => {
      const sums = new Map(a.behindHidden.get(name) ?? []);
      for (const [codes, people] of b.behindHidden.get(name) ?? []) sums.set(codes, (sums.get(codes) ?? 0) + people);
      return [name, sums];
    }),
  ),
});
