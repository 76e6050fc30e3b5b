import { expect, it } from 'vitest';
import { type InsurerEvidence, noEvidence, type OwnExposure } from './evidence';
import { RANKING_PARAMETERS } from './parameters';
import { type Random, seededRandom } from './random';
import { rankInsurers } from './rank-insurers';

const SHAPE = 6;
const PER_REPORTER = 2;

const poisson = (mean: number, random: Random): number => {
  let count = -1;
  for (let time = 0; time < mean; count++) time -= Math.log(random.uniform());
  return Math.max(0, count);
};

type World = { truths: Map<string, number>; evidence: InsurerEvidence[]; exposure: OwnExposure[] };

/** Insurers whose true index is gamma; the known number of cars and the model are off by what we say they are. */
function simulate(insurers: number, seed: number): World {
  const random = seededRandom(seed);
  const world: World = { truths: new Map(), evidence: [], exposure: [] };
  for (let i = 0; i < insurers; i++) {
    const insurerId = `i${i}`;
    const truth = random.gamma(SHAPE) / SHAPE;
    const cars = 20_000 / (i + 1);
    const logSd = 0.05 + 0.2 * random.uniform();
    const slip = Math.exp(RANKING_PARAMETERS.modelSd * random.normal());
    const reporters = poisson((truth * slip * cars) / 10, random);
    world.truths.set(insurerId, truth);
    world.exposure.push({
      insurerId,
      vehicles: cars * Math.exp(logSd * random.normal()),
      logSd,
      grade: 'B',
      basis: 'simulated',
      source: 'simulated',
      year: 2025,
    });
    world.evidence.push({
      ...noEvidence(insurerId),
      reporters,
      units: reporters * PER_REPORTER,
      squares: reporters * PER_REPORTER ** 2,
      calls: reporters * PER_REPORTER,
    });
  }
  return world;
}

it('covers the truth about as often as it says: ranks and indices, 30 simulated markets', () => {
  let rows = 0;
  let ranksCovered = 0;
  let indicesCovered = 0;
  for (let seed = 1; seed <= 30; seed++) {
    const world = simulate(40, seed);
    const result = rankInsurers(world.evidence, world.exposure, { ...RANKING_PARAMETERS, draws: 500 }, seed);
    const ranked = result.filter((row) => row.status === 'ranked');
    const truthOf = (id: string) => world.truths.get(id) ?? Number.NaN;
    const truths = ranked.map((row) => truthOf(row.insurerId)).sort((a, b) => b - a);
    const cars = world.exposure.map((entry) => entry.vehicles);
    const market = world.exposure.reduce((sum, entry) => sum + entry.vehicles * truthOf(entry.insurerId), 0);
    const mean = market / cars.reduce((sum, vehicles) => sum + vehicles, 0);
    for (const row of ranked) {
      const truth = truthOf(row.insurerId);
      const trueRank = truths.indexOf(truth) + 1;
      rows++;
      if ((row.rankLow ?? 0) <= trueRank && trueRank <= (row.rankHigh ?? 0)) ranksCovered++;
      if ((row.low ?? 0) <= truth / mean && truth / mean <= (row.high ?? 0)) indicesCovered++;
    }
  }
  expect(rows).toBeGreaterThan(600);
  expect(ranksCovered / rows).toBeGreaterThan(0.85);
  expect(indicesCovered / rows).toBeGreaterThan(0.8);
  expect(indicesCovered / rows).toBeLessThan(0.99);
});
