import 'server-only';
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { z } from 'zod';
import { seededRandom, seedFor } from '../random';
import type { LabReport } from './lab-format';
import type { LabScenario } from './lab-scenarios';
import { type RankedFile, rankLabInput } from './rank-lab-input.server';
import type { LabScore } from './results-table';

const truthFile = z.object({
  target: z.string(),
  insurers: z.array(z.object({ insurerId: z.string(), theta: z.number(), rank: z.number(), eligible: z.boolean() })),
  attackReportIds: z.array(z.string()),
});

type Truth = z.infer<typeof truthFile>;
type Columns = ReturnType<typeof columnsOf>;
type Metrics = { evaluate: (truth: object, ranking: Columns, baseline: Columns | null) => LabScore };

/** A ranking of one scenario in the shape that the lab's scorer takes. */
export type LabRun = { readonly truth: Truth; readonly columns: Columns; readonly cpuMs: number };

/** Generates one scenario in a folder of its own with the lab's simulator, ranks it and clears the folder. */
export async function runScenario(lab: string, scenario: LabScenario, seed: number): Promise<LabRun> {
  const folder = await mkdtemp(join(tmpdir(), 'rank-lab-'));
  const options = { scenario: scenario.scenario, frac: scenario.share, seed, evidence: scenario.evidence, out: folder };
  try {
    const args = Object.entries(options).flatMap(([key, value]) => [`--${key}`, String(value)]);
    await promisify(execFile)(process.execPath, [join(lab, 'simulate.mjs'), ...args]);
    const truth = truthFile.parse(JSON.parse(await readFile(join(folder, 'truth.json'), 'utf8')));
    const [reports, exposure] = [join(folder, 'reports.ndjson'), join(folder, 'exposure.json')];
    const ranking = await rankLabInput(reports, exposure, auditor(truth, scenario.audited, seed));
    return { truth, columns: columnsOf(truth, ranking), cpuMs: ranking.cpuMs };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Scores a run with the lab's own functions, loaded from the lab. */
export async function scoreRun(lab: string, run: LabRun, baseline: LabRun | null): Promise<LabScore> {
  const { evaluate } = (await import(pathToFileURL(join(lab, 'lib', 'metrics.mjs')).href)) as Metrics;
  const { insurers, target } = run.truth;
  const truth = {
    theta: insurers.map((insurer) => insurer.theta),
    rank: insurers.map((insurer) => insurer.rank),
    eligible: insurers.map((insurer) => insurer.eligible),
    target: insurers.findIndex((insurer) => insurer.insurerId === target),
  };
  return { ...evaluate(truth, run.columns, baseline?.columns ?? null), cpuMs: run.cpuMs };
}

function columnsOf({ insurers }: Truth, { rows }: RankedFile) {
  const byId = new Map(rows.map((row) => [row.insurerId, row]));
  const column = <T>(of: (row: RankedFile['rows'][number]) => T, otherwise: T) =>
    insurers.map(({ insurerId }) => {
      const row = byId.get(insurerId);
      return row ? of(row) : otherwise;
    });
  return {
    score: column((row) => row.score, Number.NEGATIVE_INFINITY),
    lo: column((row) => row.rankLow, 1),
    hi: column((row) => row.rankHigh, insurers.length),
    ranked: column((row) => row.ranked, false),
    red: column((row) => row.red, false),
  };
}

// The audit of attached evidence: each forging account is found with the given probability and falls back to tier 1.
function auditor(truth: Truth, audited: number, seed: number): (report: LabReport & { id?: string }) => LabReport {
  const forged = new Set(audited > 0 ? truth.attackReportIds : []);
  const found = (reporterId: string) => seededRandom(seedFor(seed, reporterId)).uniform() < audited;
  return (report) =>
    report.reporterTier === 2 && forged.has(report.id ?? '') && found(report.reporterId)
      ? { ...report, reporterTier: 1 }
      : report;
}
