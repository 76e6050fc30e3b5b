import { PROVINCES } from '@/lib/places/places';
import { weekStart, weeksBack } from '@/lib/platform/china-time';
import { cohortCount, cohortOf, cohortStart } from '@/lib/ranking/cross-check/cohorts';
import type { CrossCheckInput, InsurerSize, Tier } from '@/lib/ranking/cross-check/evidence-cells';
import { HUNDREDTHS } from '@/lib/ranking/state/cap-calls';
import type { EvidenceWindow } from '@/lib/ranking/state/reporter-line';
import type { InsurerExposure } from '../evidence';
import type { RunEvidence } from './run-evidence';

/** Everything a run was computed from; stored whole, so that it can be computed again without the database of that day. */
export type RunInput = EvidenceWindow & {
  /** Random and never published: without it the published hash of exact counts could be guessed back. */
  readonly salt: string;
  readonly exposure: readonly InsurerExposure[];
  readonly provinces: readonly { readonly code: string; readonly vehicles: number }[];
  readonly evidence: RunEvidence;
};

/** Stands for all insurers without a denominator of their own; never published. */
export const POOL = '~pool';

/** Vehicles by province, as the reference data have them; provinces without a figure are left out. */
export const provinceVehicles = (): RunInput['provinces'] =>
  PROVINCES.flatMap(({ adcode, vehiclesWan }) =>
    vehiclesWan === null ? [] : { code: adcode, vehicles: Math.round(vehiclesWan * 10_000) },
  );

/** One text for one input: keys in fixed order, rows sorted. */
export function canonicalInput({ salt, fromWeek, throughWeek, exposure, provinces, evidence }: RunInput): string {
  const by = <T>(rows: readonly T[], key: (row: T) => string) =>
    [...rows].sort((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0));
  const ordered = <T extends readonly (string | number)[]>(rows: readonly T[]) => by(rows, (row) => row.join('|'));
  const insurers = by(Object.entries(evidence.insurers), ([id]) => id).map(([id, rows]) => [
    id,
    { cells: ordered(rows.cells), pairs: ordered(rows.pairs), companions: ordered(rows.companions) },
  ]);
  return JSON.stringify({
    ...{ salt, fromWeek, throughWeek },
    exposure: by(exposure, ({ insurerId }) => insurerId ?? ''),
    provinces: by(provinces, ({ code }) => code),
    evidence: { insurers: Object.fromEntries(insurers), provinces: ordered(evidence.provinces) },
  });
}

/** The input as whoever replays it will read it: figures depend on the order of sums in their last digits. */
export const asStored = (input: RunInput): RunInput => JSON.parse(canonicalInput(input));

const WEEK = 7 * 24 * 3_600_000;
const numbers = new Map<number, number>();

/** Weeks since one fixed week. */
function weekNumber(yyyyww: number): number {
  const number = numbers.get(yyyyww) ?? Math.round(weekStart(yyyyww).getTime() / WEEK);
  numbers.set(yyyyww, number);
  return number;
}

/** How the method numbers the weeks of a window, and the sign-up cohorts around it. */
export function gridOf({ fromWeek, throughWeek }: EvidenceWindow) {
  const first = weekNumber(fromWeek);
  const weeks = weekNumber(throughWeek) - first + 1;
  return {
    weeks,
    cohorts: cohortCount(weeks),
    // Evidence that is held may lie a little before the window; it stays in its first week until it is refreshed.
    weekAt: (week: number) => Math.min(weeks - 1, Math.max(0, weekNumber(week) - first)),
    /** Week of receipt, and first week of sign-up, of a number. */
    weekOf: (number: number) => weeksBack(fromWeek, -number),
    signUpOf: (cohort: number) => weeksBack(fromWeek, -cohortStart(cohort)),
    cohortAt: (signUp: number) => cohortOf((weekNumber(signUp) - first) * 7, weeks),
  };
}

/** The input in the method's own form. Insurers without a denominator of their own are one insurer where a pooled one exists, else left out. */
export function crossCheckInput({ exposure, provinces, evidence, ...window }: RunInput): CrossCheckInput {
  const { weeks, cohorts, weekAt, cohortAt } = gridOf(window);
  const pooled = new Set(exposure.flatMap((row) => (row.insurerId === null ? row.members : [])));
  const nameOf = (id: string) => (pooled.has(id) ? POOL : id);
  const rows = Object.entries(evidence.insurers).sort(([a], [b]) => (a < b ? -1 : 1));
  const tierOf = (tier: number) => tier as Tier;
  return {
    weeks,
    cohorts,
    insurers: exposure.map(
      ({ insurerId, vehicles, logSd }): InsurerSize => ({ insurerId: insurerId ?? POOL, vehicles, logSd }),
    ),
    provinces: provinces.map(({ code, vehicles }) => ({
      code,
      vehicles,
      reporters: tiersOf(evidence.provinces.filter(([province]) => province === code)),
    })),
    cells: rows.flatMap(([id, { cells }]) =>
      cells.map(([province, week, signUp, tier, hundredths]) => ({
        insurerId: nameOf(id),
        province,
        week: weekAt(week),
        cohort: cohortAt(signUp),
        tier: tierOf(tier),
        weight: hundredths / HUNDREDTHS,
      })),
    ),
    pairs: rows.flatMap(([id, { pairs }]) =>
      pairs.map(([signUp, tier, reporters, squares]) => ({
        insurerId: nameOf(id),
        cohort: cohortAt(signUp),
        tier: tierOf(tier),
        reporters,
        squares: squares / HUNDREDTHS ** 2,
      })),
    ),
    companions: rows.flatMap(([id, { companions }]) =>
      companions.flatMap(([named, signUp, tier, hundredths]) =>
        nameOf(named) === nameOf(id)
          ? []
          : {
              named: nameOf(named),
              insurerId: nameOf(id),
              cohort: cohortAt(signUp),
              tier: tierOf(tier),
              weight: hundredths / HUNDREDTHS,
            },
      ),
    ),
  };
}

function tiersOf(rows: RunEvidence['provinces']): [number, number, number] {
  const of = (wanted: number) => rows.reduce((sum, [, tier, n]) => (tier === wanted ? sum + n : sum), 0);
  return [of(0), of(1), of(2)];
}
