import type { Cell, CrossCheckInput, PairBlock, Tier } from './evidence-cells';

const WEEKS = 8;
const COHORTS = 10;
const PROVINCES = ['11', '44'];
const TIER_SHARES: readonly [Tier, number][] = [
  [0, 0.5],
  [1, 0.3],
  [2, 0.2],
];

/** For tests: a market without chance. Each insurer has `calls` kept calls, spread alike over everything. */
export function smallMarket(insurers: Readonly<Record<string, { vehicles: number; calls: number }>>): CrossCheckInput {
  const cells: Cell[] = [];
  const pairs: PairBlock[] = [];
  for (const [insurerId, { calls }] of Object.entries(insurers))
    for (let cohort = 0; cohort < COHORTS; cohort++)
      for (const [tier, part] of TIER_SHARES) {
        const inBlock = (calls * part) / COHORTS;
        pairs.push({ insurerId, cohort, tier, reporters: Math.round(inBlock), squares: inBlock });
        for (let week = 0; week < WEEKS; week++)
          for (const province of PROVINCES)
            cells.push({ insurerId, cohort, tier, week, province, weight: inBlock / WEEKS / PROVINCES.length });
      }
  return {
    weeks: WEEKS,
    cohorts: COHORTS,
    insurers: Object.entries(insurers).map(([insurerId, { vehicles }]) => ({ insurerId, vehicles, logSd: 0.03 })),
    provinces: PROVINCES.map((code) => ({ code, vehicles: 1e6, reporters: [5000, 3000, 2000] })),
    cells,
    pairs,
    companions: [],
  };
}

/** The same market after a brigade: in the cells chosen, the insurer's calls are multiplied. */
export function attacked(
  market: CrossCheckInput,
  insurerId: string,
  factor: number,
  chosen: (cell: {
    readonly cohort: number;
    readonly tier: Tier;
    readonly week: number;
    readonly province: string;
  }) => boolean,
): CrossCheckInput {
  const cells = market.cells.map((cell) =>
    cell.insurerId === insurerId && chosen(cell) ? { ...cell, weight: cell.weight * factor } : cell,
  );
  return { ...market, cells };
}
