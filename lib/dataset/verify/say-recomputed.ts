import type { Recomputed } from './compare-rankings';

type Facts = {
  readonly statisticsAgree: boolean;
  readonly runs?: readonly { readonly period: string; readonly id: string; readonly fingerprint: string }[];
};

/** What was computed again of one ranking and how it compares, line by line. */
export function sayRecomputed(again: Recomputed, facts: Facts): string[] {
  const { period, method, compared, largest, unexplained, onOneSide } = again;
  const head = `ranking ${period}, method ${method}:`;
  const run = facts.runs?.find((one) => one.period === period);
  if (!largest) return [`${head} nothing to compare, no company has an index on both sides`];
  const difference = Math.abs(largest.published - largest.computed);
  const { insurer, published, computed } = largest;
  const lines = [
    `${head} ${compared} indices computed again; largest difference ${difference.toFixed(4)} (${insurer}: published ${published.toFixed(2)}, computed ${computed.toFixed(4)})`,
    ...(run ? crossChecked(again, run) : plain(again)),
  ];
  if (unexplained.length > 0) lines.push(`  more than rounding explains: ${unexplained.join(', ')}`);
  if (onOneSide.length > 0) lines.push(`  on one side only, at the limit of 30 reporters: ${onOneSide.join(', ')}`);
  if (!facts.statisticsAgree)
    lines.push('  reports or denominators changed after the ranking was made: a larger difference proves nothing');
  return lines;
}

const plain = ({ rankShift }: Recomputed): string[] => [
  '  why: the index is published to .01 and kept calls to the nearest 5; companies named by too few are known in sum alone',
  `  rank ranges: at most ${rankShift} apart, because the intervals are drawn with another seed`,
];

const crossChecked = (
  { rankShift, endShift, redOnOneSide }: Recomputed,
  run: { readonly id: string; readonly fingerprint: string },
): string[] => [
  '  why: the index is published to .01, kept calls to the nearest 5, factors to three digits',
  `  intervals: ends at most ${(100 * endShift).toFixed(1)} % apart, rank ranges ${rankShift}: other draws, and companies named by too few are known in sum alone`,
  `  red: ${redOnOneSide.length === 0 ? 'the same companies' : `on one side only ${redOnOneSide.join(', ')}, at the limit of 95 %`}`,
  '  not computed again: the factors, that is what was set aside, how provinces are sized and how often drivers are called; they need to know who reported what together, which is never published',
  `  they follow from the stored run ${run.id}, whose whole input has the fingerprint ${run.fingerprint}: an auditor who is shown it computes it again to the byte (npm run rank -- --replay ${run.id})`,
  '  nor are the rankings of slices, nor a replaced method where one stands beside: their sums are not in a release',
];
