/** Gamma distribution of the index among insurers: shape, and rate = shape ÷ mean. */
export type Prior = { readonly shape: number; readonly rate: number };

export type Count = { readonly count: number; readonly expected: number };

const SHAPES = { least: 0.05, most: 10_000, grid: 24, refinements: 30 };

/**
 * Gamma prior that makes the counts most likely under count ~ Poisson(index · expected), index ~ Gamma
 * (empirical Bayes; the marginal is negative binomial). The shape is bounded, so one insurer or none is no special case.
 */
export function fitPrior(rows: readonly Count[]): Prior {
  if (!rows.some((row) => row.count > 0)) return { shape: 1, rate: 1 };
  const [low, high] = [Math.log(SHAPES.least), Math.log(SHAPES.most)];
  const step = (high - low) / SHAPES.grid;
  let best = low;
  let bestValue = -Infinity;
  for (let i = 0; i <= SHAPES.grid; i++) {
    const value = profileLikelihood(rows, Math.exp(low + i * step));
    if (value > bestValue) [best, bestValue] = [low + i * step, value];
  }
  const logShape = goldenSection(
    (x) => profileLikelihood(rows, Math.exp(x)),
    Math.max(low, best - step),
    Math.min(high, best + step),
  );
  const shape = Math.exp(logShape);
  return { shape, rate: shape / likeliestMean(rows, shape) };
}

/** Posterior of one index, again a gamma; its mean is shape ÷ rate. */
export const posterior = (prior: Prior, { count, expected }: Count): Prior => ({
  shape: prior.shape + count,
  rate: prior.rate + expected,
});

function profileLikelihood(rows: readonly Count[], shape: number): number {
  const rate = shape / likeliestMean(rows, shape);
  let total = rows.length * (shape * Math.log(rate) - logGamma(shape));
  for (const { count, expected } of rows)
    total += logGamma(count + shape) - (count + shape) * Math.log(rate + expected) + count * Math.log(expected);
  return total;
}

// The score in log(mean) falls strictly, so bisection finds its one root.
function likeliestMean(rows: readonly Count[], shape: number): number {
  let low = -12;
  let high = 12;
  for (let i = 0; i < 50; i++) {
    const middle = (low + high) / 2;
    const mean = Math.exp(middle);
    let slope = 0;
    for (const { count, expected } of rows)
      slope += count - ((shape + count) * expected * mean) / (shape + expected * mean);
    if (slope > 0) low = middle;
    else high = middle;
  }
  return Math.exp((low + high) / 2);
}

function goldenSection(f: (x: number) => number, from: number, to: number): number {
  const ratio = (Math.sqrt(5) - 1) / 2;
  let [a, b] = [from, to];
  let [c, d] = [b - ratio * (b - a), a + ratio * (b - a)];
  let [fc, fd] = [f(c), f(d)];
  for (let i = 0; i < SHAPES.refinements; i++) {
    if (fc > fd) {
      [b, d, fd] = [d, c, fc];
      c = b - ratio * (b - a);
      fc = f(c);
    } else {
      [a, c, fc] = [c, d, fd];
      d = a + ratio * (b - a);
      fd = f(d);
    }
  }
  return (a + b) / 2;
}

// Stirling's series after shifting the argument above 8; error below 1e-12.
function logGamma(x: number): number {
  let shift = 0;
  let z = x;
  for (; z < 8; z++) shift += Math.log(z);
  const inverse = 1 / z;
  const square = inverse * inverse;
  const series = inverse * (1 / 12 - square * (1 / 360 - square * (1 / 1260 - square * (1 / 1680))));
  return (z - 0.5) * Math.log(z) - z + 0.5 * Math.log(2 * Math.PI) + series - shift;
}
