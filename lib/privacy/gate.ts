import { err, ok, type Result } from '@/lib/platform/result';
import { type Count, isCount, LEAST_REPORTERS, roundedCount } from './cell-rule';
import { checkHeat, type StoredHeat } from './check-heat';
import { checkCrossCheck, checkRanking, checkTable } from './check-stored';
import { type ReplyRow, type ShownReply, showReply } from './company-reply';
import { type DetailRow, type SetAsideRow, type ShownCrossCheck, showCrossCheck } from './cross-check-row';
import type { Generalisation } from './generalisation';
import type { Published } from './published';
import {
  LEAST_RANKED_REPORTERS,
  type RankingRow,
  type ShownRankingRow,
  showRankingRow,
  withoutLoneRank,
} from './ranking-row';
import { type CodedRecords, fewestReporters, type RecordGroup, recodeRecords } from './recode-records';
import { type Cell, linesOf, suppressCells } from './suppress-cells';

export { type Count, LEAST_REPORTERS, mayShow, roundedCount, seenCount } from './cell-rule';
export type { ReplyRow, ShownReply } from './company-reply';
export type { DetailRow, SetAsideRow, ShownCrossCheck, ShownSetAside } from './cross-check-row';
export { holdOrRefresh } from './hold-or-refresh';
export { type GuardedCell, type Line, protectLines, provedBy } from './protect-lines';
export type { Published } from './published';
export type { RankingRow, ShownRankingRow } from './ranking-row';
export { nothingShown } from './ranking-row';
export type { CodedRecords, RecordGroup } from './recode-records';
export { type Cell, suppressCells } from './suppress-cells';

/** A predefined table. */
export type TableShape = {
  readonly dimensions: readonly string[];
  /** Subsets of the dimensions whose sums another table may tell; their lines are protected. The empty one is the whole. */
  readonly margins: readonly (readonly string[])[];
  /** Whether the margins are totalled too: only where no report is in two cells. */
  readonly totals: boolean;
};

/** A shown cell, or a total of shown cells. A total has 'all' in the collapsed dimensions and no reporters: they do not add up. */
export type TableRow = {
  readonly key: readonly string[];
  readonly total: boolean;
  readonly reporters: number | null;
  readonly reports: number;
};

export type TableProblem = {
  readonly code: 'bad_shape' | 'bad_key' | 'doubled_key' | 'bad_count';
  readonly key: string;
};

/** Stands in a total's key for a dimension that it sums over; no cell may use it. */
export const ALL = 'all';

const CODE = /^[A-Za-z0-9][A-Za-z0-9_.:-]*$/;
const isCode = (code: unknown) => typeof code === 'string' && CODE.test(code) && code !== ALL;

// The one place where a value becomes Published; published.test.ts searches the rest of the code for another.
const mint = <T>(value: T): Published<T> => value as Published<T>;

/** A count of distinct reporters and of their reports as it may be shown: both to the nearest 5, or null. */
export function publishCount(reporters: number, reports: number): Published<Count> | null {
  const shown = roundedCount({ reporters, reports });
  return shown && mint(shown);
}

/** `publishCount` of a cell. */
export const publishCell = (cell: Count): Published<Count> | null => publishCount(cell.reporters, cell.reports);

/**
 * A predefined table as it may be shown: rounded cells in the order of their keys, then totals, each the sum of the
 * shown cells. Hidden and empty cells are absent alike. One thing wrong with the input publishes nothing.
 */
export function publishTable(cells: readonly Cell[], shape: TableShape): Result<Published<TableRow[]>, TableProblem> {
  const problem = problemOf(cells, shape);
  if (problem) return err(problem);
  const margins = shape.margins.map((margin) => margin.map((dimension) => shape.dimensions.indexOf(dimension)));
  const ordered = [...cells].sort((a, b) => compareKeys(a.key, b.key));
  const shown = suppressCells(ordered, margins).flatMap((cell) => {
    const count = roundedCount(cell);
    return count ? [{ key: cell.key, total: false, ...count }] : [];
  });
  const totals = shape.totals ? margins.flatMap((margin) => totalsOf(shown, margin)) : [];
  return ok(mint([...shown, ...totals]));
}

/** What of a ranking row may be shown; `RankedInsurer` of lib/ranking fits. */
export const publishRankingRow = (row: RankingRow): Published<ShownRankingRow> => mint(showRankingRow(row));

/** What of a cross-check may be shown: blocks set aside where both sides are groups of enough people, and what is known besides. */
export const publishCrossCheck = (
  setAside: readonly SetAsideRow[],
  details: readonly Omit<DetailRow, 'setAside'>[],
): Published<ShownCrossCheck> => mint(showCrossCheck(setAside, details));

/** The part of a published cross-check that is about one insurer. */
export const crossCheckFor = (all: Published<ShownCrossCheck>, insurerId: string): Published<ShownCrossCheck> =>
  mint({
    setAside: all.setAside.filter((row) => row.insurerId === insurerId),
    details: all.details.filter((row) => row.insurerId === insurerId),
  });

/** A published cross-check read back from where it was stored, or null if it could not have come through the gate. */
export function reopenCrossCheck(stored: unknown): Published<ShownCrossCheck> | null {
  const shown = checkCrossCheck(stored);
  return shown && mint(shown);
}

/** A published table read back from where it was frozen, or null if it could not have come through the gate. */
export function reopenTable(stored: unknown): Published<TableRow[]> | null {
  const rows = checkTable(stored);
  return rows && mint(rows);
}

/**
 * Published ranking rows read back from a snapshot, or null if they could not have come through the gate. A company that is alone in having a
 * position has none: first of one says nothing.
 */
export function reopenRanking(stored: unknown): Published<ShownRankingRow[]> | null {
  const rows = checkRanking(stored);
  return rows && mint(withoutLoneRank(rows));
}

/**
 * Records as they may be shown: local recoding, each combination of codes that of at least five distinct reporters, none of which says
 * what `mayShow` refuses. Counted once more before anything is handed out; one group of too few people publishes nothing.
 */
export function publishRecords(
  records: CodedRecords,
  generalisations: readonly Generalisation[],
  mayShow: (places: readonly number[]) => boolean,
): Result<Published<RecordGroup[]>, { readonly code: 'bad_records' | 'small_group' }> {
  const { reporters, columns } = records;
  const sound =
    columns.length === generalisations.length &&
    columns.every((column, i) => column.length === reporters.length && generalisations[i]?.holds(column)) &&
    reporters.every((reporter, i) => reporter >= (reporters[i - 1] ?? 0));
  if (!sound) return err({ code: 'bad_records' });
  const recoded = recodeRecords(records, { generalisations, leastReporters: LEAST_REPORTERS, mayShow });
  if (fewestReporters(recoded, reporters) < LEAST_REPORTERS) return err({ code: 'small_group' });
  return ok(mint([...recoded.groups]));
}

/** Groups of several parts of the reporters, as they come, become one list: equal combinations join, in the order of their codes. */
export function recordJoin(): { add(part: Published<RecordGroup[]>): void; all(): Published<RecordGroup[]> } {
  // Places are bytes: a combination is a short text, held once, and texts have the order of their places.
  const joined = new Map<string, number>();
  return {
    add: (part) => {
      for (const { places, records } of part) {
        const combination = String.fromCharCode(...places);
        joined.set(combination, (joined.get(combination) ?? 0) + records);
      }
    },
    all: () =>
      mint(
        [...joined.keys()].sort().map((combination) => ({
          places: Array.from(combination, (place) => place.charCodeAt(0)),
          records: joined.get(combination) ?? 0,
        })),
      ),
  };
}

/** A mean over many people to .01, from 30 distinct reporters up. */
export const publishMean = (mean: number, reporters: number): Published<number> | null =>
  reporters >= LEAST_RANKED_REPORTERS && Number.isFinite(mean) ? mint(Math.round(mean * 100) / 100) : null;

/** A factor, or another ratio of sums over many people, to three digits; from 30 distinct reporters up. */
export const publishFactor = (factor: number, reporters: number): Published<number> | null =>
  reporters >= LEAST_RANKED_REPORTERS && Number.isFinite(factor) ? mint(Number(factor.toPrecision(3))) : null;

/** Cells that passed `protectLines`, rounded; what may not be shown by its own counts is not there, whatever the caller thinks of it. */
export const publishGuarded = <K extends object>(cells: readonly (K & Count)[]): Published<(K & Count)[]> =>
  mint(
    cells.flatMap((cell) => {
      const count = roundedCount(cell);
      return count ? [{ ...cell, ...count }] : [];
    }),
  );

/** Figures reckoned from published cells alone, and from facts about no driver. */
export const publishFigures = <S, T>(shown: Published<S>, reckon: (shown: Published<S>) => T): Published<T> =>
  mint(reckon(shown));

/** A published heatmap read back from where it was kept, or null if it could not have come through the gate. */
export function reopenHeat(stored: unknown): Published<StoredHeat> | null {
  const figures = checkHeat(stored);
  return figures && mint(figures);
}

/** A company's reply as it may be shown, or null: it was not published, or something in it leads to a person. */
export function publishReply(row: ReplyRow): Published<ShownReply> | null {
  const shown = showReply(row);
  return shown && mint(shown);
}

function totalsOf(shown: readonly TableRow[], margin: readonly number[]): TableRow[] {
  return linesOf(shown, margin).map((line) => ({
    key: (line[0]?.key ?? []).map((code, position) => (margin.includes(position) ? code : ALL)),
    total: true,
    reporters: null,
    reports: line.reduce((sum, row) => sum + row.reports, 0),
  }));
}

function problemOf(cells: readonly Cell[], shape: TableShape): TableProblem | null {
  const { dimensions, margins } = shape;
  const known = margins.flat().every((dimension) => dimensions.includes(dimension));
  if (dimensions.length === 0 || new Set(dimensions).size !== dimensions.length || !known)
    return { code: 'bad_shape', key: dimensions.join('|') };
  const seen = new Set<string>();
  for (const cell of cells) {
    const key = cell.key.join('|');
    const sound = cell.key.length === dimensions.length && cell.key.every(isCode);
    if (!sound) return { code: 'bad_key', key };
    if (seen.has(key)) return { code: 'doubled_key', key };
    if (!isCount(cell)) return { code: 'bad_count', key };
    seen.add(key);
  }
  return null;
}

function compareKeys(a: readonly string[], b: readonly string[]): number {
  for (const [i, left] of a.entries()) {
    const right = b[i] ?? '';
    if (left === right) continue;
    const byNumber = /^\d+$/.test(left) && /^\d+$/.test(right) ? Number(left) - Number(right) : 0;
    return byNumber || (left < right ? -1 : 1);
  }
  return 0;
}
