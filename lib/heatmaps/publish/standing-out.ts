/** A count with the sum of squares of its reporters' parts: what one loud reporter adds is not taken for many. */
export type Clustered = { readonly reports: number; readonly squares: number };

/** One share against another: `part` of `whole`, of `rest` of `restWhole`. `squares` of a whole: sum over reporters of the square of all their reports. */
export type Compared = {
  readonly part: Clustered;
  readonly whole: Clustered;
  readonly rest: Clustered;
  readonly restWhole: Clustered;
};

const FALSE_DISCOVERIES = 0.05;

/** Which of several shares differ from their counterpart, at a false discovery rate of 5 % (Benjamini and Hochberg, 1995). */
export function standOut(list: readonly Compared[]): boolean[] {
  const p = list.map(pValue);
  const ordered = [...p.keys()].sort((a, b) => (p[a] ?? 1) - (p[b] ?? 1));
  let last = -1;
  for (const [place, i] of ordered.entries()) {
    if ((p[i] ?? 1) <= (FALSE_DISCOVERIES * (place + 1)) / p.length) last = place;
  }
  const out = new Set(ordered.slice(0, last + 1));
  return list.map((_, i) => out.has(i));
}

function pValue({ part, whole, rest, restWhole }: Compared): number {
  if (whole.reports <= 0 || restWhole.reports <= 0) return 1;
  const difference = part.reports / whole.reports - rest.reports / restWhole.reports;
  // A cell that is low by chance has a low variance of its own as well: what the others would give it is the least.
  const squares = Math.max(part.squares, (rest.squares * whole.reports) / restWhole.reports);
  const variance = shareVariance({ ...part, squares }, whole) + shareVariance(rest, restWhole);
  return variance > 0 ? twoSided(Math.abs(difference) / Math.sqrt(variance)) : 1;
}

/**
 * Variance of a share when reporters, not reports, are independent: sum over reporters of (own part − share × own whole)², over whole². Of the
 * three terms of the square the mixed one is left out, which only makes it larger.
 */
export function shareVariance(part: Clustered, whole: Clustered): number {
  const share = part.reports / whole.reports;
  const sum = (1 - share) ** 2 * part.squares + share ** 2 * Math.max(0, whole.squares - part.squares);
  return sum / whole.reports ** 2;
}

/** Probability that a standard normal number is farther from zero than `z` (Abramowitz and Stegun 26.2.17, error below 10⁻⁷). */
export function twoSided(z: number): number {
  const t = 1 / (1 + 0.2316419 * z);
  const poly = t * (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
  return Math.min(1, 2 * Math.exp((-z * z) / 2) * 0.3989422804014327 * poly);
}
