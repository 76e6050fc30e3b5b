import type { Cell, TableRow } from '@/lib/privacy/gate';

/** A table as published, and as it was counted before the gate. */
export type AttackedTable = {
  readonly name: string;
  /** What its cells count: sums are only set against sums of the same. */
  readonly counted: string;
  readonly dimensions: readonly string[];
  /** Dimensions under several codes of which one report may stand: over these nothing adds up. */
  readonly several: readonly string[];
  readonly shown: readonly TableRow[];
  readonly truth: readonly Cell[];
  /** By `linesKeeping` and codes: people behind what is not shown of each line. */
  readonly behindHidden: ReadonlyMap<string, ReadonlyMap<string, number>>;
};
