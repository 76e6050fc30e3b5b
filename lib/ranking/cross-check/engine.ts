/**
 * Versions of the cross-checked engine, oldest first. What moves one byte of a result is a new version and the step before stays beside it, so that
 * every stored run can be computed again; methods-hold.test.ts fails otherwise.
 * - 2.0: a province is as large as all its verified reporters.
 * - 2.1: verified reporters count as far as their calls were kept ({@link keptReporters}).
 * - 2.2: a brigade that was found is looked for in the other tiers as well ({@link hottestInOtherTiers}); evidence is told as measured, not as raised to one limit.
 * - 2.3: the interval allows for the weeks that the evidence holds too little of ({@link unknownSd}); index and order are those of 2.2.
 */
export const ENGINES = ['2.0', '2.1', '2.2', '2.3'] as const;
export type Engine = (typeof ENGINES)[number];

export const NEWEST_ENGINE: Engine = '2.3';

/** The engine of a method. @throws RangeError for a method that cross-checks nothing */
export function engineOf(version: string): Engine {
  const engine = ENGINES.find((one) => one === version);
  if (!engine) throw new RangeError(`method ${version} has no cross-check`);
  return engine;
}

/**
 * Engines that may have made a stored run of a method, the likeliest first. The step of 2.1 was put in on 22 November 2026, hours before it had a
 * number of its own: runs of those hours say 2.0.
 */
export const enginesOfRun = (version: string): readonly Engine[] =>
  version === '2.0' ? ['2.0', '2.1'] : [engineOf(version)];
