import { noEvidence } from '@/lib/ranking/evidence';
import type { RankingParameters } from '@/lib/ranking/parameters';
import { type InsurerEvidence, type InsurerExposure, rankInsurers } from '@/lib/ranking/rank-insurers';
import { compareRankings, type Recomputed } from './compare-rankings';
import { exposureOf, number, parametersOf, publishedRows, type RankingFiles, SEED, text } from './ranking-files';

/** Every number of kept calls may be off by half of five, its own and those of the others that make up the market. */
const SLACK = 2.5;

/** Ranks a period by plain counts (method 1) again from its published statistics, by the functions of the site, and sets that beside the published ranking. */
export function recomputePlain(period: string, method: string, files: RankingFiles): Recomputed {
  const parameters = parametersOf(period, files);
  const designEffect = parameters.designEffect || 1;
  const evidence = files.statistics
    .filter((line) => line.period === period)
    .map((line): InsurerEvidence => {
      const units = number(line.units);
      const reporters = number(line.reporters);
      return { ...noEvidence(text(line.insurer)), reporters, units, squares: units * designEffect, calls: units };
    });
  const exposure = files.exposure.map(exposureOf);
  const hidden = spreadRest(evidence, exposure, parameters.marketUnits ?? Number.NaN, designEffect);
  const given = parameters as unknown as RankingParameters;
  const computed = rankInsurers([...evidence, ...hidden], exposure, given, SEED).flatMap((row) => {
    const { insurerId, index, low, high, rankLow, rankHigh, red } = row;
    if (index === null || low === null || high === null || rankLow === null || rankHigh === null) return [];
    return [{ insurerId, index, low, high, rankLow, rankHigh, red }];
  });
  const units = new Map(evidence.map((row) => [row.insurerId, row.units]));
  const whole = [...units.values()].reduce((sum, each) => sum + each, 0);
  const allowed = (insurer: string, index: number) =>
    0.01 + index * 2 * SLACK * (1 / (units.get(insurer) ?? 1) + units.size / whole);
  return compareRankings({ period, method }, publishedRows(period, method, files), computed, allowed);
}

// Kept calls of companies named by too few are known in sum alone: they are spread by insured vehicles, as a market of equals would.
function spreadRest(
  told: readonly InsurerEvidence[],
  exposure: readonly InsurerExposure[],
  marketUnits: number,
  designEffect: number,
): InsurerEvidence[] {
  const rest = marketUnits - told.reduce((sum, { units }) => sum + units, 0);
  const known = new Set(told.map(({ insurerId }) => insurerId));
  const others = exposure.flatMap((row) => (row.insurerId === null || known.has(row.insurerId) ? [] : [row]));
  const vehicles = others.reduce((sum, row) => sum + row.vehicles, 0);
  if (!(rest > 0) || vehicles === 0) return [];
  return others.map((row) => {
    const units = (rest * row.vehicles) / vehicles;
    return { ...noEvidence(row.insurerId), units, squares: units * designEffect };
  });
}
