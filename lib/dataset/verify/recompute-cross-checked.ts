import { type Measured, positionInsurers } from '@/lib/ranking/cross-check/position-insurers';
import type { InsurerExposure } from '@/lib/ranking/evidence';
import { compareRankings, type Recomputed } from './compare-rankings';
import { exposureOf, type Line, number, parametersOf, publishedRows, type RankingFiles, text } from './ranking-files';

type Numbers = Readonly<Record<string, number>>;

/**
 * Ranks a period by a cross-checked method again from its published kept calls and the factors beside them, and sets that beside the published
 * ranking. Computed again: share of calls over share of vehicles, shrinkage, intervals, ranks, red. Taken as given: the factors.
 */
export function recomputeCrossChecked(period: string, method: string, files: RankingFiles): Recomputed {
  const parameters = parametersOf(period, files);
  const lines = files.statistics.filter((line) => line.period === period && line.method === method);
  const exposure = files.exposure.map(exposureOf);
  const rows = [...measuredRows(lines, exposure, parameters), ...hiddenRows(lines, exposure, parameters)];
  const prior = { shape: number(parameters.priorShape), rate: number(parameters.priorRate) };
  const given = parameters as unknown as Parameters<typeof positionInsurers>[1];
  const computed = lines.length === 0 ? [] : positionInsurers(rows, given, number(parameters.seed), prior);
  const units = new Map(lines.map((line) => [text(line.insurer), number(line.units)]));
  return compareRankings(
    { period, method },
    publishedRows(period, method, files),
    computed.filter((row) => row.ranked).map(({ score, ...row }) => ({ ...row, index: score })),
    (insurer, index) => allowed(index, units.get(insurer) ?? 1, number(parameters.marketUnits)),
  );
}

/** A count is off by 2.5 at most, a figure of three digits by a two-hundredth of itself. */
const COUNT_SLACK = 2.5;
const DIGIT_SLACK = 0.005;

// The index by its share and its three factors; besides, shrinkage weighs the call count and the prior, which moves it at most a quarter of the way between.
const allowed = (index: number, units: number, marketUnits: number): number => {
  const share = COUNT_SLACK / units + COUNT_SLACK / marketUnits + 3 * DIGIT_SLACK;
  const weight = COUNT_SLACK / units + 3 * DIGIT_SLACK;
  return 0.0051 + 1.05 * index * share + (Math.abs(index - 1) * weight) / 4 + index * DIGIT_SLACK;
};

const sharesOf = (exposure: readonly InsurerExposure[]) => {
  const all = exposure.reduce((sum, row) => sum + row.vehicles, 0);
  return (vehicles: number) => vehicles / all;
};

/** Companies whose factors are published: those with a position. */
function measuredRows(lines: readonly Line[], exposure: readonly InsurerExposure[], parameters: Numbers): Measured[] {
  const share = sharesOf(exposure);
  return exposure.flatMap((row): Measured[] => {
    const line = lines.find(({ insurer }) => insurer === row.insurerId);
    if (row.insurerId === null || !line || line.design_effect === null) return [];
    const factors = [line.set_aside_factor, line.province_factor, line.driver_factor].map(number);
    const plain = number(line.units) / number(parameters.marketUnits) / share(row.vehicles);
    const index = factors.reduce((product, factor) => product * factor, plain);
    const count = number(line.units) / number(line.design_effect);
    const { insurerId, logSd } = row;
    const reporters = number(parameters.minReporters);
    return [{ insurerId, count, expected: count / index, reporters, keptShare: 1, logSd }];
  });
}

// The others have ranks to lose and win: what is known of them is their calls where published, else the rest of the market's by vehicles.
function hiddenRows(lines: readonly Line[], exposure: readonly InsurerExposure[], parameters: Numbers): Measured[] {
  const share = sharesOf(exposure);
  const told = new Map(lines.map((line) => [text(line.insurer), line]));
  const market = number(parameters.marketUnits);
  const factored = lines.filter((line) => line.design_effect !== null);
  const effect = sum(factored, (line) => number(line.design_effect)) / Math.max(1, factored.length) || 1;
  const others = exposure.filter(
    ({ insurerId }) => insurerId === null || (told.get(insurerId)?.design_effect ?? null) === null,
  );
  const unitsOf = (row: InsurerExposure): number | null => {
    const ids = row.insurerId === null ? row.members : [row.insurerId];
    const known = ids.map((id) => told.get(id)).filter((line) => line !== undefined);
    return known.length > 0 ? sum(known, (line) => number(line.units)) : null;
  };
  const silent = others.filter((row) => unitsOf(row) === null);
  const rest = Math.max(0, market - sum(lines, (line) => number(line.units)));
  return others.map((row): Measured => {
    const units =
      unitsOf(row) ??
      (rest * row.vehicles) /
        Math.max(
          1,
          sum(silent, ({ vehicles }) => vehicles),
        );
    const expected = (market * share(row.vehicles)) / effect;
    return {
      insurerId: row.insurerId ?? '~pool',
      count: units / effect,
      expected,
      reporters: 0,
      keptShare: 1,
      logSd: row.logSd,
    };
  });
}

const sum = <T>(rows: readonly T[], of: (row: T) => number): number => rows.reduce((all, row) => all + of(row), 0);
