import 'server-only';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { checkSignature } from './check-signature.server';
import { checkSums, type SumProblem } from './check-sums.server';
import type { RankingFiles } from './ranking-files';
import { readLines } from './read-lines.server';
import { recomputeCrossChecked } from './recompute-cross-checked';
import { recomputePlain } from './recompute-plain';
import { sayRecomputed } from './say-recomputed';

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
  runs?: { period: string; id: string; method: string; fingerprint: string }[];
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
    const again = recompute(period, facts, files);
    for (const line of sayRecomputed(again, facts)) say(line);
    holds &&= again.unexplained.length === 0 || !facts.statisticsAgree;
  }
  return holds;
}

/** By the method of the run behind it; a ranking without one was made of plain counts. */
function recompute(period: string, { runs, method }: Facts, files: RankingFiles) {
  const run = runs?.find((one) => one.period === period);
  return run ? recomputeCrossChecked(period, run.method, files) : recomputePlain(period, method ?? '1.0', files);
}
