/** One insurer's kept calls by province and what is expected there. All arrays run over provinces. */
export type ProvincialCalls = {
  readonly calls: Float64Array;
  /** Calls expected at index 1 were all drivers reached alike: market's calls × share of cars × reporters per car × share kept × cars. */
  readonly alike: Float64Array;
  /** The same spread by the insurer's published vehicles; none: not published. */
  readonly licensed: Float64Array | null;
  /** Share of the country's cars. */
  readonly cars: Float64Array;
  /** Calls that vary like one independent call. */
  readonly dispersion: number;
};

/** How the calls in an insurer's name spread over the country. */
export type Spread = {
  /** Share of an insurer's own calls that are dialled wherever cars are. */
  readonly dialled: number;
  /** Calls per car, the market's being 1, that name an insurer falsely, wherever cars are. */
  readonly misnamed: number;
  /** Variance of a province's true rate around the published one, relative to its square. */
  readonly variance: number;
};

/** Index of an insurer, and the independent calls it rests on. */
export type ProvincialIndex = { readonly index: number; readonly information: number };

const BOUNDS = { dialled: 0.3, misnamed: 0.3, least: 1e-3, variance: [1e-3, 4] } as const;
const ROUNDS = 40;
const BISECTIONS = 44;
/** Squared standardised residuals count up to this, so that no single province decides. */
const MOST = 9;

/**
 * Index θ + misnamed of one insurer, where calls(p) has mean e(p)θ + z(p), e = (1 − dialled) licensed + dialled · alike,
 * z = misnamed · alike, and variance dispersion · mean + variance · mean²: the root of the quasi-score
 * Σ (y − μ) e ÷ (D μ + variance · μ²) (Wedderburn 1974). Grows with every province's calls. Without published vehicles every
 * province counts by its cars: calls ÷ reporters per car.
 */
export function provincialIndex(row: ProvincialCalls, spread: Spread): ProvincialIndex {
  if (!row.licensed) return weighted(row);
  const { own, misnamed } = expectedCalls(row, row.licensed, spread);
  const theta = solve(row, own, misnamed, spread.variance);
  let information = 0;
  for (let p = 0; p < own.length; p++) {
    const mean = (own[p] ?? 0) * theta + (misnamed[p] ?? 0);
    if (mean > 0) information += ((own[p] ?? 0) * theta) ** 2 / (mean * (row.dispersion + spread.variance * mean));
  }
  const index = theta + spread.misnamed;
  return { index, information: information * (index / theta) ** 2 };
}

/**
 * Estimates the spread from the market itself. Calls from provinces where an insurer has no vehicles are dialled from afar
 * or name it falsely: outside(i) ~ alike(i) · (dialled · θ(i) + misnamed), by expectation-maximisation over all insurers. The
 * variance is the one at which squared standardised residuals average one.
 */
export function fitSpread(rows: readonly ProvincialCalls[]): Spread {
  let spread: Spread = { dialled: 0.1, misnamed: 0.1, variance: 0.05 };
  const known = rows.filter((row) => row.licensed);
  for (let round = 0; round < 3; round++) {
    spread = { ...spread, ...outsideLicences(known, spread) };
    spread = { ...spread, variance: residualVariance(known, spread) };
  }
  return spread;
}

function outsideLicences(rows: readonly ProvincialCalls[], spread: Spread): Pick<Spread, 'dialled' | 'misnamed'> {
  const outside = rows.flatMap((row) => {
    const theta = Math.max(0, provincialIndex(row, spread).index - spread.misnamed);
    const [calls, alike] = [sumWhere(row, row.calls), sumWhere(row, row.alike)];
    return alike > 0 ? [{ theta, calls, alike }] : [];
  });
  let { dialled, misnamed } = spread;
  for (let round = 0; round < ROUNDS && outside.length > 0; round++) {
    let [own, ownOf, named, namedOf] = [0, 0, 0, 0];
    for (const { theta, calls, alike } of outside) {
      const share = (dialled * theta) / (dialled * theta + misnamed);
      own += calls * share;
      named += calls * (1 - share);
      ownOf += alike * theta;
      namedOf += alike;
    }
    dialled = bounded(own / ownOf, BOUNDS.dialled);
    misnamed = bounded(named / namedOf, BOUNDS.misnamed);
  }
  return { dialled, misnamed };
}

const bounded = (value: number, most: number) => (value > BOUNDS.least ? Math.min(most, value) : BOUNDS.least);

const sumWhere = ({ licensed }: ProvincialCalls, values: Float64Array) =>
  values.reduce((sum, value, p) => (licensed?.[p] ? sum : sum + value), 0);

function residualVariance(rows: readonly ProvincialCalls[], spread: Spread): number {
  const expected = rows.flatMap((row) => (row.licensed ? { row, ...expectedCalls(row, row.licensed, spread) } : []));
  let [low, high] = BOUNDS.variance.map(Math.log) as [number, number];
  for (let round = 0; round < 12; round++) {
    const middle = (low + high) / 2;
    if (meanResidual(expected, Math.exp(middle)) > 1) low = middle;
    else high = middle;
  }
  return Math.exp((low + high) / 2);
}

// Over provinces where at least one independent call is expected; each insurer's own fit costs one degree of freedom.
function meanResidual(rows: readonly ({ readonly row: ProvincialCalls } & ExpectedCalls)[], variance: number): number {
  let [sum, freedom] = [0, 0];
  for (const { row, own, misnamed } of rows) {
    const theta = solve(row, own, misnamed, variance);
    let provinces = 0;
    for (let p = 0; p < own.length; p++) {
      const mean = (own[p] ?? 0) * theta + (misnamed[p] ?? 0);
      if (mean < row.dispersion) continue;
      provinces++;
      const squared = ((row.calls[p] ?? 0) - mean) ** 2 / (mean * (row.dispersion + variance * mean));
      sum += Math.min(MOST, squared);
    }
    freedom += Math.max(0, provinces - 1);
  }
  return freedom > 0 ? sum / freedom : 0;
}

/** Calls expected at index 1 from those who mean the insurer, and from those who name it falsely. */
type ExpectedCalls = { readonly own: Float64Array; readonly misnamed: Float64Array };

function expectedCalls({ alike }: ProvincialCalls, licensed: Float64Array, spread: Spread): ExpectedCalls {
  return {
    own: alike.map((calls, p) => (1 - spread.dialled) * (licensed[p] ?? 0) + spread.dialled * calls),
    misnamed: alike.map((calls) => spread.misnamed * calls),
  };
}

function solve(row: ProvincialCalls, own: Float64Array, misnamed: Float64Array, variance: number): number {
  let [low, high] = [Math.log(BOUNDS.least), Math.log(1e4)];
  for (let round = 0; round < BISECTIONS; round++) {
    const middle = (low + high) / 2;
    if (scoreAt(Math.exp(middle), row, own, misnamed, variance) > 0) low = middle;
    else high = middle;
  }
  return Math.exp((low + high) / 2);
}

function scoreAt(
  theta: number,
  { calls, dispersion }: ProvincialCalls,
  own: Float64Array,
  misnamed: Float64Array,
  variance: number,
): number {
  let score = 0;
  for (let p = 0; p < own.length; p++) {
    const mean = (own[p] ?? 0) * theta + (misnamed[p] ?? 0);
    if (mean > 0) score += (((calls[p] ?? 0) - mean) * (own[p] ?? 0)) / (mean * (dispersion + variance * mean));
  }
  return score;
}

// Σ calls(p) · cars(p) ÷ alike(p), over the same at index 1.
function weighted({ calls, alike, cars, dispersion }: ProvincialCalls): ProvincialIndex {
  let [linear, square] = [0, 0];
  calls.forEach((y, p) => {
    const weight = (cars[p] ?? 0) / Math.max(1e-9, alike[p] ?? 0);
    linear += weight * y;
    square += weight ** 2 * y * dispersion;
  });
  return { index: linear, information: square > 0 ? linear ** 2 / square : 0 };
}
