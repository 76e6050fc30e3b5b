import type { InsurerExposure } from '@/lib/ranking/evidence';

/** Rows of a release's files, by column name. */
export type Line = Readonly<Record<string, string | number | boolean | null>>;

/** What is needed to rank a period again. */
export type RankingFiles = {
  readonly ranking: readonly Line[];
  readonly statistics: readonly Line[];
  readonly parameters: readonly Line[];
  readonly exposure: readonly Line[];
};

/** Any seed will do: the intervals published with plain counts were drawn with another, which the exact counts would betray. */
export const SEED = 1;

export const text = (value: Line[string] | undefined): string => (typeof value === 'string' ? value : '');
export const number = (value: Line[string] | undefined): number => (typeof value === 'number' ? value : Number.NaN);

/** The numbers that the ranking of a period depends on, by name. */
export const parametersOf = (period: string, { parameters }: RankingFiles): Readonly<Record<string, number>> =>
  Object.fromEntries(
    parameters.filter((line) => line.period === period).map((line) => [text(line.name), number(line.value)]),
  );

/** The published ranking of all reports of a period by one method; releases before the column had one method only. */
export const publishedRows = (period: string, method: string, { ranking }: RankingFiles): readonly Line[] =>
  ranking.filter(
    (line) =>
      line.period === period && line.slice_by === 'all' && (line.method === undefined || line.method === method),
  );

/** A denominator out of its line. */
export function exposureOf(line: Line): InsurerExposure {
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
