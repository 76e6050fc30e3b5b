import { setAsideOfRun } from './compute-run';
import type { Computed } from './computed-run';

/** A block of reports that the ranking of all reports has set aside, for views that can only leave a report out or not. */
export type AppliedSetAside = {
  readonly insurerId: string;
  /** Adcode; null: the whole country. */
  readonly province: string | null;
  readonly tiers: readonly number[];
  /** ISO weeks (yyyyww), both included. */
  readonly signUpFrom: number;
  readonly signUpTo: number;
  readonly weekFrom: number;
  readonly weekTo: number;
};

/** What a ranking of all reports leaves out, and on which share of the market's reports it measures each insurer. Exact, never published. */
export type SetAsideInForce = {
  readonly blocks: readonly AppliedSetAside[];
  readonly keptShare: Readonly<Record<string, number>>;
};

/** A block that is left out in less than half is no use to a view that can only leave out or not. */
const LEAST_LEFT_OUT = 0.5;

/** What the filtered views of the same reports leave out as well. */
export const inForceOf = ({ ranking, input }: Pick<Computed, 'ranking' | 'input'>): SetAsideInForce => ({
  blocks: setAsideOfRun(ranking, input)
    .filter(({ leftOut }) => leftOut >= LEAST_LEFT_OUT)
    .map(({ insurerId, province, tiers, signUpFrom, signUpTo, weekFrom, weekTo }) => ({
      ...{ insurerId, province, tiers, weekFrom, weekTo },
      signUpFrom: signUpFrom ?? 0,
      signUpTo: signUpTo ?? 999_999,
    })),
  keptShare: Object.fromEntries(ranking.rows.map((row) => [row.insurerId, Math.max(0.01, row.keptShare)])),
});
