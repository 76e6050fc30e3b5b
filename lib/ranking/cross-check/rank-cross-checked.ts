import { type CrossChecked, crossCheck } from './cross-check';
import type { CrossCheckParameters } from './cross-check-parameters';
import { type Engine, NEWEST_ENGINE } from './engine';
import type { CrossCheckInput } from './evidence-cells';
import { type Grid, layOut } from './grid';
import { keptReporters } from './kept-reporters';
import { type CrossCheckedRow, type Measured, positionInsurers } from './position-insurers';
import { reporterDensity } from './province-density';
import type { SetAside } from './set-aside';
import { type Standardised, standardise } from './standardise';
import { unknownSd } from './unknown-sd';

export type { CrossCheckedRow } from './position-insurers';

export type CrossCheckedRanking = {
  readonly rows: readonly CrossCheckedRow[];
  /** What was left out, for whom and why; blocks left out for all carry no insurer. */
  readonly setAside: readonly SetAside[];
  readonly commonBlocks: readonly { readonly tier: number; readonly cohort: number }[];
};

/**
 * Ranks insurers by reports set against insured vehicles after cross-checking (method 2). Highest score first. Pure and
 * deterministic: the same input, in any order, with the same seed and engine gives the same bytes. Throws RangeError without insurers.
 */
export function rankCrossChecked(
  input: CrossCheckInput,
  parameters: CrossCheckParameters,
  seed: number,
  engine: Engine = NEWEST_ENGINE,
): CrossCheckedRanking {
  const { grid, checked, measured, modelSd } = measureInsurers(input, parameters, engine);
  return {
    rows: positionInsurers(measured, { ...parameters, modelSd }, seed),
    setAside: checked.leftOut.decisions.flat(),
    commonBlocks: [...checked.leftOut.common].flatMap((flag, b) =>
      flag ? [{ tier: Math.floor(b / grid.cohorts), cohort: b % grid.cohorts }] : [],
    ),
  };
}

type MeasuredMarket = {
  readonly grid: Grid;
  readonly checked: CrossChecked;
  /** By insurer id. */
  readonly measured: readonly (Measured & Standardised)[];
  /** Sd of the logarithm of every index for what is neither counted nor known: the parameter, or what too few weeks leave open. */
  readonly modelSd: number;
};

/** All steps but the last: cross-check, and what is left of each insurer's reports set against its vehicles. */
export function measureInsurers(
  input: CrossCheckInput,
  parameters: CrossCheckParameters,
  engine: Engine = NEWEST_ENGINE,
): MeasuredMarket {
  refuseUnusable(input);
  const grid = layOut(input);
  const checked = crossCheck(grid, parameters, engine);
  const reporters = engine === '2.0' ? input.provinces : keptReporters(grid, checked.leftOut, input.provinces);
  const density = reporterDensity(reporters, grid.provinces, parameters);
  const { rows } = standardise(grid, checked, density, input.insurers, input.provinces);
  const logSd = new Map(input.insurers.map((size) => [size.insurerId, size.logSd]));
  const measured = grid.ids.flatMap((insurerId, i) => {
    const row = rows[i];
    return row ? [{ ...row, insurerId, logSd: logSd.get(insurerId) ?? 0 }] : [];
  });
  const before23 = engine === '2.0' || engine === '2.1' || engine === '2.2';
  const modelSd = before23 ? parameters.modelSd : unknownSd(checked.market, grid.weeks, parameters);
  return { grid, checked, measured, modelSd };
}

function refuseUnusable({ insurers, provinces }: CrossCheckInput): void {
  if (insurers.length === 0 || provinces.length === 0) throw new RangeError('a ranking needs insurers and provinces');
  if (new Set(insurers.map((size) => size.insurerId)).size !== insurers.length)
    throw new RangeError('exposure names an insurer twice');
  for (const { insurerId, vehicles } of insurers)
    if (!(vehicles > 0 && vehicles < Infinity)) throw new RangeError(`unusable exposure of ${insurerId}`);
}
