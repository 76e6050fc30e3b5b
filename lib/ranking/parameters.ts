/** Version of the method, stored with every published ranking. */
export const METHOD_VERSION = '1.0';

/** Every number the ranking depends on; shown on the methodology page and stored with each snapshot. */
export type RankingParameters = {
  /** Length of the live window, in ISO weeks (Asia/Shanghai). */
  readonly windowWeeks: number;
  /** Calls of one reporter naming one insurer that count within one ISO week. */
  readonly callsPerWeek: number;
  /** Calls of one reporter naming one insurer that count within the window. */
  readonly callsPerPair: number;
  /** Calls of one reporter, all insurers together, that count within the window. */
  readonly callsPerReporter: number;
  /** Distinct reporters below which an insurer has no position. */
  readonly minReporters: number;
  /** Standard deviation of the logarithm of the index that stands for what the model leaves out. */
  readonly modelSd: number;
  /** An insurer is red when its index exceeds this value … */
  readonly redIndex: number;
  /** … with more than this posterior probability. */
  readonly redProbability: number;
  /** Posterior mass of the index interval and of the rank interval. */
  readonly intervalMass: number;
  /** Posterior draws per insurer. */
  readonly draws: number;
};

/** The parameters in force with METHOD_VERSION. */
export const RANKING_PARAMETERS: RankingParameters = Object.freeze({
  windowWeeks: 26,
  callsPerWeek: 3,
  callsPerPair: 12,
  callsPerReporter: 60,
  minReporters: 30,
  modelSd: 0.06,
  redIndex: 1.25,
  redProbability: 0.95,
  intervalMass: 0.9,
  draws: 4000,
});
