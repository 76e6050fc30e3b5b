import { LEAST_REPORTERS } from './cell-rule';

/** What a live view shows: what it held, until at least five distinct reporters are new since it was held. */
export function holdOrRefresh<T>(held: T | null, current: T, newReporters: number): T {
  return held === null || newReporters >= LEAST_REPORTERS ? current : held;
}
