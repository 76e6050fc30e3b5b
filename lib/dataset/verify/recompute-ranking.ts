import { noEvidence } from '@/lib/ranking/evidence';
import type { RankingParameters } from '@/lib/ranking/parameters';
import { type InsurerEvidence, type InsurerExposure, rankInsurers } from '@/lib/ranking/rank-insurers';

/** Rows of a release's files, by column name. */
export type Line = Readonly<Record<string, string | number | boolean | null>>;

/** What is needed to rank a period again. */
export type RankingFiles = {
  readonly ranking: readonly Line[];
  readonly statistics: readonly Line[];
  readonly parameters: readonly Line[];
  readonly exposure: readonly Line[];
};

/** A published index beside the one computed again. */
type Difference = {
  readonly insurer: string;
  readonly published: number;
  readonly computed: number;
  /** What rounding alone can make of it. */
  readonly allowed: number;
};

export type Recomputed = {
  readonly period: string;
  /** Rows with an index on both sides. */
  readonly compared: number;
  readonly largest: Difference | null;
  /** Companies whose index differs by more than rounding explains. */
  readonly unexplained: readonly string[];
  /** Furthest that an end of a rank range lies from the published one. */
  readonly rankShift: number;
  /** Companies with a position on one side only: numbers of reporters are rounded, and 30 of them is the limit. */
  readonly onOneSide: readonly string[];
};

/** Any seed will do: the published intervals were drawn with another, which the exact counts would betray. */
const SEED = 1;
const text = (value: Line[string] | undefined): string => (typeof value === 'string' ? value : '');
const number = (value: Line[string] | undefined): number => (typeof value === 'number' ? value : Number.NaN);

/** Ranks a period again from its published statistics, by the functions of the site, and sets that beside the published ranking. */
export function recomputeRanking(period: string, files: RankingFiles): Recomputed {
  const parameters = Object.fromEntries(
    files.parameters.filter((line) => line.period === period).map((line) => [text(line.name), number(line.value)]),
  );
  const designEffect = parameters.designEffect || 1;
  const evidence = files.statistics
    .filter((line) => line.period === period)
    .map((line): InsurerEvidence => {
      const units = number(line.units);
      const reporters = number(line.reporters);
      return { ...noEvidence(text(line.insurer)), reporters, units, squares: units * designEffect, calls: units };
    });
  const exposure = files.exposure.map(exposureOf);
  const hidden = spreadRest(evidence, exposure, number(parameters.marketUnits), designEffect);
  const computed = rankInsurers([...evidence, ...hidden], exposure, parameters as unknown as RankingParameters, SEED);
  const published = files.ranking.filter((line) => line.period === period && line.slice_by === 'all');
  return compare(period, published, computed, new Map(evidence.map((row) => [row.insurerId, row.units])));
}

// Kept calls of companies named by too few are known in sum alone: they are spread by insured vehicles, as a market of equals would.
function spreadRest(
  told: readonly InsurerEvidence[],
  exposure: readonly InsurerExposure[],
  marketUnits: number,
  designEffect: number,
): InsurerEvidence[] {
  const rest = marketUnits - told.reduce((sum, { units }) => sum + units, 0);
  const known = new Set(told.map(({ insurerId }) => insurerId));
  const others = exposure.flatMap((row) => (row.insurerId === null || known.has(row.insurerId) ? [] : [row]));
  const vehicles = others.reduce((sum, row) => sum + row.vehicles, 0);
  if (!(rest > 0) || vehicles === 0) return [];
  return others.map((row) => {
    const units = (rest * row.vehicles) / vehicles;
    return { ...noEvidence(row.insurerId), units, squares: units * designEffect };
  });
}

function exposureOf(line: Line): InsurerExposure {
  const denominator = {
    vehicles: number(line.vehicles),
    logSd: number(line.log_sd),
    basis: text(line.basis),
    source: text(line.source),
    year: number(line.year),
  };
  if (line.insurer === null)
    return { insurerId: null, grade: 'pooled', members: text(line.members).split(' '), ...denominator };
  return { insurerId: text(line.insurer), grade: text(line.grade) as 'A' | 'B' | 'C', ...denominator };
}

/** Every number of kept calls may be off by half of five, its own and those of the others that make up the market. */
const SLACK = 2.5;

function compare(
  period: string,
  published: readonly Line[],
  computed: ReturnType<typeof rankInsurers>,
  units: ReadonlyMap<string, number>,
): Recomputed {
  const again = new Map(computed.filter(({ index }) => index !== null).map((row) => [row.insurerId, row]));
  const before = new Map(published.filter(({ index }) => index !== null).map((line) => [text(line.insurer), line]));
  const both = [...before].flatMap(([insurer, line]) => {
    const row = again.get(insurer);
    return row ? [{ insurer, line, row }] : [];
  });
  const whole = [...units.values()].reduce((sum, each) => sum + each, 0);
  const differences = both.map(({ insurer, line, row }) => ({
    insurer,
    published: number(line.index),
    computed: row.index ?? Number.NaN,
    allowed: 0.01 + number(line.index) * 2 * SLACK * (1 / (units.get(insurer) ?? 1) + units.size / whole),
  }));
  const size = ({ published, computed }: Difference) => Math.abs(published - computed);
  const shifts = both.flatMap(({ line, row }) => [
    Math.abs(number(line.rank_low) - (row.rankLow ?? 0)),
    Math.abs(number(line.rank_high) - (row.rankHigh ?? 0)),
  ]);
  return {
    period,
    compared: both.length,
    largest: differences.reduce<Difference | null>((most, one) => (most && size(most) >= size(one) ? most : one), null),
    unexplained: differences.filter((one) => !(size(one) <= one.allowed)).map(({ insurer }) => insurer),
    rankShift: Math.max(0, ...shifts),
    onOneSide: [...again.keys(), ...before.keys()].filter((id) => again.has(id) !== before.has(id)).sort(),
  };
}
