import 'server-only';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { checkSignature } from './check-signature.server';
import { checkSums, type SumProblem } from './check-sums.server';
import { readLines } from './read-lines.server';
import { type Recomputed, recomputeRanking } from './recompute-ranking';

const SAID: Record<SumProblem['what'], string> = {
  missing: 'is missing',
  changed: 'is not the file that was released',
  not_listed: 'is not listed in SHA256SUMS',
  bad_line: 'is no line of sums',
};

type Facts = {
  month: string;
  revision: number;
  periods: string[];
  statisticsAgree: boolean;
  method: string | null;
  synthetic: boolean;
};

/**
 * Checks a downloaded release. `say` hears what was done, line by line. `keys` are public keys known from elsewhere, one a line.
 * @returns whether everything holds
 */
export async function verifyRelease(
  folder: string,
  say: (line: string) => void,
  keys: string | null = null,
): Promise<boolean> {
  const { checked, problems } = await checkSums(folder);
  for (const { name, what } of problems) say(`${name} ${SAID[what]}`);
  say(`sums: ${checked} files${problems.length === 0 ? ', all as released' : `, ${problems.length} problems`}`);
  const facts: Facts = JSON.parse(await readFile(join(folder, 'release.json'), 'utf8'));
  if (facts.synthetic) say('these are synthetic data');
  const signature = await checkSignature(folder, facts, keys);
  for (const line of signature.lines) say(line);
  const files = {
    ranking: await readLines(folder, 'ranking'),
    statistics: await readLines(folder, 'ranking_statistics'),
    parameters: await readLines(folder, 'ranking_parameters'),
    exposure: await readLines(folder, 'exposure'),
  };
  let holds = problems.length === 0 && signature.holds;
  for (const period of facts.periods) {
    const again = recomputeRanking(period, files);
    for (const line of told(again, facts)) say(line);
    holds &&= again.unexplained.length === 0 || !facts.statisticsAgree;
  }
  return holds;
}

function told({ period, compared, largest, unexplained, rankShift, onOneSide }: Recomputed, facts: Facts): string[] {
  if (!largest) return [`ranking ${period}: nothing to compare, no company has an index on both sides`];
  const difference = Math.abs(largest.published - largest.computed);
  const lines = [
    `ranking ${period}: ${compared} indices computed again; largest difference ${difference.toFixed(4)} (${largest.insurer}: published ${largest.published.toFixed(2)}, computed ${largest.computed.toFixed(4)})`,
    `  why: the index is published to .01 and kept calls to the nearest 5; companies named by too few are known in sum alone`,
    `  rank ranges: at most ${rankShift} apart, because the intervals are drawn with another seed`,
  ];
  if (unexplained.length > 0) lines.push(`  more than rounding explains: ${unexplained.join(', ')}`);
  if (onOneSide.length > 0) lines.push(`  on one side only, at the limit of 30 reporters: ${onOneSide.join(', ')}`);
  if (!facts.statisticsAgree)
    lines.push('  reports were taken out of the count after the ranking was made: a larger difference proves nothing');
  return lines;
}
