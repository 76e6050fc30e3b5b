import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { CROSS_CHECK_PARAMETERS } from '@/lib/ranking/cross-check/cross-check-parameters';
import { LAB_SCENARIOS } from '@/lib/ranking/lab/lab-scenarios';
import { placesBySeed, resultsTable, type ScenarioScores } from '@/lib/ranking/lab/results-table';
import { type LabRun, runScenario, scoreRun } from '@/lib/ranking/lab/run-scenario.server';

const OUT = join('docs', 'ranking-results.md');
const say = (line: string) => console.log(`wurao  ${line}`);

/** `rank-lab [--lab FOLDER] [--seeds 201,202]`: every scenario of the lab, ranked and scored; writes docs/ranking-results.md. */
async function rankLab(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      lab: { type: 'string', default: join('..', 'shared', 'lab', 'ranking') },
      seeds: { type: 'string', default: '201,202,203,204,205,206,207,208,209,210' },
    },
  });
  const lab = resolve(values.lab);
  const seeds = values.seeds.split(',').map(Number);
  if (seeds.some((seed) => !Number.isSafeInteger(seed)))
    throw new Error(`--seeds takes whole numbers, not «${values.seeds}»`);
  if (!existsSync(join(lab, 'simulate.mjs')))
    return say(`no ranking lab at ${values.lab}: nothing measured, nothing written`);
  const results = LAB_SCENARIOS.map((scenario): ScenarioScores => ({ scenario, scores: [] }));
  for (const [done, seed] of seeds.entries()) {
    await measure(lab, seed, results);
    await writeFile(OUT, report(results, seeds.slice(0, done + 1)));
  }
  say(`wrote ${OUT}`);
}

/** Runs every scenario on one seed and adds its score to the results. */
async function measure(lab: string, seed: number, results: readonly ScenarioScores[]): Promise<void> {
  const twins = new Map<string, LabRun>();
  for (const { scenario } of results)
    if (scenario.scenario === 'clean') twins.set(scenario.key, await runScenario(lab, scenario, seed));
  for (const { scenario, scores } of results) {
    const run = twins.get(scenario.key) ?? (await runScenario(lab, scenario, seed));
    const score = await scoreRun(lab, run, twins.get(scenario.baseline) ?? null);
    scores.push(score);
    say(`seed ${seed} ${scenario.key}: τ ${score.tau.toFixed(3)}, target moved ${score.dispT} places`);
  }
}

const report = (results: readonly ScenarioScores[], seeds: readonly number[]) => `# Ranking results

Made by \`npm run rank-lab\`; do not edit. Seeds ${seeds.join(', ')}; the method was tuned on 101 to 106 only. Worlds, attacks and score
functions are the ranking lab's; the audit of scenario H sends 90 % of the accounts with forged evidence back to tier 1. A figure with a target
carries it. Places: how far the attacked insurer (E: the diluter) moves against the un-attacked twin of the same seed, among eligible insurers.

${resultsTable(results)}

${placesBySeed(results, seeds)}

Parameters: \`${JSON.stringify(CROSS_CHECK_PARAMETERS)}\`
`;

try {
  await rankLab(process.argv.slice(2));
} catch (error) {
  console.error(`wurao: ${(error as Error).message}`);
  process.exitCode = 1;
}
