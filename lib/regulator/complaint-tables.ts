import { z } from 'zod';
import data from '@/prisma/reference/regulator-complaints.json';
import type { ComplaintLine } from './complaint-ranks';

/** One figure that the regulator printed. Rows of the whole industry carry no company. */
export type RegulatorFigure = {
  readonly period: string;
  readonly insurerName: string;
  readonly insurerId: string | null;
  readonly metric: string;
  readonly value: number | null;
  readonly rank: number | null;
  readonly source: string;
};

/** A table of one period: a line for every company with a printed count, and where it was read. */
export type RegulatorTable = {
  readonly period: string;
  readonly lines: readonly (ComplaintLine & { readonly insurerId: string | null })[];
  readonly url: string;
};

export const REGULATOR_FIGURES: readonly RegulatorFigure[] = data.rows;

const SOURCES: Readonly<Record<string, string>> = z.record(z.string(), z.string()).parse(data.sources);

/** The only table that covers all companies (first half of 2012), and the newest top ten whose figures are printed as text. */
export const COMPLETE_PERIOD = '2012H1';
export const NEWEST_PERIOD = '2022Q3';

/** The ranked companies of a period with their counts, and their complaints per 亿元 of premium where printed. */
export function regulatorTable(period: string): RegulatorTable {
  const figures = REGULATOR_FIGURES.filter((row) => row.period === period && row.rank !== null);
  const counts = figures.filter(({ metric, value }) => metric === 'total' && value !== null);
  const rateOf = (name: string) =>
    figures.find(({ metric, insurerName }) => metric === 'per_premium_yi' && insurerName === name)?.value ?? null;
  return {
    period,
    lines: counts.map(({ insurerName, insurerId, value }) => ({
      ...{ name: insurerName, insurerId },
      count: value ?? 0,
      rate: rateOf(insurerName),
    })),
    url: SOURCES[counts[0]?.source ?? ''] ?? '',
  };
}
