import type { Cell, Companion, CrossCheckInput, PairBlock, Tier } from '@/lib/ranking/cross-check/evidence-cells';
import { type CallCaps, type CappedCall, capCalls, HUNDREDTHS } from './cap-calls';
import { cohortCount, cohortOf } from './cohorts';
import type { LabExposure } from './lab-format';
import { type Reporter, type ReporterLedger, WEEK_RADIX } from './reporter-ledger';

const DAY = 86_400_000;

/** Exact sums of hundredths by key. */
type Sums = Map<string, number>;
type Tables = { readonly cells: Sums; readonly reporters: Sums; readonly squares: Sums; readonly companions: Sums };

/** What a ranking reads, out of a closed ledger. The order of the ledger's reporters does not matter. */
export function cellsOf(
  ledger: ReporterLedger,
  exposure: LabExposure,
  caps: CallCaps,
  exposureSd: number,
): CrossCheckInput {
  const tables: Tables = { cells: new Map(), reporters: new Map(), squares: new Map(), companions: new Map() };
  const inProvince = new Map(
    exposure.provinces.map(({ code }): [string, [number, number, number]] => [code, [0, 0, 0]]),
  );
  for (const reporter of ledger.reporters.values()) {
    const here = inProvince.get(reporter.province);
    if (here) here[reporter.tier]++;
    addReporter(tables, reporter, ledger, caps);
  }
  return {
    weeks: ledger.weeks,
    cohorts: cohortCount(ledger.weeks),
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
    provinces: exposure.provinces.map((province) => ({
      ...province,
      reporters: inProvince.get(province.code) ?? [0, 0, 0],
    })),
    ...rowsOf(tables, ledger.insurers),
  };
}

function addReporter(tables: Tables, reporter: Reporter, ledger: ReporterLedger, caps: CallCaps): void {
  const cohort = cohortOf(Math.floor((reporter.created - ledger.windowStart) / DAY), ledger.weeks);
  const block = `${cohort} ${reporter.tier}`;
  const pairs = new Map<number, number>();
  for (const { insurer, week, hundredths } of cappedCalls(reporter, caps)) {
    plus(tables.cells, `${insurer} ${block} ${week} ${reporter.province}`, hundredths);
    pairs.set(insurer, (pairs.get(insurer) ?? 0) + hundredths);
  }
  for (const [insurer, hundredths] of pairs) {
    plus(tables.reporters, `${insurer} ${block}`, 1);
    plus(tables.squares, `${insurer} ${block}`, hundredths ** 2);
    for (const named of pairs.keys())
      if (named !== insurer) plus(tables.companions, `${insurer} ${block} ${named}`, hundredths);
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

function rowsOf({ cells, reporters, squares, companions }: Tables, insurers: readonly string[]) {
  const idOf = (number: string | undefined) => insurers[Number(number)] ?? '';
  const common = (key: string) => {
    const [insurer, cohort, tier, ...rest] = key.split(' ');
    return { insurerId: idOf(insurer), cohort: Number(cohort), tier: tierOf(tier), rest };
  };
  return {
    cells: [...cells].map(([key, sum]): Cell => {
      const { rest, ...of } = common(key);
      return { ...of, week: Number(rest[0]), province: rest[1] ?? '', weight: sum / HUNDREDTHS };
    }),
    pairs: [...reporters].map(([key, count]): PairBlock => {
      const { rest: _rest, ...of } = common(key);
      return { ...of, reporters: count, squares: (squares.get(key) ?? 0) / HUNDREDTHS ** 2 };
    }),
    companions: [...companions].map(([key, sum]): Companion => {
      const { rest, ...of } = common(key);
      return { ...of, named: idOf(rest[0]), weight: sum / HUNDREDTHS };
    }),
  };
}

const tierOf = (text: string | undefined): Tier => (text === '2' ? 2 : text === '1' ? 1 : 0);

function plus(sums: Sums, key: string, value: number): void {
  sums.set(key, (sums.get(key) ?? 0) + value);
}
