import type { ReactNode } from 'react';

/** One line of a ranking as the forest plot draws it. Figures are the published ones; null where none is published. */
export type ForestRow = {
  id: string;
  label: string;
  href: string | null;
  index: number | null;
  low: number | null;
  high: number | null;
  rankLow: number | null;
  rankHigh: number | null;
  /** Neighbours with one band number cannot be told apart by the data. */
  band: number | null;
  /** Above 1.25 with more than 95 % probability. */
  red: boolean;
  status: 'ranked' | 'insufficient' | 'not_normalised';
  /** A short line under the name, such as the number of reporters. */
  note?: ReactNode;
  /** Further columns of figures on wide screens, in the order of the plot's `figureHeads`. */
  figures?: readonly string[];
};

export type DrawnInterval = { index: number; low: number; high: number };

/** The interval of a row that has one. */
export function intervalOf(row: ForestRow): DrawnInterval | null {
  if (row.status !== 'ranked' || row.index === null || row.low === null || row.high === null) return null;
  return { index: row.index, low: row.low, high: row.high };
}
