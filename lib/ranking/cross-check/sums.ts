/** Adds to one element of an array of sums. */
export function add(sums: Float64Array, at: number, value: number): void {
  sums[at] = (sums[at] ?? 0) + value;
}

export function total(values: Float64Array | readonly number[]): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i] ?? 0;
  return sum;
}

/** The value below which half of the weight lies; 0 without any weight. Sorts `pairs`. */
export function weightedMedian(pairs: [value: number, weight: number][]): number {
  pairs.sort((a, b) => a[0] - b[0]);
  const half = pairs.reduce((sum, pair) => sum + pair[1], 0) / 2;
  let seen = 0;
  for (const [value, weight] of pairs) {
    seen += weight;
    if (seen >= half) return value;
  }
  return 0;
}
