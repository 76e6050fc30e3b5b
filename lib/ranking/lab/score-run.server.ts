import 'server-only';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { seededRandom, seedFor } from '../random';
import type { Ceiling, LabScore } from './results-table';
import type { LabColumns, LabRun, LabTruth } from './run-scenario.server';

type Metrics = { evaluate: (truth: object, ranking: Partial<LabColumns>, baseline: LabColumns | null) => LabScore };

const CEILING_DRAWS = 40;

/** Scores a run with the lab's own functions, loaded from the lab. */
export async function scoreRun(lab: string, run: LabRun, baseline: LabRun | null): Promise<LabScore> {
  const { evaluate } = await metricsOf(lab);
  return { ...evaluate(asScored(run.truth), run.columns, baseline?.columns ?? null), cpuMs: run.cpuMs };
}

/**
 * What counting alone allows on this world: the true index of every insurer, multiplied by a normal error of its logarithm with
 * variance 1 ÷ honest reporters + `logSd`² (the vehicles'). No false claims, no attack, one call per driver. Mean over draws.
 */
export async function scoreCeiling(lab: string, { truth }: LabRun, logSd: number, seed: number): Promise<Ceiling> {
  const { evaluate } = await metricsOf(lab);
  const random = seededRandom(seedFor(seed, 'ceiling'));
  const columns = asScored(truth);
  const scores = Array.from({ length: CEILING_DRAWS }, () => {
    const score = truth.insurers.map(
      ({ theta, honestReporters }) =>
        theta * Math.exp(Math.hypot(logSd, 1 / Math.sqrt(Math.max(1, honestReporters))) * random.normal()),
    );
    return evaluate(columns, { score }, null);
  });
  const mean = (of: (one: LabScore) => number) => scores.reduce((sum, one) => sum + of(one), 0) / scores.length;
  return { tau: mean((one) => one.tau), topFive: mean((one) => one.top5) };
}

const metricsOf = async (lab: string) => (await import(pathToFileURL(join(lab, 'lib', 'metrics.mjs')).href)) as Metrics;

const asScored = ({ insurers, target }: LabTruth) => ({
  theta: insurers.map((insurer) => insurer.theta),
  rank: insurers.map((insurer) => insurer.rank),
  eligible: insurers.map((insurer) => insurer.eligible),
  target: insurers.findIndex((insurer) => insurer.insurerId === target),
});
