import type { HeatReport } from '@/lib/heatmaps/fold/heat-report';
import { byDriver, foldDriver, type Tally } from '@/lib/heatmaps/fold/tally';
import { isDue } from '@/lib/heatmaps/publish/batch-due';
import { closeBatch } from '@/lib/heatmaps/publish/close-batch';
import type { HeatCell } from '@/lib/heatmaps/publish/heat-cells';
import { GEOGRAPHY } from '@/lib/heatmaps/publish/heat-figures';
import { chinaDate } from '@/lib/platform/china-time';
import { LEAST_REPORTERS, mayShow, ROUNDING_SLACK, rounded } from '@/lib/privacy/cell-rule';

/** What the tables of a quarter's months prove of the batches of its maps. */
export type AttackedBatches = {
  readonly batches: number;
  /** Provinces, cities and companies in provinces that the maps showed at the end. */
  readonly shown: number;
  /** Of these, cells of which the tables prove that some batch hides somebody, and those where that is one to four people. */
  readonly proved: number;
  readonly few: number;
};

const NOTHING = { reporters: 0, reports: 0, squares: 0 };

/**
 * Publishes the maps of a quarter day by day, then sets what its months' tables show against them. Reports of the quarter, oldest first.
 * @param quarterBefore how many reports the quarter before had
 */
export function attackBatches(reports: readonly HeatReport[], quarter: string, quarterBefore: number): AttackedBatches {
  const cells = new Map<string, HeatCell>();
  const before = new Map<string, HeatReport[]>();
  /** Batches that are closed after so many reports, and which of them show a cell. */
  const ends: number[] = [];
  const showing = new Map<string, Set<number>>();
  const close = (end: number, last: boolean) => {
    for (const { family, filter, code, value } of closeBatch([...cells.values()], GEOGRAPHY, last) ?? []) {
      const name = `${family} ${filter} ${code} ${value}`;
      showing.set(name, (showing.get(name) ?? new Set()).add(ends.length));
    }
    ends.push(end);
  };
  for (let at = 0; at < reports.length; ) {
    const day = chinaDate((reports[at] as HeatReport).receivedAt);
    const next = reports.findIndex((one, i) => i > at && chinaDate(one.receivedAt) !== day);
    const end = next < 0 ? reports.length : next;
    foldDay(cells, before, reports.slice(at, end), quarter);
    at = end;
    const closed = ends.at(-1) ?? 0;
    if (isDue({ waiting: end - closed, closed, before: quarterBefore }, day)) close(end, false);
  }
  close(reports.length, true);
  return compare(reports, cells, ends, showing);
}

/** Takes in the reports of a day. */
function foldDay(
  cells: Map<string, HeatCell>,
  before: Map<string, HeatReport[]>,
  fresh: readonly HeatReport[],
  quarter: string,
): void {
  const tally: Tally = new Map();
  for (const [driver, own] of byDriver(fresh)) {
    const old = before.get(driver) ?? [];
    foldDriver(tally, old, own);
    before.set(driver, [...old, ...own]);
  }
  for (const [key, more] of tally) {
    const [period = '', family, filter, code = '', value = ''] = key.split('|') as [
      string,
      HeatCell['family'],
      HeatCell['filter'],
      string,
      string,
    ];
    if (family === 'risk' || (family !== 'day' && period !== quarter)) continue;
    const cell = cells.get(key);
    const was = cell?.current ?? NOTHING;
    const current = {
      reporters: was.reporters + more.reporters,
      reports: was.reports + more.reports,
      squares: was.squares + more.squares,
    };
    cells.set(key, {
      period,
      family,
      filter,
      code,
      value,
      current,
      held: cell?.held ?? NOTHING,
      shown: cell?.shown ?? NOTHING,
    });
  }
}

/** The cells of a map that a table of the months has too. */
const namesOf = ({ province, city, claim, insurerId }: HeatReport): string[] => [
  `place all all ${province}`,
  `city region ${province} ${city}`,
  ...(claim === 'named' && insurerId ? [`place insurer ${insurerId} ${province}`] : []),
];

function compare(
  reports: readonly HeatReport[],
  cells: ReadonlyMap<string, HeatCell>,
  ends: readonly number[],
  showing: ReadonlyMap<string, ReadonlySet<number>>,
): AttackedBatches {
  const within = new Map<string, { report: HeatReport; batch: number }[]>();
  for (const [i, report] of reports.entries())
    for (const name of namesOf(report)) {
      const own = within.get(name) ?? [];
      within.set(name, own);
      own.push({ report, batch: ends.findIndex((end) => i < end) });
    }
  const found = { batches: ends.length, shown: 0, proved: 0, few: 0 };
  for (const cell of cells.values()) {
    const name = `${cell.family} ${cell.filter} ${cell.code} ${cell.value}`;
    const own = within.get(name);
    if (!own) continue;
    const shown = showing.get(name) ?? new Set<number>();
    if (cell.shown.reports > 0) found.shown++;
    if (leastByMonths(own.map(({ report }) => report)) <= cell.shown.reports + ROUNDING_SLACK * shown.size) continue;
    found.proved++;
    const hidden = own.filter(({ batch }) => !shown.has(batch));
    if (new Set(hidden.map(({ report }) => report.reporterId)).size < LEAST_REPORTERS) found.few++;
  }
  return found;
}

/** What the months' tables prove of a cell at least, as if nothing but its size kept it out of them. */
function leastByMonths(reports: readonly HeatReport[]): number {
  const months = new Map<string, HeatReport[]>();
  for (const report of reports) {
    const month = chinaDate(report.receivedAt).slice(0, 7);
    months.set(month, [...(months.get(month) ?? []), report]);
  }
  return [...months.values()].reduce((sum, own) => {
    const count = { reporters: new Set(own.map(({ reporterId }) => reporterId)).size, reports: own.length };
    return sum + (mayShow(count) ? rounded(count.reports) - ROUNDING_SLACK : 0);
  }, 0);
}
