/** One value of a column at some level of detail; `parent` is the next coarser one, null for the coarsest. */
export type Level = { readonly code: string; readonly parent: string | null };

/** The ways to say less about one column: a tree whose leaves are the codes that a report can have. */
export class Generalisation {
  /** Every code, coarser before finer; the first says nothing. */
  readonly codes: readonly string[];
  /** Codes of a report, in the order given. */
  readonly leaves: readonly string[];
  /** Steps from saying nothing to the finest code. */
  readonly depth: number;
  private readonly places: ReadonlyMap<string, number>;
  private readonly parents: ReadonlyMap<string, string | null>;
  private readonly paths: readonly (readonly number[])[];
  private readonly below: readonly number[];
  /** 1 where the code is a leaf. */
  private readonly known: Uint8Array;

  /** Throws RangeError unless the levels are one tree, parents first. `weight`: how much this column matters beside the others. */
  constructor(
    readonly name: string,
    levels: readonly Level[],
    readonly weight = 1,
  ) {
    this.codes = levels.map(({ code }) => code);
    this.places = new Map(this.codes.map((code, place) => [code, place]));
    this.parents = new Map(levels.map(({ code, parent }) => [code, parent]));
    const parents = levels.map(({ parent }, place) => {
      const at = parent === null ? -1 : (this.places.get(parent) ?? levels.length);
      if (at >= place || at < 0 !== (place === 0)) throw new RangeError(`${name}: not one tree, parents first`);
      return at;
    });
    if (this.places.size !== levels.length) throw new RangeError(`${name}: a code stands twice`);
    const inner = new Set(parents);
    this.leaves = this.codes.filter((_, place) => !inner.has(place));
    const paths = this.codes.map((_, place) => pathTo(place, parents));
    this.depth = Math.max(...paths.map((path) => path.length)) - 1;
    this.paths = paths.map((path) => padded(path, this.depth + 1));
    this.below = countBelow(paths, inner, this.codes.length);
    this.known = Uint8Array.from(this.codes, (_, place) => Number(!inner.has(place)));
  }

  /** Number of a code; -1 for one that the column does not have. */
  place = (code: string): number => this.places.get(code) ?? -1;

  /** The next coarser code; null for the coarsest. */
  parentOf = (code: string): string | null => this.parents.get(code) ?? null;

  /** The number of the code that says as much about `place` as `level` steps from the top allow. */
  at = (place: number, level: number): number => this.paths[place]?.[level] ?? 0;

  /** Share of the other codes from which this one no longer tells the report: 0 for a leaf, 1 for the coarsest. */
  loss = (place: number): number =>
    this.leaves.length > 1 ? ((this.below[place] ?? 1) - 1) / (this.leaves.length - 1) : 0;

  /** Whether every entry is the number of a code that a report itself can have. */
  holds(column: Uint8Array): boolean {
    const { known } = this;
    for (let i = 0; i < column.length; i++) if (known[column[i] as number] !== 1) return false;
    return true;
  }

  /** Whether the code is one that a report itself can have. */
  isLeaf = (place: number): boolean => this.known[place] === 1;
}

function pathTo(place: number, parents: readonly number[]): number[] {
  const path: number[] = [];
  for (let at = place; at >= 0; at = parents[at] ?? -1) path.unshift(at);
  return path;
}

const padded = (path: readonly number[], length: number): number[] => [
  ...path,
  ...Array<number>(length - path.length).fill(path.at(-1) ?? 0),
];

function countBelow(paths: readonly (readonly number[])[], inner: ReadonlySet<number>, size: number): number[] {
  const below = Array<number>(size).fill(0);
  for (const [place, path] of paths.entries())
    if (!inner.has(place)) for (const above of path) below[above] = (below[above] ?? 0) + 1;
  return below;
}
