import type { Generalisation } from './generalisation';

/** What a recoding keeps to. */
export type Rules = {
  readonly generalisations: readonly Generalisation[];
  readonly leastReporters: number;
  /** Whether records may say this much: what the tables hide, records hide. */
  readonly mayShow: (places: readonly number[]) => boolean;
};

/** Rows of a group, in the order of their reporters. */
export type Rows = Int32Array<ArrayBuffer>;
/** A part of a group that could be told more finely: the place of its code, its rows and how many reporters they are of. */
export type Part = { readonly place: number; readonly rows: Rows; readonly reporters: number };
type Step = { readonly column: number; readonly gain: number };

/** Looks at the parts that a group falls into. Holds the counters, so that looking allocates nothing. */
export class PartFinder {
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
  parts(rows: Rows, levels: readonly number[], column: number): { told: Part[]; rest: Rows } {
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
