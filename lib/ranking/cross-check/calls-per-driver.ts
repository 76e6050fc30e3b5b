import type { Grid } from './grid';
import type { Kept } from './market-intensity';
import { total } from './sums';

/** How often a driver who names an insurer names it within the window. */
export type CallsPerDriver = {
  /** Distinct drivers who remain. */
  readonly drivers: number;
  /** Kept calls per driver: the insurer's own figure and the one that counts, drawn towards the market's. */
  readonly own: number;
  readonly used: number;
  /** What the kept calls are multiplied with, so that they are drivers × `used`. */
  readonly factor: number;
  /** Calls worth one independent call in the index so corrected, and in a count of calls alone. */
  readonly perEffective: number;
  readonly perIndependent: number;
};

const LEAST_DRIVERS = 30;
const ROUNDS = 30;
/** A block that keeps this share of its calls is whole. */
const WHOLE = 0.95;

/**
 * Calls = drivers × calls per driver. How many drivers is counted; how often each is called is known well for a large insurer,
 * and from forty drivers hardly at all, so the second factor is drawn towards the market's by empirical Bayes on its logarithm:
 * log used = B · log own + (1 − B) · log market, B = τ² ÷ (τ² + cv²/drivers), cv² the variance between drivers over the
 * squared mean, τ² the variance between insurers beyond it (DerSimonian and Laird 1986, iterated). Lowers the variance of a
 * small insurer's index from (1 + cv²) ÷ drivers to (1 + B cv²) ÷ drivers and takes the lever from those who pile up calls.
 */
export function callsPerDriver(grid: Grid, kept: readonly Kept[]): CallsPerDriver[] {
  const rows = grid.ids.map((_, i) => survivors(grid, kept[i], i));
  const sum = (of: (row: Survivors) => number) => rows.reduce((all, row) => all + of(row), 0);
  const counted = Math.max(
    1,
    sum((row) => row.counted),
  );
  const mean = sum((row) => row.calls) / counted || 1;
  const cv2 = Math.max(0.05, sum((row) => row.squares) / counted / mean ** 2 - 1);
  const known = rows.filter((row) => row.counted >= LEAST_DRIVERS && row.calls > 0);
  const market = between(
    known.map((row) => ({ value: Math.log(row.calls / row.counted), variance: cv2 / row.counted })),
  );
  const centre = known.length > 0 ? market.centre : Math.log(mean);
  return rows.map(({ drivers, counted, calls, partial }) => {
    const own = counted > 0 && calls > 0 ? calls / counted : Math.exp(centre);
    const trust = market.variance / (market.variance + cv2 / Math.max(0.5, counted));
    const used = Math.exp(trust * Math.log(own) + (1 - trust) * centre);
    const whole = calls + partial > 0 ? calls / (calls + partial) : 1;
    return {
      drivers: Math.floor(drivers + 1e-9),
      own,
      used,
      factor: whole * (used / own) + (1 - whole),
      perEffective: own * (1 + (whole * trust + 1 - whole) * cv2),
      perIndependent: own * (1 + cv2),
    };
  });
}

/** `drivers` all who remain; `counted`, with their calls and Σ calls², those whose block remains whole; `partial` the calls of the others. */
type Survivors = { drivers: number; counted: number; calls: number; squares: number; partial: number };

// Where only a part of a block remains, its drivers' own calls are not known: the block's mean is the brigade's, not theirs.
function survivors({ reporters, squares, calls, weeks }: Grid, kept: Kept | undefined, i: number): Survivors {
  const sums = { drivers: 0, counted: 0, calls: 0, squares: 0, partial: 0 };
  reporters[i]?.forEach((drivers, b) => {
    const [from, to] = [b * weeks, (b + 1) * weeks];
    const before = drivers > 0 ? total(calls[i]?.subarray(from, to) ?? []) : 0;
    if (!(before > 0)) return;
    const after = total(kept?.calls.subarray(from, to) ?? []);
    sums.drivers += (drivers * after) / before;
    if (after < before * WHOLE) {
      sums.partial += after;
      return;
    }
    sums.counted += drivers;
    sums.calls += after;
    sums.squares += squares[i]?.[b] ?? 0;
  });
  return sums;
}

function between(rows: readonly { readonly value: number; readonly variance: number }[]) {
  let [variance, centre] = [0.01, 0];
  for (let round = 0; round < ROUNDS; round++) {
    let [weights, values, squares, excess] = [0, 0, 0, 0];
    for (const row of rows) {
      const weight = 1 / (row.variance + variance);
      weights += weight;
      values += weight * row.value;
    }
    centre = weights > 0 ? values / weights : 0;
    for (const row of rows) {
      const weight = 1 / (row.variance + variance);
      squares += weight ** 2;
      excess += weight ** 2 * ((row.value - centre) ** 2 - row.variance);
    }
    variance = squares > 0 ? Math.max(1e-6, excess / squares) : variance;
  }
  return { centre, variance };
}
