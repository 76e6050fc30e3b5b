import type { City } from '@/lib/places/places';
import { chinaDay } from '@/lib/platform/day-number';
import type { Choice, Draws } from './draws';
import { drawCity } from './synthetic-city';

/** One simulated driver. Days count from 1970 in China, `joinedAt` is in milliseconds. */
export type Driver = {
  readonly city: City;
  /** Place of the present insurer in the market. */
  readonly ownInsurer: number;
  /** The day the policy ends. Only days before it are ever stored. */
  readonly expiryDay: number;
  readonly joinedAt: number;
  /** How much more than others the driver is called; mean 1. */
  readonly exposed: number;
  /** The share of calls the driver reports, and of those the share reported with details. */
  readonly reports: number;
  readonly details: number;
  /** Probability that the driver says «stop» at the first call; it grows with every further one. */
  readonly refuses: number;
};

/** Below 1, more drivers join late than early. */
const GROWTH = 0.85;

/** A driver who joins between `from` and `to`; most join because their own policy is about to end. */
export function drawDriver(draws: Draws, from: number, to: number, insurer: Choice<number>): Driver {
  const city = drawCity(draws);
  const joinedAt = Math.floor(from + (to - from) * draws.uniform() ** GROWTH);
  const harassed = draws.chance(0.8);
  const untilExpiry = harassed ? 5 + draws.below(71) : draws.below(365) - 20;
  return {
    city,
    ownInsurer: insurer(draws),
    expiryDay: chinaDay(joinedAt) + untilExpiry,
    joinedAt,
    exposed: draws.gamma(2) / 2,
    reports: 0.15 + 0.75 * draws.uniform() ** 1.6,
    details: draws.uniform() ** 0.8,
    refuses: 0.02 + 0.15 * draws.uniform(),
  };
}
