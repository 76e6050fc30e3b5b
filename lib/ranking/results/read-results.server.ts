import 'server-only';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type MeasuredScenario, parseResults, seedsOf } from './parse-results';

export type MeasuredResults = { readonly scenarios: readonly MeasuredScenario[]; readonly seeds: number };

/** What was measured of the method in force: the document that `npm run rank-lab` writes; null where it is not beside the program. */
export async function readResults(): Promise<MeasuredResults | null> {
  const markdown = await readFile(join(process.cwd(), 'docs', 'ranking-results.md'), 'utf8').catch(() => '');
  const scenarios = parseResults(markdown);
  return scenarios.length === 0 ? null : { scenarios, seeds: seedsOf(markdown) };
}
