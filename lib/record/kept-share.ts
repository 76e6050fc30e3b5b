import { type Published, publishFigures, type TableRow } from '@/lib/privacy/gate';

/** Weeks without a call among the weeks that drivers kept. Shares between 0 and 1. */
export interface KeptShare {
  readonly driverWeeks: number;
  readonly drivers: number;
  readonly quiet: number;
  readonly low: number;
  readonly high: number;
}

/** Two-sided 90 %. */
const Z = 1.6449;

/** The share with its interval out of a published `kept_weeks`; null unless both states are shown. */
export function keptShare(rows: Published<TableRow[]>): Published<KeptShare> | null {
  const cell = (state: string) => rows.find(({ key, total }) => !total && key[0] === state);
  const [called, quiet] = [cell('called'), cell('quiet')];
  if (!called || !quiet) return null;
  return publishFigures(rows, () => {
    const driverWeeks = called.reports + quiet.reports;
    const drivers = Math.max(called.reporters ?? 0, quiet.reporters ?? 0);
    return { driverWeeks, drivers, ...wilson(quiet.reports / driverWeeks, drivers) };
  });
}

/**
 * Wilson's interval with as many observations as drivers: the weeks of one driver resemble each other, and counting each for itself would make the
 * interval too narrow.
 */
function wilson(share: number, drivers: number): { quiet: number; low: number; high: number } {
  const shrink = 1 + (Z * Z) / drivers;
  const middle = (share + (Z * Z) / (2 * drivers)) / shrink;
  const half = (Z * Math.sqrt((share * (1 - share)) / drivers + (Z * Z) / (4 * drivers * drivers))) / shrink;
  return { quiet: share, low: Math.max(0, middle - half), high: Math.min(1, middle + half) };
}
