import { add, total, weightedMedian } from './sums';

/** Kept calls and, where something was set aside, the share of each cell that was kept. */
export type Kept = { readonly calls: Float64Array; readonly share: Float64Array | null };

/** What may be made of one insurer's calls in the market's intensity: a factor ≤ 1 per group of cells. */
export type Caps = { readonly groupOf: Int32Array; readonly factors: readonly Float64Array[] };

const ROUNDS = 6;
const LEAST_CALLS = 300;

/**
 * Market intensity Q(c) per cell by alternating fits of y(i,c) ~ θ(i) · V(i) · Q(c) over what was kept:
 * Q(c) = Σ_i y(i,c) ÷ Σ_i θ(i) V(i) kept(i,c), θ(i) = Σ_c y(i,c) ÷ (V(i) Σ_c Q(c) kept(i,c)), Σ_i θ(i) V(i) = 1.
 */
export function fitMarket(kept: readonly Kept[], share: Float64Array, caps: Caps | null): Float64Array {
  const cells = kept[0]?.calls.length ?? 0;
  const counted = caps ? kept.map(({ calls }, i) => capped(calls, caps, i)) : kept.map(({ calls }) => calls);
  const index = new Float64Array(kept.length).fill(1);
  const market = new Float64Array(cells);
  const reported = new Float64Array(cells);
  for (const calls of counted) for (let c = 0; c < cells; c++) add(reported, c, calls[c] ?? 0);
  for (let round = 0; round < ROUNDS; round++) {
    const missing = new Float64Array(cells);
    let all = 0;
    kept.forEach(({ share: part }, i) => {
      const size = (share[i] ?? 0) * (index[i] ?? 0);
      all += size;
      if (part) for (let c = 0; c < cells; c++) add(missing, c, size * (1 - (part[c] ?? 1)));
    });
    for (let c = 0; c < cells; c++) {
      const size = all - (missing[c] ?? 0);
      market[c] = size > 1e-9 * all ? (reported[c] ?? 0) / size : 0;
    }
    const intensity = total(market);
    kept.forEach((of, i) => {
      const exposed = (share[i] ?? 0) * (of.share ? product(market, of.share) : intensity);
      index[i] = exposed > 0 ? total(counted[i] ?? market) / exposed : 0;
    });
    const mean = index.reduce((sum, value, i) => sum + value * (share[i] ?? 0), 0);
    for (let i = 0; i < index.length; i++) index[i] = mean > 0 ? (index[i] ?? 0) / mean : 1;
  }
  return market;
}

/** Σ_c a(c) · b(c). */
export function product(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let c = 0; c < a.length; c++) sum += (a[c] ?? 0) * (b[c] ?? 0);
  return sum;
}

/**
 * Caps on what one insurer adds to a group of cells: `marketCap` × its expected calls there, plus 3 SE, so that an attack
 * on some insurers does not make all others look hot elsewhere. Expectations come from a median polish: θ(i) the median
 * over groups, Q(g) the median over insurers, both weighted by expected calls.
 */
export function robustCaps(kept: readonly Kept[], share: Float64Array, groupOf: Int32Array, marketCap: number): Caps {
  const groups = groupOf.reduce((most, group) => Math.max(most, group), 0) + 1;
  const calls = kept.map((of) => grouped(of.calls, groupOf, groups));
  const start = new Float64Array(groups);
  for (const row of calls) for (let g = 0; g < groups; g++) add(start, g, row[g] ?? 0);
  const parts = kept.map((of) => (of.share ? meanOf(of.share, groupOf, groups) : null));
  const exposed = (i: number, g: number) => (share[i] ?? 0) * (parts[i]?.[g] ?? 1);
  const big = calls.flatMap((row, i) => (total(row) > LEAST_CALLS ? [i] : []));
  let market: Float64Array = start.slice();
  const level = (i: number) => {
    const expected = new Float64Array(groups);
    for (let g = 0; g < groups; g++) expected[g] = (market[g] ?? 0) * exposed(i, g);
    return medianRatio(calls[i] ?? expected, expected);
  };
  const inGroup = Array.from(start, (_, g) => Float64Array.from(big, (i) => calls[i]?.[g] ?? 0));
  const among = (g: number) => {
    const expected = new Float64Array(big.length);
    for (let at = 0; at < big.length; at++) expected[at] = (index[big[at] ?? 0] ?? 0) * exposed(big[at] ?? 0, g);
    return medianRatio(inGroup[g] ?? expected, expected);
  };
  const index = new Float64Array(kept.length).fill(1);
  for (let round = 0; round < ROUNDS; round++) {
    for (const i of big) index[i] = level(i);
    const size = big.reduce((sum, i) => sum + (share[i] ?? 0), 0);
    const mean = big.reduce((sum, i) => sum + (index[i] ?? 0) * (share[i] ?? 0), 0) / size;
    for (const i of big) index[i] = mean > 0 ? (index[i] ?? 0) / mean : 1;
    market = start.map((_, g) => among(g));
  }
  const isBig = new Set(big);
  const factors = calls.map((row, i) => {
    const theta = isBig.has(i) ? (index[i] ?? 0) : Math.max(0.3, level(i));
    return row.map((y, g) => {
      const expected = theta * exposed(i, g) * (market[g] ?? 0);
      return Math.min(1, (expected * marketCap + 3 * Math.sqrt(2 * expected) + 3) / Math.max(y, 1e-9));
    });
  });
  return { groupOf, factors };
}

/** Median of calls ÷ expected, weighted by expected; nothing expected counts as 0. */
function medianRatio(calls: Float64Array, expected: Float64Array): number {
  const ratios = new Float64Array(expected.length);
  for (let at = 0; at < ratios.length; at++) {
    const here = expected[at] ?? 0;
    ratios[at] = here > 0 ? (calls[at] ?? 0) / here : 0;
  }
  return weightedMedian(ratios, expected);
}

function capped(calls: Float64Array, caps: Caps, i: number): Float64Array {
  return calls.map((y, c) => y * (caps.factors[i]?.[caps.groupOf[c] ?? 0] ?? 1));
}

function grouped(values: Float64Array, groupOf: Int32Array, groups: number): Float64Array {
  const sums = new Float64Array(groups);
  for (let c = 0; c < values.length; c++) add(sums, groupOf[c] ?? 0, values[c] ?? 0);
  return sums;
}

function meanOf(values: Float64Array, groupOf: Int32Array, groups: number): Float64Array {
  const counts = grouped(new Float64Array(values.length).fill(1), groupOf, groups);
  return grouped(values, groupOf, groups).map((sum, g) => sum / (counts[g] || 1));
}
