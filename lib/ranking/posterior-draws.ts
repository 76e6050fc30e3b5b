import { seededRandom, seedFor } from './random';
import type { Prior } from './shrink';

/** What is needed to draw one insurer's index: its posterior and the sd of the log of everything it leaves out. */
export type Drawable = { readonly insurerId: string; readonly posterior: Prior; readonly logSd: number };

/**
 * Joint posterior draws: one array of `draws` values per row. Each row has a random stream of its own (seed and insurer
 * id), so neither the order of the rows nor another row's presence changes its draws.
 */
export function drawIndices(rows: readonly Drawable[], draws: number, seed: number): Float64Array[] {
  return rows.map(({ insurerId, posterior, logSd }) => {
    const random = seededRandom(seedFor(seed, insurerId));
    const values = new Float64Array(draws);
    for (let i = 0; i < draws; i++)
      values[i] = (random.gamma(posterior.shape) / posterior.rate) * Math.exp(logSd * random.normal());
    return values;
  });
}

/** Central interval of `mass` of the draws. */
export function centralInterval(values: Float64Array, mass: number): { low: number; high: number } {
  const last = values.length - 1;
  const copy = values.slice();
  const at = (p: number) => smallest(copy, Math.min(last, Math.max(0, Math.round(p * last))));
  return { low: at((1 - mass) / 2), high: at((1 + mass) / 2) };
}

/** Share of the draws above a limit. */
export function shareAbove(values: Float64Array, limit: number): number {
  let above = 0;
  for (const value of values) if (value > limit) above++;
  return values.length > 0 ? above / values.length : 0;
}

/**
 * Per row, the central range of ranks (1 = highest index) that holds at least `mass` of the joint draws.
 * Fastest when the rows come in about the order of their index.
 */
export function rankRanges(columns: readonly Float64Array[], mass: number): { low: number; high: number }[] {
  const n = columns.length;
  const tail = ((1 - mass) / 2) * (columns[0]?.length ?? 0);
  return ranksDrawn(columns).map((ranks) => ({
    low: 1 + firstPast(ranks, tail),
    high: n - firstPast(ranks.slice().reverse(), tail),
  }));
}

/** The same with the narrowest range that holds `mass`; of several equally narrow the one with the most draws, then the first. */
export function narrowestRankRanges(columns: readonly Float64Array[], mass: number): { low: number; high: number }[] {
  const needed = mass * (columns[0]?.length ?? 0);
  return ranksDrawn(columns).map((ranks) => {
    let best = { low: 1, high: ranks.length, held: 0 };
    let held = 0;
    for (let low = 0, end = 0; low < ranks.length; held -= ranks[low++] ?? 0) {
      while (end < ranks.length && held < needed) held += ranks[end++] ?? 0;
      if (held < needed) break;
      const wider = end - low - (best.high - best.low + 1);
      if (wider < 0 || (wider === 0 && held > best.held)) best = { low: low + 1, high: end, held };
    }
    return { low: best.low, high: best.high };
  });
}

// Per row, how often each rank was drawn.
function ranksDrawn(columns: readonly Float64Array[]): Uint32Array[] {
  const n = columns.length;
  const draws = columns[0]?.length ?? 0;
  const tally = columns.map(() => new Uint32Array(n));
  const values = new Float64Array(n);
  const rows = new Uint32Array(n);
  for (let draw = 0; draw < draws; draw++) {
    for (let i = 0; i < n; i++) insertDescending(values, rows, i, columns[i]?.[draw] ?? 0);
    for (let rank = 0; rank < n; rank++) {
      const ranks = tally[rows[rank] ?? 0];
      if (ranks) ranks[rank] = (ranks[rank] ?? 0) + 1;
    }
  }
  return tally;
}

// Insertion sort, because nearly sorted rows cost it next to nothing.
function insertDescending(values: Float64Array, rows: Uint32Array, row: number, value: number): void {
  let at = row;
  for (; at > 0 && (values[at - 1] ?? 0) < value; at--) {
    values[at] = values[at - 1] ?? 0;
    rows[at] = rows[at - 1] ?? 0;
  }
  values[at] = value;
  rows[at] = row;
}

function firstPast(tally: Uint32Array, limit: number): number {
  let seen = 0;
  for (let i = 0; i < tally.length; i++) {
    seen += tally[i] ?? 0;
    if (seen > limit) return i;
  }
  return Math.max(0, tally.length - 1);
}

// Hoare's quickselect, in place: the k-th smallest value (from 0) without sorting the rest.
function smallest(values: Float64Array, k: number): number {
  let low = 0;
  let high = values.length - 1;
  while (low < high) {
    const pivot = values[k] ?? 0;
    let i = low;
    let j = high;
    while (i <= j) {
      while ((values[i] ?? 0) < pivot) i++;
      while ((values[j] ?? 0) > pivot) j--;
      if (i > j) break;
      const swapped = values[i] ?? 0;
      values[i] = values[j] ?? 0;
      values[j] = swapped;
      i++;
      j--;
    }
    if (j < k) low = i;
    if (k < i) high = j;
  }
  return values[k] ?? 0;
}
