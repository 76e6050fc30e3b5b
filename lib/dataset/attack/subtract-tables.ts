import { ROUNDING_SLACK } from '@/lib/privacy/cell-rule';
import type { AttackedTable } from './attacked-table';
import { codesOf, type LineBounds, linesKeeping, subsetsOf, type TalliedRecord } from './line-bounds';

export type Subtracted = {
  /** Lines for which a hidden remainder was worked out. */
  readonly lines: number;
  /** Lines of which it is proved that something is hidden. */
  readonly provedHidden: number;
  /** Of these, lines whose hidden part is of fewer than five people: the disclosures. */
  readonly disclosed: readonly string[];
};

const FEW = 5;

/** The sets of dimensions by which a table falls into lines that add up; the cells themselves are none. */
export const lineSets = ({ dimensions, several }: Pick<AttackedTable, 'dimensions' | 'several'>): string[][] =>
  subsetsOf(dimensions, several).slice(1);

/**
 * Someone takes the tightest bound for the true sum of a line (all reports naming a company, of a province, of a company in a province, …) from
 * wherever it is told, and subtracts what a table shows of the line: what is left is hidden there.
 */
export function subtractTables(tables: readonly AttackedTable[], bounds: LineBounds): Subtracted {
  let lines = 0;
  let provedHidden = 0;
  const disclosed: string[] = [];
  for (const table of tables)
    for (const kept of lineSets(table)) {
      const name = linesKeeping(table.counted, kept);
      const shown = shownSums(table, kept);
      for (const codes of new Set(table.truth.map(({ key }) => lineOf(table, kept, key)))) {
        lines++;
        if ((bounds.get(name)?.get(codes) ?? 0) - (shown.get(codes) ?? 0) <= 0) continue;
        provedHidden++;
        if ((table.behindHidden.get(name)?.get(codes) ?? 0) < FEW) disclosed.push(`${table.name}: ${name} ${codes}`);
      }
    }
  return { lines, provedHidden, disclosed };
}

const lineOf = ({ dimensions }: AttackedTable, kept: readonly string[], key: readonly string[]): string =>
  codesOf(kept, Object.fromEntries(dimensions.map((name, i) => [name, key[i] ?? ''])));

/** Most reports that the shown cells of each line can stand for. */
function shownSums(table: AttackedTable, kept: readonly string[]): Map<string, number> {
  const sums = new Map<string, number>();
  for (const { key, total, reports } of table.shown) {
    if (total) continue;
    const line = lineOf(table, kept, key);
    sums.set(line, (sums.get(line) ?? 0) + reports + ROUNDING_SLACK);
  }
  return sums;
}

/** Cells that a table hides and a record names outright: for its size or to protect another, it must not. */
export function namedByRecords(tables: readonly AttackedTable[], records: readonly TalliedRecord[]): string[] {
  return tables.flatMap(({ name, counted, dimensions, shown, truth }) => {
    if (counted !== 'reports') return [];
    const visible = new Set(shown.map(({ key }) => key.join('|')));
    const named = new Set(records.map(({ codes }) => dimensions.map((dimension) => codes[dimension] ?? '').join('|')));
    return truth
      .map(({ key }) => key.join('|'))
      .filter((key) => named.has(key) && !visible.has(key))
      .map((key) => `${name}: ${key}`);
  });
}

/** Shown cells that are further from the truth than rounding allows, and totals that are not the sum of the shown cells. */
export function untrueCells({ name, shown, truth }: AttackedTable): string[] {
  const counted = new Map(truth.map((cell) => [cell.key.join('|'), cell]));
  const cells = shown.filter(({ total }) => !total);
  const far = cells.filter(({ key, reports }) => {
    const cell = counted.get(key.join('|'));
    return !cell || cell.reporters < FEW || Math.abs(cell.reports - reports) > ROUNDING_SLACK;
  });
  const wrong = shown.filter(({ total, key, reports }) => {
    const parts = cells.filter((cell) => key.every((code, i) => code === 'all' || code === cell.key[i]));
    return total && parts.reduce((sum, cell) => sum + cell.reports, 0) !== reports;
  });
  return [...far, ...wrong].map(({ key }) => `${name}: ${key.join('|')}`);
}
