import { type Random, seededRandom } from '@/lib/ranking/random';

/** A seeded source of random numbers with the draws that a simulated life is made of. */
export type Draws = Random & {
  /** True with probability `p`. */
  chance(p: number): boolean;
  /** A whole number from 0 to `n` − 1. */
  below(n: number): number;
  /** Exponential of the given mean. */
  wait(mean: number): number;
  /** Poisson of the given mean (below 500). */
  count(mean: number): number;
};

/** One of several values, each with a probability of its own. */
export type Choice<T> = (random: Random) => T;

/** Draws of one seed; the same seed gives the same draws on every platform. */
export function drawsOf(seed: number): Draws {
  const random = seededRandom(seed);
  const { uniform } = random;
  return {
    ...random,
    chance: (p) => uniform() < p,
    below: (n) => Math.floor(uniform() * n),
    wait: (mean) => -mean * Math.log(uniform()),
    count(mean) {
      const end = Math.exp(-mean);
      let events = 0;
      for (let product = uniform(); product > end; product *= uniform()) events++;
      return events;
    },
  };
}

/** A choice among values in proportion to their weights. RangeError when no weight is positive. */
export function choice<T>(weights: readonly (readonly [value: T, weight: number])[]): Choice<T> {
  const values: T[] = [];
  const ends: number[] = [];
  let total = 0;
  for (const [value, weight] of weights) {
    if (!(weight > 0)) continue;
    total += weight;
    values.push(value);
    ends.push(total);
  }
  if (values.length === 0) throw new RangeError('a choice needs a value with a positive weight');
  return ({ uniform }) => values[firstAbove(ends, uniform() * total)] as T;
}

function firstAbove(ends: readonly number[], mark: number): number {
  let low = 0;
  let high = ends.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ends[middle] as number) > mark) high = middle;
    else low = middle + 1;
  }
  return low;
}
