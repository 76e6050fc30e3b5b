import { ROUNDING_SLACK } from '@/lib/privacy/cell-rule';
import type { AttackedTable } from './attacked-table';

/** Records that say the same of some columns, and how many. Codes by column; a column that tells nothing is absent. */
export type TalliedRecord = { readonly codes: Readonly<Record<string, string>>; readonly records: number };

/**
 * Fewest reports that a line must have, from one source or from several: by what is counted and the dimensions that the line keeps
 * (`reports insurer province`), then by its codes (`picc|11`). No dimension at all is the whole.
 */
export type LineBounds = ReadonlyMap<string, ReadonlyMap<string, number>>;

type Bounds = Map<string, Map<string, number>>;
type Codes = Readonly<Record<string, string>>;

/** Name of the lines that keep these dimensions. */
export const linesKeeping = (counted: string, dimensions: readonly string[]): string =>
  [counted, ...[...dimensions].sort()].join(' ');

/** The codes of a line, in the order of its dimensions’ names. */
export const codesOf = (dimensions: readonly string[], codes: Codes): string =>
  [...dimensions]
    .sort()
    .map((name) => codes[name] ?? '')
    .join('|');

/** All sets of these dimensions that keep `always`, the larger before the smaller; the full one first. */
export function subsetsOf(dimensions: readonly string[], always: readonly string[] = []): string[][] {
  const free = dimensions.filter((name) => !always.includes(name));
  const sets = Array.from({ length: 2 ** free.length }, (_, mask) =>
    dimensions.filter((name) => always.includes(name) || mask & (1 << free.indexOf(name))),
  );
  return sets.sort((a, b) => b.length - a.length);
}

/**
 * The best lower bound for every line: what each table shows of it, what the records name, and sums of the bounds of what lies within it, wherever
 * nobody stands in two of them.
 */
export function lineBounds(tables: readonly AttackedTable[], records: readonly TalliedRecord[]): LineBounds {
  const best: Bounds = new Map();
  for (const { counted, dimensions, shown } of tables)
    for (const { key, reports, total } of shown) {
      if (total) continue;
      const codes = Object.fromEntries(dimensions.map((name, i) => [name, key[i] ?? '']));
      raise(best, linesKeeping(counted, dimensions), codesOf(dimensions, codes), reports - ROUNDING_SLACK);
    }
  for (const [name, lines] of recordLines(records)) for (const [codes, least] of lines) raise(best, name, codes, least);
  for (const [dimensions, counted, several] of dimensionSets(tables)) sumUp(best, counted, dimensions, several);
  return best;
}

/** Bounds of a longer time out of those of its parts. */
export function addBounds(parts: readonly LineBounds[]): LineBounds {
  const sums: Bounds = new Map();
  for (const part of parts)
    for (const [name, lines] of part) for (const [codes, least] of lines) add(sums, name, codes, least);
  return sums;
}

/** The better of several bounds, line by line. */
export function bestBounds(all: readonly LineBounds[]): LineBounds {
  const best: Bounds = new Map();
  for (const bounds of all)
    for (const [name, lines] of bounds) for (const [codes, least] of lines) raise(best, name, codes, least);
  return best;
}

/** Dimensions that tables and records have together, the larger sets first, so that each sum is of finished parts. */
function dimensionSets(tables: readonly AttackedTable[]): [string[], string, readonly string[]][] {
  const sets = new Map<string, [string[], string, readonly string[]]>();
  for (const { counted, dimensions, several } of tables)
    for (const set of subsetsOf(dimensions, several)) sets.set(linesKeeping(counted, set), [set, counted, several]);
  return [...sets.values()].sort(([a], [b]) => b.length - a.length);
}

/** Raises the lines with one dimension less by the sums of these. */
function sumUp(best: Bounds, counted: string, dimensions: readonly string[], several: readonly string[]): void {
  const lines = best.get(linesKeeping(counted, dimensions));
  if (!lines) return;
  const sorted = [...dimensions].sort();
  for (const [at, left] of sorted.entries()) {
    if (several.includes(left)) continue;
    const coarser = linesKeeping(counted, sorted.toSpliced(at, 1));
    const sums = new Map<string, number>();
    for (const [codes, least] of lines) {
      const line = codes.split('|').toSpliced(at, 1).join('|');
      sums.set(line, (sums.get(line) ?? 0) + least);
    }
    for (const [line, least] of sums) raise(best, coarser, line, least);
  }
}

/** Records as lines of every set of up to two of their columns. */
function recordLines(records: readonly TalliedRecord[]): Bounds {
  const sums: Bounds = new Map();
  for (const { codes, records: count } of records)
    for (const dimensions of subsetsOf(Object.keys(codes)))
      if (dimensions.length <= 2) add(sums, linesKeeping('reports', dimensions), codesOf(dimensions, codes), count);
  return sums;
}

const linesOf = (bounds: Bounds, name: string): Map<string, number> => {
  const lines = bounds.get(name) ?? new Map<string, number>();
  bounds.set(name, lines);
  return lines;
};

function raise(bounds: Bounds, name: string, codes: string, least: number): void {
  const lines = linesOf(bounds, name);
  lines.set(codes, Math.max(least, lines.get(codes) ?? 0));
}

function add(bounds: Bounds, name: string, codes: string, count: number): void {
  const lines = linesOf(bounds, name);
  lines.set(codes, (lines.get(codes) ?? 0) + count);
}
