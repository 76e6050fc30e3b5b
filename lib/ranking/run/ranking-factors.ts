import type { CrossCheckParameters } from '@/lib/ranking/cross-check/cross-check-parameters';
import type { Engine } from '@/lib/ranking/cross-check/engine';
import { measureInsurers } from '@/lib/ranking/cross-check/rank-cross-checked';
import { HUNDREDTHS } from '@/lib/ranking/state/cap-calls';
import { fitPrior, type Prior } from '../shrink';
import { type InsurerEvidenceRows, reportersOf } from './run-evidence';
import { crossCheckInput, POOL, type RunInput } from './run-input';

/** Kept calls of one insurer of the market, all that count after the caps. */
type KeptCalls = { readonly insurerId: string; readonly reporters: number; readonly units: number };

/**
 * How the index before shrinkage comes from the kept calls: (units ÷ all units) ÷ (vehicles ÷ all vehicles) × setAside × province × driver. The first
 * factor is what set-asides do to the calls, over what they do to the market's reports that the insurer is measured on; the last two correct for where
 * its calls come from and for how often its drivers are called.
 */
export type RankingFactors = {
  readonly insurerId: string;
  readonly reporters: number;
  readonly setAside: number;
  readonly province: number;
  readonly driver: number;
  /** Kept calls that vary like one independent call. */
  readonly designEffect: number;
};

export type FactoredRun = {
  readonly marketUnits: number;
  readonly units: readonly KeptCalls[];
  /** Of insurers with a denominator of their own and at least one call that was left. */
  readonly factors: readonly RankingFactors[];
  readonly prior: Prior;
  /** What the draws allow for beyond counts and denominators, sd of the logarithm. */
  readonly modelSd: number;
};

/** Takes a run apart into the figures that its last steps need; null without a denominator or without a report. */
export function factorsOfRun(input: RunInput, parameters: CrossCheckParameters, engine: Engine): FactoredRun | null {
  const given = crossCheckInput(input);
  if (given.insurers.length === 0 || given.provinces.length === 0) return null;
  const { measured, modelSd } = measureInsurers(given, parameters, engine);
  const units = marketOf(input);
  const marketUnits = units.reduce((sum, row) => sum + row.units, 0);
  if (marketUnits === 0) return null;
  const vehicles = input.exposure.reduce((sum, row) => sum + row.vehicles, 0);
  const sizes = new Map(given.insurers.map((size) => [size.insurerId, size.vehicles / vehicles]));
  const own = new Map(units.map((row) => [row.insurerId, row.units]));
  const factors = measured.flatMap((row): RankingFactors | [] => {
    const [kept = 0, share = 0] = [own.get(row.insurerId), sizes.get(row.insurerId)];
    if (row.insurerId === POOL || !(kept > 0 && row.left > 0 && row.count > 0)) return [];
    const setAside = row.left / kept / row.keptShare;
    const plain = kept / marketUnits / share;
    const province = row.rawIndex / (plain * setAside * row.driverFactor);
    const { insurerId, reporters, driverFactor: driver } = row;
    return { insurerId, reporters, setAside, province, driver, designEffect: kept / row.count };
  });
  return { marketUnits, units, factors, prior: fitPrior(measured), modelSd };
}

function marketOf({ exposure, evidence }: RunInput): KeptCalls[] {
  const ids = new Set(exposure.flatMap((row) => (row.insurerId === null ? row.members : [row.insurerId])));
  return Object.entries(evidence.insurers)
    .filter(([id]) => ids.has(id))
    .map(([insurerId, rows]) => ({ insurerId, reporters: reportersOf(rows), units: unitsOf(rows) }));
}

const unitsOf = ({ cells }: InsurerEvidenceRows): number =>
  cells.reduce((sum, [, , , , hundredths]) => sum + hundredths, 0) / HUNDREDTHS;
