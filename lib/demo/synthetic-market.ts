import { EXPOSURE, POOLED_TAIL } from '@/lib/insurers/exposure';
import { INSURERS } from '@/lib/insurers/registry';
import { seededRandom, seedFor } from '@/lib/ranking/random';

/** What is true of one insurer in a synthetic world. */
export type TrueInsurer = {
  readonly insurerId: string;
  /** Insured vehicles. */
  readonly vehicles: number;
  /** Calls per vehicle against the market; the mean weighted by vehicles is 1, as of the index. */
  readonly rate: number;
};

/** Standard deviation of the logarithm of the true rates. */
const RATE_SPREAD = 0.5;
/** The largest member of the pooled tail has this many times the vehicles of the smallest. */
const TAIL_RATIO = 1_000;

/** Insured vehicles of every insurer of today: sourced where there is a figure, else the pooled tail split log-linearly in the order of the list. */
export function syntheticVehicles(): ReadonlyMap<string, number> {
  const sourced = new Map(EXPOSURE.map((row) => [row.insurerId, row.vehicles]));
  const today = INSURERS.filter((insurer) => insurer.currentId === insurer.id);
  const members = today.filter(({ id }) => !sourced.has(id));
  const weights = members.map((_, i) => TAIL_RATIO ** (-i / Math.max(1, members.length - 1)));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const tail = new Map(
    members.map(({ id }, i) => [id, Math.round((POOLED_TAIL.vehicles * (weights[i] ?? 0)) / total)]),
  );
  return new Map(today.map(({ id }) => [id, sourced.get(id) ?? tail.get(id) ?? 0]));
}

/** The truth that the ranking of a synthetic world should find; the same for the same seed. */
export function syntheticTruth(seed: number): TrueInsurer[] {
  const drawn = [...syntheticVehicles()].map(([insurerId, vehicles]) => {
    const { normal } = seededRandom(seedFor(seed, `rate of ${insurerId}`));
    return { insurerId, vehicles, rate: Math.exp(RATE_SPREAD * normal()) };
  });
  const cars = drawn.reduce((sum, { vehicles }) => sum + vehicles, 0);
  const mean = drawn.reduce((sum, { vehicles, rate }) => sum + vehicles * rate, 0) / cars;
  return drawn.map((insurer) => ({ ...insurer, rate: insurer.rate / mean }));
}
