import { cohortCount, cohortOf } from '@/lib/ranking/cross-check/cohorts';
import type { Cell, Companion, CrossCheckInput, PairBlock, Tier } from '@/lib/ranking/cross-check/evidence-cells';
import { type CallCaps, type CappedCall, capCalls, HUNDREDTHS } from '@/lib/ranking/state/cap-calls';
import type { LabExposure } from './lab-format';
import { type LabWindow, type Reporter, type ReporterLedger, WEEK_RADIX } from './reporter-ledger';

const DAY = 86_400_000;
const TIERS = 3;

/** Exact sums of hundredths by key. */
type Sums = Map<number, number>;

/** Sums over the reporters added so far: as large as what a ranking reads, whatever the number of reports. */
export type EvidenceTables = {
  readonly window: LabWindow;
  readonly cohorts: number;
  readonly provinces: readonly string[];
  readonly cells: Sums;
  readonly reporters: Sums;
  readonly squares: Sums;
  readonly companions: Sums;
  /** Reporters by province and tier, each counted once. */
  readonly inProvince: readonly [number, number, number][];
};

/** Tables of a window with nothing counted yet; provinces are those of the exposure. */
export function openTables(window: LabWindow, exposure: LabExposure): EvidenceTables {
  const provinces = exposure.provinces.map((province) => province.code);
  return {
    window,
    cohorts: cohortCount(window.weeks),
    provinces,
    cells: new Map(),
    reporters: new Map(),
    squares: new Map(),
    companions: new Map(),
    inProvince: provinces.map(() => [0, 0, 0]),
  };
}

/** Adds all reporters of a closed ledger, in any order. A reporter must come in one ledger only; unknown provinces do not count. */
export function addLedger(tables: EvidenceTables, ledger: ReporterLedger, caps: CallCaps): void {
  const province = new Map(tables.provinces.map((code, p) => [code, p]));
  for (const reporter of ledger.values()) {
    const p = province.get(reporter.province);
    const here = p === undefined ? undefined : tables.inProvince[p];
    if (p === undefined || !here) continue;
    here[reporter.tier]++;
    addReporter(tables, reporter, p, caps);
  }
}

function addReporter(tables: EvidenceTables, reporter: Reporter, province: number, caps: CallCaps): void {
  const { window, cohorts, provinces } = tables;
  const cohort = cohortOf(Math.floor((reporter.created - window.start) / DAY), window.weeks);
  const block = reporter.tier * cohorts + cohort;
  const blockOf = (insurer: number) => insurer * TIERS * cohorts + block;
  const pairs = new Map<number, number>();
  for (const { insurer, week, hundredths } of cappedCalls(reporter, caps)) {
    plus(tables.cells, (blockOf(insurer) * window.weeks + week) * provinces.length + province, hundredths);
    pairs.set(insurer, (pairs.get(insurer) ?? 0) + hundredths);
  }
  for (const [insurer, hundredths] of pairs) {
    plus(tables.reporters, blockOf(insurer), 1);
    plus(tables.squares, blockOf(insurer), hundredths ** 2);
    for (const named of pairs.keys())
      if (named !== insurer) plus(tables.companions, blockOf(insurer) * window.insurers.length + named, hundredths);
  }
}

const cappedCalls = (reporter: Reporter, caps: CallCaps): CappedCall[] =>
  capCalls(
    [...reporter.calls].map(([key, calls]) => ({
      insurer: Math.floor(key / WEEK_RADIX),
      week: key % WEEK_RADIX,
      calls,
    })),
    caps,
  );

/** What a ranking reads; `exposureSd` is the sd of the log of insured vehicles. */
export function inputOf(tables: EvidenceTables, exposure: LabExposure, exposureSd: number): CrossCheckInput {
  return {
    weeks: tables.window.weeks,
    cohorts: tables.cohorts,
    insurers: exposure.insurers.flatMap(({ insurerId, insuredVehicles, provinceVehicles }) =>
      insuredVehicles
        ? [
            {
              insurerId,
              vehicles: insuredVehicles,
              logSd: exposureSd,
              ...(provinceVehicles ? { provinceVehicles } : {}),
            },
          ]
        : [],
    ),
    provinces: exposure.provinces.map((province, p) => ({
      ...province,
      reporters: tables.inProvince[p] ?? [0, 0, 0],
    })),
    ...rowsOf(tables),
  };
}

function rowsOf({ window, cohorts, provinces, cells, reporters, squares, companions }: EvidenceTables) {
  const idOf = (insurer: number) => window.insurers[insurer] ?? '';
  const ofBlock = (key: number) => {
    const block = key % (TIERS * cohorts);
    const insurerId = idOf(Math.floor(key / (TIERS * cohorts)));
    return { insurerId, cohort: block % cohorts, tier: Math.floor(block / cohorts) as Tier };
  };
  return {
    cells: Array.from(cells, ([key, sum]): Cell => {
      const row = Math.floor(key / provinces.length);
      const province = provinces[key % provinces.length] ?? '';
      const block = ofBlock(Math.floor(row / window.weeks));
      return { ...block, week: row % window.weeks, province, weight: sum / HUNDREDTHS };
    }),
    pairs: Array.from(
      reporters,
      ([key, count]): PairBlock => ({
        ...ofBlock(key),
        reporters: count,
        squares: (squares.get(key) ?? 0) / HUNDREDTHS ** 2,
      }),
    ),
    companions: Array.from(companions, ([key, sum]): Companion => {
      const block = ofBlock(Math.floor(key / window.insurers.length));
      return { ...block, named: idOf(key % window.insurers.length), weight: sum / HUNDREDTHS };
    }),
  };
}

function plus(sums: Sums, key: number, value: number): void {
  sums.set(key, (sums.get(key) ?? 0) + value);
}
