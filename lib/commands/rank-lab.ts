import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { CROSS_CHECK_PARAMETERS } from '@/lib/ranking/cross-check/cross-check-parameters';
import { LAB_SCENARIOS } from '@/lib/ranking/lab/lab-scenarios';
import { EXPOSURE_SD } from '@/lib/ranking/lab/rank-lab-input.server';
import {
  type Ceiling,
  ceilingLine,
  meanScore,
  placesBySeed,
  resultsTable,
  type ScenarioScores,
} from '@/lib/ranking/lab/results-table';
import { type LabRun, runScenario } from '@/lib/ranking/lab/run-scenario.server';
import { scoreCeiling, scoreRun } from '@/lib/ranking/lab/score-run.server';
import { honestWorld, loadSimulator } from '@/lib/ranking/lab/simulator.server';

const OUT = join('docs', 'ranking-results.md');
const say = (line: string) => console.log(`wurao  ${line}`);

/** `rank-lab [--lab FOLDER] [--seeds 201,202]`: every scenario of the lab, ranked and scored; writes docs/ranking-results.md. */
async function rankLab(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      lab: { type: 'string', default: join('..', 'shared', 'lab', 'ranking') },
      seeds: { type: 'string', default: Array.from({ length: 20 }, (_, i) => 321 + i).join(',') },
    },
  });
  const lab = resolve(values.lab);
  const seeds = values.seeds.split(',').map(Number);
  if (seeds.some((seed) => !Number.isSafeInteger(seed)))
    throw new Error(`--seeds takes whole numbers, not «${values.seeds}»`);
  if (!existsSync(join(lab, 'simulate.mjs')))
    return say(`no ranking lab at ${values.lab}: nothing measured, nothing written`);
  const results = LAB_SCENARIOS.map((scenario): ScenarioScores => ({ scenario, scores: [] }));
  const ceilings: Ceiling[] = [];
  for (const [done, seed] of seeds.entries()) {
    ceilings.push(await measure(lab, seed, results));
    await writeFile(OUT, report(results, ceilings, seeds.slice(0, done + 1)));
  }
  say(`wrote ${OUT}`);
}

/** Runs every scenario on one seed and adds its score to the results; returns what counting alone allows there. */
async function measure(lab: string, seed: number, results: readonly ScenarioScores[]): Promise<Ceiling> {
  const simulator = await loadSimulator(lab);
  const twins = new Map<string, LabRun>();
  for (const evidence of new Set(results.map((row) => row.scenario.evidence))) {
    const honest = honestWorld(simulator, seed, evidence);
    const here = results.filter((row) => row.scenario.evidence === evidence);
    // Twins first: the others are measured against them.
    for (const { scenario, scores } of [...here].sort((a, b) => Number(isTwin(b)) - Number(isTwin(a)))) {
      const runs = runScenario(simulator, honest, scenario, seed);
      const [whole] = runs;
      if (isTwin({ scenario }) && whole && scenario.spans.length === 0) twins.set(scenario.key, whole);
      const twin = scenario.spans.length === 0 ? (twins.get(scenario.baseline) ?? null) : null;
      const score = meanScore(await Promise.all(runs.map((run) => scoreRun(lab, run, twin))));
      scores.push(score);
      say(
        `seed ${seed} ${scenario.key}: τ ${score.tau.toFixed(3)}, covers ${score.cover.toFixed(3)}${isTwin({ scenario }) ? '' : `, target moved ${score.dispT} places`}`,
      );
    }
  }
  const clean = twins.get('clean');
  if (!clean) throw new Error('the lab has no scenario without an attack');
  return scoreCeiling(lab, clean, EXPOSURE_SD, seed);
}

const isTwin = ({ scenario }: Pick<ScenarioScores, 'scenario'>) => scenario.scenario === 'clean';

const report = (
  results: readonly ScenarioScores[],
  ceilings: readonly Ceiling[],
  seeds: readonly number[],
) => `# Ranking results

Made by \`npm run rank-lab\`; do not edit. Seeds ${seeds.join(', ')}; the method was tuned on 101 to 130 and 301 to 320 only, of which 301 to 320 first
measured the states before. A closed period is ranked on the reports received in it alone, against the truth of the half year. Worlds, attacks and score functions are the ranking lab's; the audit of scenario H sends 90 % of the accounts with forged evidence back to tier 1. A figure with a target
carries it. Places: how far the attacked insurer (E: the diluter) moves against the un-attacked twin of the same seed, among eligible insurers.

${resultsTable(results)}

${ceilingLine(ceilings, EXPOSURE_SD)}

${placesBySeed(results, seeds)}

Parameters: \`${JSON.stringify(CROSS_CHECK_PARAMETERS)}\`
`;

try {
  await rankLab(process.argv.slice(2));
} catch (error) {
  console.error(`wurao: ${(error as Error).message}`);
  process.exitCode = 1;
}
