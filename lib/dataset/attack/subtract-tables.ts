import { ROUNDING_SLACK } from '@/lib/privacy/cell-rule';
import type { Cell, TableRow } from '@/lib/privacy/gate';

/** A table as published, and as it was counted before the gate. */
export type AttackedTable = {
  readonly name: string;
  readonly dimensions: readonly string[];
  readonly shown: readonly TableRow[];
  readonly truth: readonly Cell[];
  /** By dimension: people behind what is not shown of each of its lines. */
  readonly behindHidden: readonly ReadonlyMap<string, number>[];
};

/** Records that say the same of some columns, and how many. Codes by column; a column that tells nothing is absent. */
export type TalliedRecord = { readonly codes: Readonly<Record<string, string>>; readonly records: number };

/** Fewest reports that a line (`insurer picc`) must have, from one source or from several. */
export type LowerBounds = ReadonlyMap<string, number>;

export type Subtracted = {
  /** Lines for which a hidden remainder was worked out. */
  readonly lines: number;
  /** Lines of which it is proved that something is hidden. */
  readonly provedHidden: number;
  /** Of these, lines whose hidden part is of fewer than five people: the disclosures. */
  readonly disclosed: readonly string[];
};

const FEW = 5;
const lineName = (dimension: string, code: string): string => `${dimension} ${code}`;

/** The best lower bound for every line: what each table shows of it, and what the records name. */
export function lowerBounds(tables: readonly AttackedTable[], records: readonly TalliedRecord[]): LowerBounds {
  const best = new Map<string, number>();
  for (const { dimensions, shown } of tables)
    for (const [at, dimension] of dimensions.entries()) {
      const sums = new Map<string, number>();
      for (const { key, reports, total } of shown) {
        if (total) continue;
        const name = lineName(dimension, key[at] ?? '');
        sums.set(name, (sums.get(name) ?? 0) + reports - ROUNDING_SLACK);
      }
      raise(best, sums);
    }
  const named = new Map<string, number>();
  for (const { codes, records: count } of records)
    for (const [dimension, code] of Object.entries(codes))
      named.set(lineName(dimension, code), (named.get(lineName(dimension, code)) ?? 0) + count);
  raise(best, named);
  return best;
}

/** Lower bounds of a quarter out of those of its months. */
export function addBounds(months: readonly LowerBounds[]): LowerBounds {
  const sum = new Map<string, number>();
  for (const [name, least] of months.flatMap((bounds) => [...bounds])) sum.set(name, (sum.get(name) ?? 0) + least);
  return sum;
}

function raise(best: Map<string, number>, bounds: LowerBounds): void {
  for (const [name, least] of bounds) best.set(name, Math.max(least, best.get(name) ?? 0));
}

/**
 * Someone takes the tightest bound for the true sum of a line (all reports naming a company, or of a province) from wherever it is told, and
 * subtracts what a table shows of the line: what is left is hidden there. Only for tables where no report stands in two cells.
 */
export function subtractTables(tables: readonly AttackedTable[], bounds: LowerBounds): Subtracted {
  let lines = 0;
  let provedHidden = 0;
  const disclosed: string[] = [];
  for (const table of tables)
    for (const [at, dimension] of table.dimensions.entries())
      for (const code of new Set(table.truth.map(({ key }) => key[at] ?? ''))) {
        lines++;
        if (leastHidden(table, at, code, bounds.get(lineName(dimension, code)) ?? 0) <= 0) continue;
        provedHidden++;
        if ((table.behindHidden[at]?.get(code) ?? 0) < FEW)
          disclosed.push(`${table.name}: ${lineName(dimension, code)}`);
      }
  return { lines, provedHidden, disclosed };
}

function leastHidden({ shown }: AttackedTable, at: number, code: string, sum: number): number {
  const visible = shown.filter(({ key, total }) => !total && key[at] === code);
  return sum - visible.reduce((total, { reports }) => total + reports + ROUNDING_SLACK, 0);
}

/** Cells that a table hides and a record names outright: for its size or to protect another, it must not. */
export function namedByRecords(tables: readonly AttackedTable[], records: readonly TalliedRecord[]): string[] {
  return tables.flatMap(({ name, dimensions, shown, truth }) => {
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
