import type { RecordGroup } from '@/lib/privacy/gate';

/** Whom each published combination stands for: what an attacker never has, and the defence needs to measure him. */
export type Behind = {
  readonly groups: readonly RecordGroup[];
  /** By record. */
  readonly group: Int32Array;
  readonly reporters: Int32Array;
};

/** What linking by some columns came to. */
export type Linked = {
  /** Sets of columns tried. */
  readonly subsets: number;
  /** Different combinations of codes met in all of them. */
  readonly classes: number;
  /** Fewest distinct reporters that any of them leaves. Infinite without records. */
  readonly fewest: number;
};

/**
 * Someone knows any of the columns of a person’s call, at any level of detail, and looks for the records that fit. Whatever he knows,
 * those are whole classes of records that agree on these columns: the smallest class over all sets of columns is his best case.
 */
export function linkRecords({ groups, group, reporters }: Behind, columns: number): Linked {
  let classes = 0;
  let fewest = Number.POSITIVE_INFINITY;
  const subsets = 2 ** columns - 1;
  for (let subset = 1; subset <= subsets; subset++) {
    const { classOf, count } = classesBy(groups, subset);
    const people = new Int32Array(count);
    const last = new Int32Array(count).fill(-1);
    for (const [row, at] of group.entries()) {
      const own = classOf[at] ?? -1;
      const reporter = reporters[row] ?? 0;
      if (own < 0 || last[own] === reporter) continue;
      last[own] = reporter;
      people[own] = (people[own] ?? 0) + 1;
    }
    classes += count;
    for (const each of people) fewest = Math.min(fewest, each);
  }
  return { subsets, classes, fewest };
}

function classesBy(groups: readonly RecordGroup[], subset: number): { classOf: Int32Array; count: number } {
  const names = new Map<string, number>();
  const classOf = Int32Array.from(groups, ({ places }) => {
    const name = places.filter((_, column) => subset & (1 << column)).join();
    const known = names.get(name) ?? names.size;
    names.set(name, known);
    return known;
  });
  return { classOf, count: names.size };
}
