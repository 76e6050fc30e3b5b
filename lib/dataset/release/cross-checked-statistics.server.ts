import 'server-only';
import type pg from 'pg';
import { publishCount, publishFactor } from '@/lib/privacy/gate';
import type { CrossCheckParameters } from '@/lib/ranking/cross-check/cross-check-parameters';
import { engineOf } from '@/lib/ranking/cross-check/engine';
import type { InsurerExposure } from '@/lib/ranking/evidence';
import { exposureInForce } from '@/lib/ranking/publish/exposure-in-force.server';
import { type FactoredRun, factorsOfRun } from '@/lib/ranking/run/ranking-factors';
import { openInput } from '@/lib/ranking/run/store-run.server';
import type { PeriodRanking } from './ranking-rows.server';
import { NO_FACTORS, parameterLines, type RankingStatistics, shownUnits } from './ranking-statistics';

/** Kept calls by company through the gate, and of companies with a position the factors between them and the index, out of the stored run. */
export async function crossCheckedStatistics(
  client: pg.ClientBase,
  ranking: PeriodRanking,
): Promise<RankingStatistics> {
  const { period, method } = ranking;
  const run = await storedRun(client, period);
  const { input } = await openInput(run.input);
  const released = { period, id: run.id, method, fingerprint: run.input_hash };
  const made = factorsOfRun(input, run.parameters, engineOf(run.method));
  if (!made) return { rows: [], parameters: [], run: released, agree: true };
  const values = { ...run.parameters, seed: Number(run.seed), ...wholes(made) };
  return {
    rows: shownUnits(made.units).map(({ key: [insurer = ''], reporters, reports }) => ({
      times: 1,
      row: { period, method, insurer, reporters, units: reports, ...factorsOf(insurer, made, ranking) },
    })),
    parameters: parameterLines(period, method, values),
    run: released,
    agree: sameVehicles(input.exposure, await exposureInForce(client)),
  };
}

/** Of a company with a position; where a set-aside may not be told, its effect stands in the province's factor. */
function factorsOf(insurer: string, { factors }: FactoredRun, { rows, crossCheck }: PeriodRanking) {
  const made = factors.find(({ insurerId }) => insurerId === insurer);
  const positioned = rows.some(({ insurerId, index }) => insurerId === insurer && index !== null);
  if (!made || !positioned) return NO_FACTORS;
  const told = crossCheck?.details.find(({ insurerId }) => insurerId === insurer)?.measuredPercent != null;
  const setAside = told ? made.setAside : 1;
  const shown = (factor: number) => publishFactor(factor, made.reporters);
  return {
    set_aside_factor: shown(setAside),
    province_factor: shown((made.province * made.setAside) / setAside),
    driver_factor: shown(made.driver),
    design_effect: shown(made.designEffect),
  };
}

// What a run's few weeks leave open takes the place of the parameter, so that whoever computes the ranking again draws from the same.
function wholes({ units, marketUnits, prior, modelSd }: FactoredRun) {
  const most = Math.max(0, ...units.map(({ reporters }) => reporters));
  return {
    marketUnits: publishCount(most, Math.round(marketUnits))?.reports ?? null,
    priorShape: publishFactor(prior.shape, most),
    priorRate: publishFactor(prior.rate, most),
    modelSd: publishFactor(modelSd, most),
  };
}

type StoredRun = {
  id: string;
  method: string;
  parameters: CrossCheckParameters;
  seed: string;
  input: Buffer;
  input_hash: string;
};

async function storedRun(client: pg.ClientBase, period: string): Promise<StoredRun> {
  const { rows } = await client.query<StoredRun>(
    'SELECT id, method, parameters, seed, input, input_hash FROM ranking_run WHERE period = $1 ORDER BY id DESC LIMIT 1',
    [period],
  );
  if (!rows[0]) throw new Error(`the run behind the ranking of ${period} is not stored`);
  return rows[0];
}

const sameVehicles = (before: readonly InsurerExposure[], now: readonly InsurerExposure[]): boolean => {
  const text = (rows: readonly InsurerExposure[]) =>
    JSON.stringify(rows.map(({ insurerId, vehicles, logSd }) => [insurerId ?? '', vehicles, logSd]).sort());
  return text(before) === text(now);
};
