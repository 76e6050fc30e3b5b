/** Adds to one element of an array of sums. */
export function add(sums: Float64Array, at: number, value: number): void {
  sums[at] = (sums[at] ?? 0) + value;
}

export function total(values: Float64Array | readonly number[]): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i] ?? 0;
  return sum;
}

/** The value below which half of the weight lies, values and weights side by side; 0 without any weight. */
export function weightedMedian(values: Float64Array, weights: Float64Array): number {
  const sorted = values.slice().sort();
  const placed = new Float64Array(values.length);
  const taken = new Int32Array(values.length);
  for (let i = 0; i < values.length; i++) {
    const first = firstAtLeast(sorted, values[i] ?? 0);
    const before = taken[first] ?? 0;
    placed[first + before] = weights[i] ?? 0;
    taken[first] = before + 1;
  }
  const half = total(placed) / 2;
  let seen = 0;
  for (let i = 0; i < sorted.length; i++) {
    seen += placed[i] ?? 0;
    if (seen >= half) return sorted[i] ?? 0;
  }
  return 0;
}

function firstAtLeast(sorted: Float64Array, value: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
