import { createHash } from 'node:crypto';
import { base32crockford } from '@scure/base';
import { fromChinaLocal, monthOf } from '@/lib/platform/china-time';
import { seedFor } from '@/lib/ranking/random';
import type { Brigade } from './demo-arguments';
import { choice, type Draws, drawsOf } from './draws';
import type { Market } from './synthetic-calls';
import { drawDriver } from './synthetic-driver';
import { syntheticTruth } from './synthetic-market';
import { type Told, tellCalls } from './tell-calls';

/** One report as it would be after every rule has passed it, and its envelope. */
type SyntheticReport = Told & { readonly receipt: string };

/** One reporter with one device and all their reports, in the order of the calls. The bytes are random and open nothing. */
export type SyntheticReporter = {
  readonly recoverySeed: Buffer;
  readonly recoveryHash: Buffer;
  readonly deviceHash: Buffer;
  readonly createdAt: Date;
  readonly recordsOptOut: boolean;
  /** Evidence tier: 0 anonymous device, 1 verified contact, 2 evidence attached. */
  readonly tier: 0 | 1 | 2;
  readonly reports: readonly SyntheticReport[];
};

/** Whole months before the running one that have reports. */
const CLOSED_MONTHS = 9;

/**
 * A synthetic population with exactly `reports` reports, reporter by reporter and without holding them: deterministic for a seed and a moment,
 * and a smaller population is the beginning of a larger one. Reports are received from the ninth month before that of `now` until `now`.
 */
export function* syntheticReports(population: {
  readonly reports: number;
  readonly seed: number;
  readonly brigade?: Brigade;
  readonly now: Date;
}): Generator<SyntheticReporter> {
  yield* honestReports(population);
  if (population.brigade) yield* brigadeReports({ ...population, brigade: population.brigade });
}

type Given = { readonly reports: number; readonly seed: number; readonly now: Date };

/** Nine in a hundred attach evidence, three in ten leave a verified contact. */
const TIER = choice<0 | 1 | 2>([
  [0, 61],
  [1, 30],
  [2, 9],
]);

const DAY_MS = 86_400_000;
const BRIGADE_DAYS = 28;
const BRIGADE_REPORTS = 3;

/** A brigade: accounts without any evidence, made within four weeks, each with up to three made-up calls naming the same insurer. */
function* brigadeReports({ reports, seed, now, brigade }: Given & { brigade: Brigade }): Generator<SyntheticReporter> {
  const market = marketOf(seed);
  const target = market.ids.indexOf(brigade.insurerId);
  const claimed = { ...market, callingInsurer: () => target };
  let left = Math.round(reports * brigade.share);
  for (let number = 0; left > 0; number++) {
    const draws = drawsOf(seedFor(seed, `brigade ${number}`));
    const driver = drawDriver(draws, now.getTime() - BRIGADE_DAYS * DAY_MS, now.getTime(), market.insuringInsurer);
    const told = tellCalls(driver, claimed, draws, now.getTime()).slice(0, Math.min(left, BRIGADE_REPORTS));
    if (told.length === 0) continue;
    left -= told.length;
    yield { ...reporterOf(told, `${seed} brigade ${number}`, draws), tier: 0 };
  }
}

function* honestReports(population: Given): Generator<SyntheticReporter> {
  const { reports, seed, now } = population;
  const market = marketOf(seed);
  const from = firstMoment(now);
  let left = reports;
  for (let number = 0; left > 0; number++) {
    const draws = drawsOf(seedFor(seed, `driver ${number}`));
    const driver = drawDriver(draws, from, now.getTime(), market.insuringInsurer);
    const told = tellCalls(driver, market, draws, now.getTime()).slice(0, left);
    if (told.length === 0) continue;
    left -= told.length;
    const tier = TIER(drawsOf(seedFor(seed, `tier of ${number}`)));
    yield { ...reporterOf(told, `${seed} ${number}`, draws), tier };
  }
}

function firstMoment(now: Date): number {
  const [year = 0, month = 0] = monthOf(now).split('-').map(Number);
  const index = year * 12 + month - 1 - CLOSED_MONTHS;
  const text = `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}-01T00:00`;
  return (fromChinaLocal(text) as Date).getTime();
}

function marketOf(seed: number): Market {
  const truth = syntheticTruth(seed);
  const cars = truth.reduce((sum, { vehicles }) => sum + vehicles, 0);
  return {
    ids: truth.map(({ insurerId }) => insurerId),
    shares: truth.map(({ vehicles }) => vehicles / cars),
    callingInsurer: choice(truth.map(({ vehicles, rate }, i) => [i, vehicles * rate])),
    insuringInsurer: choice(truth.map(({ vehicles }, i) => [i, vehicles])),
  };
}

// All bytes come from hashes of the driver's whole name: drivers whose 32-bit seeds meet still differ here.
function reporterOf(told: readonly Told[], name: string, draws: Draws): Omit<SyntheticReporter, 'tier'> {
  const secrets = createHash('sha512').update(`synthetic secrets ${name}`).digest();
  const names = createHash('sha512').update(`synthetic names ${name}`).digest();
  return {
    recoveryHash: secrets.subarray(0, 32),
    deviceHash: secrets.subarray(32),
    recoverySeed: names.subarray(0, 16),
    createdAt: new Date(Math.min(...told.map(({ receivedAt }) => receivedAt.getTime()))),
    recordsOptOut: draws.chance(0.05),
    reports: told.map(({ receivedAt, report }, i) => ({
      receipt: receiptOf(names.subarray(16, 24), i),
      receivedAt,
      report,
    })),
  };
}

/** Ten bytes in Crockford's base 32: eight of the driver, two that count. */
function receiptOf(driver: Buffer, index: number): string {
  const bytes = Buffer.alloc(10);
  driver.copy(bytes);
  bytes.writeUInt16BE(index, 8);
  return base32crockford.encode(bytes);
}
