/** Why a run was made: the first of a day, because a denominator or the method changed, or because a month or quarter is over. */
export const RUN_CAUSES = ['daily', 'exposure', 'method', 'closed'] as const;
export type RunCause = (typeof RUN_CAUSES)[number];

export const isRunCause = (cause: string): cause is RunCause => (RUN_CAUSES as readonly string[]).includes(cause);

/** A stored run, without its rows. `fingerprint`: SHA-256 of its whole input, which is salted, so that it tells nothing about the reports. */
export type RunSummary = {
  readonly id: string;
  /** `live`, or the closed month or quarter that it ranks (`2026-10`, `2026-Q4`). */
  readonly period: string;
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
