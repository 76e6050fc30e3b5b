/** Evidence tier of a reporter: 0 anonymous device, 1 verified contact, 2 evidence attached. */
export type Tier = 0 | 1 | 2;

/** Kept calls (after the caps) of all reporters of one tier, sign-up cohort and province that name one insurer in one week. */
export type Cell = {
  readonly insurerId: string;
  readonly province: string;
  /** Week in which the report arrived, 0 … `weeks` − 1 of the window: the server's clock, so nobody can choose it. */
  readonly week: number;
  /** Sign-up cohort, 0 … `cohorts` − 1, oldest first. */
  readonly cohort: number;
  readonly tier: Tier;
  /** Σw: kept calls. */
  readonly weight: number;
};

/** The same reporters without the weeks: a reporter stands in exactly one block of an insurer, so blocks can be added. */
export type PairBlock = {
  readonly insurerId: string;
  readonly cohort: number;
  readonly tier: Tier;
  /** Distinct reporters. */
  readonly reporters: number;
  /** Σ over reporters of (Σw)². */
  readonly squares: number;
};

/** Kept calls naming `insurerId` by reporters who also name `named`: what a brigade says besides its target. */
export type Companion = {
  readonly named: string;
  readonly insurerId: string;
  readonly cohort: number;
  readonly tier: Tier;
  readonly weight: number;
};

/** Public side information on one insurer. */
export type InsurerSize = {
  readonly insurerId: string;
  /** Insured vehicles (any unit, the same for all). */
  readonly vehicles: number;
  /** Sd of the logarithm of `vehicles`. */
  readonly logSd: number;
  /** Vehicles by province where known; how far they are trusted is measured, see calls-by-province.ts. */
  readonly provinceVehicles?: Readonly<Record<string, number>>;
};

/** Vehicles of a province and its reporters by tier, each counted once however many insurers he names. */
export type ProvinceSize = {
  readonly code: string;
  readonly vehicles: number;
  readonly reporters: readonly [number, number, number];
};

/** All a ranking reads. Every part is a sum over reporters, so it can be kept incrementally and folded in any order. */
export type CrossCheckInput = {
  readonly weeks: number;
  readonly cohorts: number;
  readonly insurers: readonly InsurerSize[];
  readonly provinces: readonly ProvinceSize[];
  readonly cells: readonly Cell[];
  readonly pairs: readonly PairBlock[];
  readonly companions: readonly Companion[];
};
