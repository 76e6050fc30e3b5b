/** A stored run, without its rows. `fingerprint`: SHA-256 of its whole input, which is salted, so that it tells nothing about the reports. */
export type RunSummary = {
  readonly id: string;
  /** Day in China, and the moment. */
  readonly day: string;
  readonly ranAt: Date;
  readonly cause: string;
  readonly method: string;
  readonly seed: number;
  /** ISO weeks of receipt that it covers (yyyyww), both included. */
  readonly fromWeek: number;
  readonly throughWeek: number;
  readonly fingerprint: string;
};
