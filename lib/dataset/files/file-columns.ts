/** A column of a released file. `codes` names the list of the code book that its values stand in. */
export type FileColumn = {
  readonly name: string;
  readonly type: 'string' | 'integer' | 'number' | 'boolean';
  /** Whether a field may be empty. */
  readonly nullable: boolean;
  readonly codes: string | null;
};

export type Field = string | number | boolean | null;
export type FileRow = Readonly<Record<string, Field>>;

/** Equal rows that follow each other. */
export type Run = { readonly row: FileRow; readonly times: number };

/** What is told of a column beside its rows: how often each value stands there, or what its numbers come to. */
export type ColumnFacts = {
  readonly name: string;
  readonly empty: number;
  /** The most frequent values, most first. */
  readonly top: readonly { readonly value: string; readonly rows: number }[];
  readonly distinct: number;
  readonly least: number | null;
  readonly most: number | null;
  /** Rows by size of the number: empty bins left out. `from` is included, `to` is not. */
  readonly bins: readonly { readonly from: number; readonly to: number; readonly rows: number }[];
};

const TOP = 24;

/** Counts, run by run, what is told of a column. Holds each distinct value once: columns have codes, not free text. */
export class ColumnTally {
  private readonly values = new Map<Field, number>();

  constructor(private readonly column: FileColumn) {}

  add({ row, times }: Run): void {
    const value = row[this.column.name] ?? null;
    this.values.set(value, (this.values.get(value) ?? 0) + times);
  }

  facts(): ColumnFacts {
    const told = [...this.values].filter(([value]) => value !== null);
    const byRows = told.map(([value, rows]) => ({ value: String(value), rows })).sort(mostFirst);
    const numbers = told.flatMap(([value, rows]) => (typeof value === 'number' ? [{ value, rows }] : []));
    return {
      name: this.column.name,
      empty: this.values.get(null) ?? 0,
      top: byRows.slice(0, TOP),
      distinct: told.length,
      least: numbers.length > 0 ? Math.min(...numbers.map(({ value }) => value)) : null,
      most: numbers.length > 0 ? Math.max(...numbers.map(({ value }) => value)) : null,
      bins: binned(numbers),
    };
  }
}

type Counted = { readonly value: string; readonly rows: number };
const mostFirst = (a: Counted, b: Counted): number => b.rows - a.rows || (a.value < b.value ? -1 : 1);

/** Bins of 1–2–5 steps: counts of cells are spread over several powers of ten. */
function binned(numbers: readonly { readonly value: number; readonly rows: number }[]): ColumnFacts['bins'] {
  const bins = new Map<number, { from: number; to: number; rows: number }>();
  for (const { value, rows } of numbers) {
    const from = stepBelow(value);
    const bin = bins.get(from) ?? { from, to: stepAbove(from), rows: 0 };
    bins.set(from, { ...bin, rows: bin.rows + rows });
  }
  return [...bins.values()].sort((a, b) => a.from - b.from);
}

const STEPS = [1, 2, 5, 10] as const;

function stepBelow(value: number): number {
  if (value < 1) return 0;
  const power = 10 ** Math.floor(Math.log10(value) + 1e-9);
  return power * (STEPS.findLast((step) => step * power <= value) ?? 1);
}

function stepAbove(from: number): number {
  if (from === 0) return 1;
  const power = 10 ** Math.floor(Math.log10(from) + 1e-9);
  return power * (STEPS.find((step) => step * power > from) ?? 10);
}
