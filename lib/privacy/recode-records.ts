import { PartFinder, type Rules } from './part-finder';
import { countReporters, splitOff } from './split-off';

/** Records on their way to be published, in the order of their reporters. One column for each generalisation. */
export type CodedRecords = {
  /** Ascending. */
  readonly reporters: Int32Array;
  /** Place of each record's leaf in the generalisation of that column. */
  readonly columns: readonly Uint8Array[];
};

/** Records that say the same, by the places of their codes. */
export type RecordGroup = { readonly places: readonly number[]; readonly records: number };

/** `group[i]` is the group of record i. */
export type Recoded = { readonly groups: readonly RecordGroup[]; readonly group: Int32Array };

/**
 * Local recoding from the top down: all records begin as one group that says nothing. Time and again the column whose next step
 * tells most is told for every part of a group that has enough reporters and may be shown; the rest of the group keeps the coarser code, and
 * goes on with the other columns. A rest of too few takes in as many people of the largest part as it lacks. Each group ends with
 * at least `leastReporters` distinct reporters. Deterministic; time grows as records × columns × steps. No group at all
 * where there are too few people to begin with.
 */
export function recodeRecords({ reporters, columns }: CodedRecords, rules: Rules): Recoded {
  const { generalisations, leastReporters } = rules;
  const finder = new PartFinder(reporters, columns, rules);
  const groups: RecordGroup[] = [];
  const group = new Int32Array(reporters.length).fill(-1);
  const all = Int32Array.from(reporters, (_, i) => i);
  const waiting = [{ rows: all, levels: generalisations.map(() => 0), done: 0 }];
  if (countReporters(all, reporters) < leastReporters) return { groups, group };
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { rows, levels, done } = next;
    const step = finder.bestStep(rows, levels, done);
    if (!step) {
      for (const row of rows) group[row] = groups.length;
      groups.push({ places: finder.placesOf(rows, levels), records: rows.length });
      continue;
    }
    const parts = splitOff(finder.parts(rows, levels, step.column), reporters, leastReporters);
    if (!parts) {
      waiting.push({ rows, levels, done: done | (1 << step.column) });
      continue;
    }
    const finer = levels.with(step.column, (levels[step.column] ?? 0) + 1);
    if (parts.rest.length > 0) waiting.push({ rows: parts.rest, levels, done: done | (1 << step.column) });
    for (const rows of parts.told) waiting.push({ rows, levels: finer, done });
  }
  return { groups, group };
}

/** Distinct reporters of the smallest group, counted apart from the recoding; infinite without any group. */
export function fewestReporters({ groups, group }: Recoded, reporters: Int32Array): number {
  const people = new Int32Array(groups.length);
  const last = new Int32Array(groups.length).fill(-1);
  for (let row = 0; row < group.length; row++) {
    const place = group[row] as number;
    const reporter = reporters[row] as number;
    if (place < 0 || last[place] === reporter) continue;
    last[place] = reporter;
    (people[place] as number)++;
  }
  return people.reduce((fewest, count) => Math.min(fewest, count), Number.POSITIVE_INFINITY);
}
