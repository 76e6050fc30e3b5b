/** What reports within a view say about one insurer. Counts are whole numbers of the reports that were kept or received. */
export type InsurerEvidence = {
  readonly insurerId: string;
  /** Distinct reporters with at least one kept call. */
  readonly reporters: number;
  /** Σw: kept calls, each of weight 1 in method 1.0. */
  readonly units: number;
  /** Σ over reporters of (Σw)². */
  readonly squares: number;
  /** All calls, kept or not. */
  readonly calls: number;
  /** Calls that came after the driver had asked for quiet, and the distinct reporters of those calls. */
  readonly afterRefusal: number;
  readonly afterRefusalReporters: number;
  /** Calls and reporters that the two counts above are a part of, where they are older than the row. */
  readonly refusalCalls?: number;
  readonly refusalReporters?: number;
  /** Calls in the name of the driver's present insurer. */
  readonly own: number;
  readonly ownReporters: number;
  /** Calls in the name of an insurer that does not insure the driver now. */
  readonly rival: number;
  readonly rivalReporters: number;
  /** Calls where the driver did not say whether he is a customer. */
  readonly unverified: number;
  readonly unverifiedReporters: number;
  /** Calls that own, rival and unverified add up to, where they are older than the row. */
  readonly relationCalls?: number;
};

type Denominator = {
  /** Insured vehicles (any unit, the same for all). */
  readonly vehicles: number;
  /** Standard deviation of the logarithm of `vehicles`. */
  readonly logSd: number;
  readonly basis: string;
  readonly source: string;
  readonly year: number;
};

/** Insured vehicles of one insurer. */
export type OwnExposure = Denominator & { readonly insurerId: string; readonly grade: 'A' | 'B' | 'C' };

/** Insured vehicles of several insurers together, none of which has a figure of its own. */
export type PooledExposure = Denominator & {
  readonly insurerId: null;
  readonly grade: 'pooled';
  readonly members: readonly string[];
};

export type InsurerExposure = OwnExposure | PooledExposure;

/** Evidence of an insurer that no report names. */
export const noEvidence = (insurerId: string): InsurerEvidence => ({
  insurerId,
  reporters: 0,
  units: 0,
  squares: 0,
  calls: 0,
  afterRefusal: 0,
  afterRefusalReporters: 0,
  own: 0,
  ownReporters: 0,
  rival: 0,
  rivalReporters: 0,
  unverified: 0,
  unverifiedReporters: 0,
});

/** Rows and their fields in one order, so that what was read back from the database hashes as what was computed. */
export const inFixedOrder = (rows: readonly InsurerEvidence[]): (readonly [string, unknown])[][] =>
  [...rows]
    .sort((a, b) => (a.insurerId < b.insurerId ? -1 : 1))
    .map((row) => Object.entries(row).sort(([a], [b]) => (a < b ? -1 : 1)));
