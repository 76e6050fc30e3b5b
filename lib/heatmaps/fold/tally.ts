import { chinaDay } from '@/lib/platform/day-number';
import { cellsOfReport, riskCell, type Watched, watch } from './cells-of-report';
import type { CellKey, HeatReport } from './heat-report';

/** Counts of a cell: distinct reporters, their reports, and the sum over reporters of the square of their reports. */
export type HeatCount = { readonly reporters: number; readonly reports: number; readonly squares: number };

/** Changes of cells, or the cells themselves when all reports are in it. */
export type Tally = Map<CellKey, HeatCount>;

type Driver = { readonly counts: Map<CellKey, number>; readonly watched: Watched };

/** What one driver's reports add up to: how often he is in each cell. `reports` are all of his that count, oldest first. */
function driverOf(reports: readonly HeatReport[]): Driver {
  const driver: Driver = { counts: new Map(), watched: { joined: Number.POSITIVE_INFINITY, expiry: null } };
  for (const report of reports) addReport(driver, report, null);
  return driver;
}

function addReport({ counts, watched }: Driver, report: HeatReport, tally: Tally | null): void {
  if (watched.joined === Number.POSITIVE_INFINITY) watched.joined = chinaDay(report.receivedAt);
  const tells = watch(watched, report);
  const risk = tells ? riskCell(report, watched) : null;
  for (const key of risk ? [...cellsOfReport(report, watched), risk] : cellsOfReport(report, watched)) {
    const before = counts.get(key) ?? 0;
    counts.set(key, before + 1);
    if (tally) change(tally, key, before === 0 ? 1 : 0, 1, 2 * before + 1);
  }
}

function change(tally: Tally, key: CellKey, reporters: number, reports: number, squares: number): void {
  const count = tally.get(key);
  tally.set(key, {
    reporters: (count?.reporters ?? 0) + reporters,
    reports: (count?.reports ?? 0) + reports,
    squares: (count?.squares ?? 0) + squares,
  });
}

/** Adds to a tally what new reports of one driver change; `before` are all of his that were folded, oldest first, and older than the new ones. */
export function foldDriver(tally: Tally, before: readonly HeatReport[], fresh: readonly HeatReport[]): void {
  const driver = driverOf(before);
  for (const report of fresh) addReport(driver, report, tally);
}

/** Adds all reports of one driver to a tally, or takes them away (`sign` −1). */
export function tallyDriver(tally: Tally, reports: readonly HeatReport[], sign: 1 | -1 = 1): void {
  for (const [key, times] of driverOf(reports).counts) change(tally, key, sign, sign * times, sign * times ** 2);
}

/** Reports by the driver they count for, in the order given. */
export function byDriver(reports: readonly HeatReport[]): Map<string, HeatReport[]> {
  const drivers = new Map<string, HeatReport[]>();
  for (const report of reports) {
    const own = drivers.get(report.reporterId);
    if (own) own.push(report);
    else drivers.set(report.reporterId, [report]);
  }
  return drivers;
}
