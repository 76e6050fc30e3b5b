import type { Generalisation } from './generalisation';

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

type Rules = {
  readonly generalisations: readonly Generalisation[];
  readonly leastReporters: number;
  /** Whether records may say this much: what the tables hide, records hide. */
  readonly mayShow: (places: readonly number[]) => boolean;
};

type Rows = Int32Array<ArrayBuffer>;
type Child = { readonly place: number; readonly rows: Rows; readonly reporters: number };
type Step = { readonly column: number; readonly gain: number };

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

/** Looks at the parts that a group falls into. Holds the counters, so that looking allocates nothing. */
class PartFinder {
  private readonly count = new Int32Array(256);
  private readonly people = new Int32Array(256);
  private readonly last = new Int32Array(256).fill(-1);
  private readonly touched: number[] = [];
  /** Where the rows of a code go while a group is split, and how many are there. */
  private readonly into = new Array<Rows | null>(256).fill(null);
  private readonly filled = new Int32Array(256);
  /** Reporters of the rows looked at, side by side: read once for each column. */
  private readonly who: Int32Array;
  /** By column and level: place of the code for each leaf. */
  private readonly tables: readonly (readonly Uint8Array[])[];

  constructor(
    private readonly reporters: Int32Array,
    private readonly columns: readonly Uint8Array[],
    private readonly rules: Rules,
  ) {
    this.who = new Int32Array(reporters.length);
    this.tables = rules.generalisations.map((generalisation) =>
      Array.from({ length: generalisation.depth + 1 }, (_, level) =>
        Uint8Array.from(generalisation.codes, (_, place) => generalisation.at(place, level)),
      ),
    );
  }

  placesOf(rows: Int32Array, levels: readonly number[]): number[] {
    return levels.map(
      (level, column) => this.tables[column]?.[level]?.[this.columns[column]?.[rows[0] ?? 0] ?? 0] ?? 0,
    );
  }

  /** The step that tells most of this group; `done` are columns whose next step was told to others already. */
  bestStep(rows: Int32Array, levels: readonly number[], done: number): Step | null {
    const places = this.placesOf(rows, levels);
    this.gather(rows);
    let best: Step | null = null;
    for (const [column, generalisation] of this.rules.generalisations.entries()) {
      if (done & (1 << column) || (levels[column] ?? 0) >= generalisation.depth) continue;
      const gain = this.gainOf(rows, places, column, (levels[column] ?? 0) + 1);
      if (gain > 0 && (!best || gain > best.gain)) best = { column, gain };
    }
    return best;
  }

  private gainOf(rows: Int32Array, places: readonly number[], column: number, level: number): number {
    const generalisation = this.rules.generalisations[column] as Generalisation;
    const touched = this.tally(rows, column, level);
    const before = costOf(generalisation, places[column] ?? 0);
    let gain = 0;
    for (const place of touched) {
      if (this.fits(places, column, place, this.people[place] ?? 0))
        gain += (this.count[place] ?? 0) * (before - costOf(generalisation, place));
    }
    return gain * generalisation.weight;
  }

  private fits(places: readonly number[], column: number, place: number, people: number): boolean {
    return people >= this.rules.leastReporters && this.rules.mayShow(places.with(column, place));
  }

  private gather(rows: Int32Array): void {
    const { who, reporters } = this;
    for (let i = 0; i < rows.length; i++) who[i] = reporters[rows[i] as number] as number;
  }

  /** Counts records and people of the gathered rows by the code they would have. @returns the codes met, good until the next count */
  private tally(rows: Int32Array, column: number, level: number): number[] {
    const codes = this.columns[column] as Uint8Array;
    const table = this.tables[column]?.[level] as Uint8Array;
    const { count, people, last, who, touched } = this;
    for (const place of touched) {
      count[place] = 0;
      people[place] = 0;
      last[place] = -1;
    }
    touched.length = 0;
    for (let i = 0; i < rows.length; i++) {
      const place = table[codes[rows[i] as number] as number] as number;
      const reporter = who[i] as number;
      if (count[place] === 0) touched.push(place);
      (count[place] as number)++;
      if (last[place] === reporter) continue;
      last[place] = reporter;
      (people[place] as number)++;
    }
    return touched.sort((a, b) => a - b);
  }

  /** The parts with a finer code, in the order of their codes, and the rows that must keep the coarser one. */
  parts(rows: Rows, levels: readonly number[], column: number): { told: Child[]; rest: Rows } {
    const level = (levels[column] ?? 0) + 1;
    const places = this.placesOf(rows, levels);
    const codes = this.columns[column] as Uint8Array;
    const table = this.tables[column]?.[level] as Uint8Array;
    this.gather(rows);
    const touched = this.tally(rows, column, level);
    const told = touched
      .filter((place) => this.fits(places, column, place, this.people[place] as number))
      .map((place) => ({
        place,
        rows: new Int32Array(this.count[place] as number),
        reporters: this.people[place] as number,
      }));
    const rest = new Int32Array(told.reduce((left, { rows: taken }) => left - taken.length, rows.length));
    const { into, filled } = this;
    for (const child of told) {
      into[child.place] = child.rows;
      filled[child.place] = 0;
    }
    let kept = 0;
    for (let i = 0; i < rows.length; i++) {
      const row = rows[i] as number;
      const place = table[codes[row] as number] as number;
      const part = into[place];
      if (part) part[(filled[place] as number)++] = row;
      else rest[kept++] = row;
    }
    for (const child of told) into[child.place] = null;
    return { told, rest };
  }
}

/** What stays untold, and as much again as half a column where a reader cannot look up the code itself: «one of three» is no company. */
const costOf = (generalisation: Generalisation, place: number): number =>
  generalisation.loss(place) + (generalisation.isLeaf(place) ? 0 : 0.5);

/** Fills up a rest of too few people, or null where that leaves nothing to tell. */
function splitOff(
  { told, rest }: { told: Child[]; rest: Rows },
  reporters: Int32Array,
  least: number,
): { told: Rows[]; rest: Rows } | null {
  const lacking = rest.length === 0 ? 0 : least - countReporters(rest, reporters);
  if (lacking <= 0) return { told: told.map(({ rows }) => rows), rest };
  const people = new Set(Array.from(rest, (row) => reporters[row] ?? 0));
  const largest = told.reduce<Child | undefined>((a, b) => (a && a.reporters >= b.reporters ? a : b), undefined);
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

function lendable(from: Child, reporters: Int32Array, people: ReadonlySet<number>, wanted: number): Set<number> | null {
  const lent = new Set<number>();
  for (const row of from.rows) {
    const reporter = reporters[row] ?? 0;
    if (!people.has(reporter)) lent.add(reporter);
    if (lent.size === wanted) return lent;
  }
  return null;
}

function foldSmallest(told: readonly Child[], rest: Rows, reporters: Int32Array, least: number) {
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
