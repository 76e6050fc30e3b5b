import type { Part, Rows } from './part-finder';

/** Fills up a rest of too few people, or null where that leaves nothing to tell. */
export function splitOff(
  { told, rest }: { told: Part[]; rest: Rows },
  reporters: Int32Array,
  least: number,
): { told: Rows[]; rest: Rows } | null {
  const lacking = rest.length === 0 ? 0 : least - countReporters(rest, reporters);
  if (lacking <= 0) return { told: told.map(({ rows }) => rows), rest };
  const people = new Set(Array.from(rest, (row) => reporters[row] ?? 0));
  const largest = told.reduce<Part | undefined>((a, b) => (a && a.reporters >= b.reporters ? a : b), undefined);
  // The largest part may share people with the rest: it must keep enough after giving up people that the rest does not have.
  if (largest && largest.reporters >= least + lacking) {
    const lent = lendable(largest, reporters, people, lacking);
    if (lent) {
      const kept = largest.rows.filter((row) => !lent.has(reporters[row] ?? 0));
      const given = largest.rows.filter((row) => lent.has(reporters[row] ?? 0));
      return { told: told.map((child) => (child === largest ? kept : child.rows)), rest: inOrder(rest, given) };
    }
  }
  return foldSmallest(told, rest, reporters, least);
}

function lendable(from: Part, reporters: Int32Array, people: ReadonlySet<number>, wanted: number): Set<number> | null {
  const lent = new Set<number>();
  for (const row of from.rows) {
    const reporter = reporters[row] ?? 0;
    if (!people.has(reporter)) lent.add(reporter);
    if (lent.size === wanted) return lent;
  }
  return null;
}

function foldSmallest(told: readonly Part[], rest: Rows, reporters: Int32Array, least: number) {
  const bySize = [...told].sort((a, b) => a.rows.length - b.rows.length || a.place - b.place);
  let folded = rest;
  while (countReporters(folded, reporters) < least) {
    const smallest = bySize.shift();
    if (!smallest) return null;
    folded = inOrder(folded, smallest.rows);
  }
  const left = new Set(bySize);
  const kept = told.filter((child) => left.has(child));
  return kept.length > 0 ? { told: kept.map(({ rows }) => rows), rest: folded } : null;
}

const inOrder = (a: Rows, b: Rows): Rows => {
  const both = new Int32Array(a.length + b.length);
  both.set(a);
  both.set(b, a.length);
  return both.sort();
};

/** Number of distinct reporters of some rows, which stand in the order of their reporters. */
export function countReporters(rows: Int32Array, reporters: Int32Array): number {
  let count = 0;
  let last = Number.NaN;
  for (const row of rows) {
    const reporter = reporters[row] ?? 0;
    if (reporter !== last) count++;
    last = reporter;
  }
  return count;
}
