/** Every number of method 2; frozen, shown on the methodology page, stored with each ranking. */
export type CrossCheckParameters = {
  /** Calls of one reporter naming one insurer that count within one week, and within the window. */
  readonly callsPerWeek: number;
  readonly callsPerPair: number;
  /** Calls of one reporter, all insurers together, that count within the window. */
  readonly callsPerReporter: number;
  /** Province weights (share of cars ÷ share of verified reporters) are trimmed to [1/trim, trim]. */
  readonly weightTrim: number;
  /** A province whose tier-1 : tier-2 ratio exceeds the usual one by this many standard errors is sized by tier 2 alone. */
  readonly verifiedExcess: number;
  /** A block is set aside only if hotter than this multiple of the insurer's own remaining rate … */
  readonly hotRatio: number;
  /** … and its log-likelihood ratio, in nats after design effect, reaches this value (half the square of z: 11 ≈ 4.7 SE). */
  readonly blockEvidence: number;
  /** The same for a whole tier against the stronger tiers: one test, not thousands, so less evidence suffices (6.5 ≈ 3.6 SE). */
  readonly tierEvidence: number;
  /** The same once a block of this insurer is already set aside, and for that block’s sign-up cohorts and weeks in another tier (3 ≈ 2.4 SE). */
  readonly tierEvidenceAgain: number;
  /** Honest week-to-week variation of an insurer's campaigns: sd of the log of its weekly rate. */
  readonly weekSd: number;
  /** At least this share of the market's reports must remain outside a block, else there is nothing to compare with. */
  readonly leastOutside: number;
  /** A block must hold this many effective calls (kept calls ÷ design effect). */
  readonly leastCalls: number;
  /** A province is looked into when it holds more than this multiple of the insurer's expected reports … */
  readonly provinceRatio: number;
  /** … and set aside where, within it, some sign-up weeks and tiers are hot by this log-likelihood ratio. */
  readonly provinceEvidence: number;
  /** An insurer adds at most this multiple of its own expected reports to the market's intensity of a block. */
  readonly marketCap: number;
  /** A block set aside for at least this many insurers is set aside for all. */
  readonly commonInsurers: number;
  /** Each search for set-asides keeps those with at least this share of the strongest evidence found in it. */
  readonly stageShare: number;
  /** Searches at most; the last starts afresh from the cleaned market. */
  readonly searches: number;
  /** Blocks set aside per insurer at most. */
  readonly blocksPerInsurer: number;
  /** An insurer's own design effect stays within this factor of the market's. */
  readonly designEffectSpread: number;
  readonly minReporters: number;
  /** Even weeks that the evidence of a full window is worth: 24.1 to 25.6 on the tuning worlds. With fewer the interval grows ({@link unknownSd}). */
  readonly spanWeeks: number;
  /** Sd of the logarithm of the index for what is neither counted nor known to be uncertain, with a full window of evidence. */
  readonly modelSd: number;
  readonly redIndex: number;
  readonly redProbability: number;
  readonly intervalMass: number;
  readonly draws: number;
};

/** The parameters in force; tuned on lab seeds 101 to 130 and 301 to 320 only. */
export const CROSS_CHECK_PARAMETERS: CrossCheckParameters = Object.freeze({
  callsPerWeek: 3,
  callsPerPair: 6,
  callsPerReporter: 60,
  weightTrim: 5,
  verifiedExcess: 3,
  hotRatio: 1.3,
  blockEvidence: 11,
  tierEvidence: 6.5,
  tierEvidenceAgain: 3,
  weekSd: 0.35,
  leastOutside: 0.08,
  leastCalls: 5,
  provinceRatio: 3,
  provinceEvidence: 15,
  marketCap: 1.3,
  commonInsurers: 8,
  stageShare: 0.25,
  searches: 6,
  blocksPerInsurer: 6,
  designEffectSpread: 1.25,
  minReporters: 30,
  spanWeeks: 24,
  modelSd: 0.035,
  redIndex: 1.25,
  redProbability: 0.95,
  intervalMass: 0.9,
  draws: 2000,
});
