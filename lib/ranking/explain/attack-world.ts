import { cohortCount, cohortStart } from '@/lib/ranking/cross-check/cohorts';
import type { Cell, CrossCheckInput, PairBlock, Tier } from '@/lib/ranking/cross-check/evidence-cells';
import { type Random, seededRandom, seedFor } from '@/lib/ranking/random';

/** A company of a world made up to explain the method: cars, and how often it is named per car against the market. */
export type MadeUpCompany = { readonly id: string; readonly vehicles: number; readonly rate: number };

/** Eight companies, largest first; none of them exists. */
export const COMPANIES: readonly MadeUpCompany[] = [
  { id: 'a', vehicles: 60e6, rate: 0.8 },
  { id: 'b', vehicles: 40e6, rate: 1.15 },
  { id: 'c', vehicles: 24e6, rate: 0.7 },
  { id: 'd', vehicles: 14e6, rate: 1.9 },
  { id: 'e', vehicles: 9e6, rate: 1.3 },
  { id: 'f', vehicles: 6e6, rate: 0.75 },
  { id: 'g', vehicles: 4e6, rate: 2.6 },
  { id: 'h', vehicles: 3e6, rate: 1.05 },
];

/** The company that is attacked: small, and named less than its size would suggest. */
export const TARGET = 'f';

/**
 * Three brigades: fresh anonymous accounts within four weeks; anonymous accounts that sign up and report over the whole time; and the same with
 * evidence forged as often as honest drivers attach it.
 */
export const ATTACKS = ['burst', 'drip', 'forged'] as const;
export type Attack = (typeof ATTACKS)[number];

export const WEEKS = 26;
const COHORTS = cohortCount(WEEKS);
const HONEST_DRIVERS = 9_000;
const CALLS_PER_FAKE = 3;
const BURST_WEEKS = 4;
const SEED = 1;
const TIERS: readonly (readonly [Tier, number])[] = [
  [0, 0.6],
  [1, 0.3],
  [2, 0.1],
];
const PROVINCES = [
  { code: '11', vehicles: 40e6 },
  { code: '31', vehicles: 50e6 },
  { code: '44', vehicles: 70e6 },
] as const;

type Reporter = {
  readonly insurerId: string;
  readonly cohort: number;
  readonly tier: Tier;
  readonly province: string;
  /** Week of each call. */
  readonly weeks: readonly number[];
};

/**
 * The world with `share` of its honest calls made up on top, all naming {@link TARGET}. Pure: the honest part is the same for every attack.
 * Also the bare counts of calls, as a list without any method would show them.
 */
export function attackedWorld(
  attack: Attack,
  share: number,
): { input: CrossCheckInput; calls: ReadonlyMap<string, number> } {
  const honest = honestReporters();
  const made = honest.reduce((sum, { weeks }) => sum + weeks.length, 0);
  const reporters = [...honest, ...brigade(attack, Math.round((made * share) / CALLS_PER_FAKE))];
  const calls = new Map(COMPANIES.map(({ id }) => [id, 0]));
  for (const { insurerId, weeks } of reporters) calls.set(insurerId, (calls.get(insurerId) ?? 0) + weeks.length);
  return { input: inputOf(reporters), calls };
}

function honestReporters(): Reporter[] {
  const random = seededRandom(seedFor(SEED, 'honest drivers'));
  const all = COMPANIES.reduce((sum, { vehicles, rate }) => sum + vehicles * rate, 0);
  return COMPANIES.flatMap(({ id, vehicles, rate }) =>
    Array.from({ length: Math.round((HONEST_DRIVERS * vehicles * rate) / all) }, (): Reporter => {
      const cohort = Math.floor(random.uniform() * COHORTS);
      const calls = 1 + Math.floor(random.uniform() * 3);
      return { ...whoAndWhere(random), insurerId: id, cohort, weeks: weeksOf(random, cohort, calls) };
    }),
  );
}

function brigade(attack: Attack, accounts: number): Reporter[] {
  const random = seededRandom(seedFor(SEED, attack));
  return Array.from({ length: accounts }, (): Reporter => {
    const part = attack === 'burst' ? BURST_WEEKS : COHORTS;
    const cohort = COHORTS - 1 - Math.floor(random.uniform() * part);
    const { tier, province } = whoAndWhere(random);
    const seen = attack === 'forged' ? tier : 0;
    return { insurerId: TARGET, tier: seen, province, cohort, weeks: weeksOf(random, cohort, CALLS_PER_FAKE) };
  });
}

function whoAndWhere({ uniform }: Random): { tier: Tier; province: string } {
  const pick = <T>(parts: readonly (readonly [T, number])[], last: T): T => {
    let left = uniform() * parts.reduce((sum, [, part]) => sum + part, 0);
    for (const [value, part] of parts) {
      left -= part;
      if (left < 0) return value;
    }
    return last;
  };
  return {
    tier: pick(TIERS, 0),
    province: pick(
      PROVINCES.map(({ code, vehicles }) => [code, vehicles] as const),
      '44',
    ),
  };
}

/** Nobody reports before he has signed up. */
function weeksOf({ uniform }: Random, cohort: number, calls: number): number[] {
  const from = Math.max(0, cohortStart(cohort));
  return Array.from({ length: calls }, () => from + Math.floor(uniform() * (WEEKS - from)));
}

function inputOf(reporters: readonly Reporter[]): CrossCheckInput {
  const cells = new Map<string, Cell>();
  const pairs = new Map<string, PairBlock>();
  const sizes = new Map(PROVINCES.map(({ code }) => [code as string, [0, 0, 0] as [number, number, number]]));
  for (const { insurerId, cohort, tier, province, weeks } of reporters) {
    const block = { insurerId, cohort, tier };
    const pair = pairs.get(Object.values(block).join()) ?? { ...block, reporters: 0, squares: 0 };
    const { reporters: known, squares } = pair;
    pairs.set(Object.values(block).join(), { ...pair, reporters: known + 1, squares: squares + weeks.length ** 2 });
    const size = sizes.get(province);
    if (size) size[tier]++;
    for (const week of weeks) {
      const place = { ...block, province, week };
      const key = Object.values(place).join();
      cells.set(key, { ...place, weight: (cells.get(key)?.weight ?? 0) + 1 });
    }
  }
  return {
    ...{ weeks: WEEKS, cohorts: COHORTS, companions: [] },
    insurers: COMPANIES.map(({ id, vehicles }) => ({ insurerId: id, vehicles, logSd: 0.03 })),
    provinces: PROVINCES.map((province) => ({ ...province, reporters: sizes.get(province.code) ?? [0, 0, 0] })),
    cells: [...cells.values()],
    pairs: [...pairs.values()],
  };
}
