import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { CROSS_CHECK_PARAMETERS } from '@/lib/ranking/cross-check/cross-check-parameters';
import { ENGINES, type Engine, enginesOfRun, NEWEST_ENGINE } from '@/lib/ranking/cross-check/engine';
import { rankCrossChecked } from '@/lib/ranking/cross-check/rank-cross-checked';
import { attacked, smallMarket } from '@/lib/ranking/cross-check/small-market';
import { attackedWorld } from '@/lib/ranking/explain/attack-world';
import { noEvidence } from './evidence';
import { isCrossChecked, METHODS } from './methods';
import { METHOD_VERSION, RANKING_PARAMETERS } from './parameters';
import { rankInsurers } from './rank-insurers';

const SLOW = 60_000;

/**
 * What each version makes of the fixtures below. A digest that no longer fits means that the method has changed: give it a new version (methods.ts,
 * engine.ts), keep the step before for the runs that are stored, and add a line here. Never change a line.
 */
const DIGESTS: Readonly<Record<string, string>> = {
  '1.0': '0368b5df67e94685cb6ba1016270be2c',
  '2.0': 'bd2642c17db8dec228a74c929005ce2f',
  '2.1': '8b393c8219fe075100ccfb5f54bf528f',
  '2.2': 'd743b7453fea239193f563484c149a16',
  '2.3': 'e5f1a21a1a5ff42bc0ca0c2314e68d66',
};

// Twelve digits: what the same steps give on any processor.
const digest = (value: unknown): string =>
  createHash('sha256')
    .update(JSON.stringify(value, (_, x) => (typeof x === 'number' ? Number(x.toPrecision(12)) : x)))
    .digest('hex')
    .slice(0, 32);

/** Made-up worlds in which blocks of anonymous and of verified reporters are set aside, in the whole country and in one province. */
const worlds = () => {
  const market = smallMarket({
    a: { vehicles: 50, calls: 9000 },
    b: { vehicles: 30, calls: 5000 },
    c: { vehicles: 15, calls: 2400 },
    d: { vehicles: 5, calls: 900 },
  });
  return [
    attackedWorld('burst', 0.2).input,
    attackedWorld('forged', 0.1).input,
    attacked(market, 'c', 12, ({ cohort, tier }) => cohort >= 8 && tier >= 1),
    attacked(market, 'd', 20, ({ cohort, province }) => cohort >= 7 && province === '44'),
  ];
};

/** Since 2.2 a brigade goes on in another tier, which only that version looks for, and the model error is another. */
const later = () => {
  const market = smallMarket({ a: { vehicles: 50, calls: 9000 }, b: { vehicles: 15, calls: 1000 } });
  const anonymous = attacked(market, 'b', 6, ({ cohort, tier }) => cohort >= 7 && tier === 0);
  return [attacked(anonymous, 'b', 1.45, ({ cohort, tier }) => cohort >= 7 && tier === 1)];
};

const crossChecked = (engine: Engine) => {
  const before = engine === '2.0' || engine === '2.1';
  const parameters = { ...CROSS_CHECK_PARAMETERS, draws: 300, ...(before ? { modelSd: 0.02 } : {}) };
  return [...worlds(), ...(before ? [] : later())].map((world) => rankCrossChecked(world, parameters, 7, engine));
};

const plain = () =>
  rankInsurers(
    ['a', 'b', 'c', 'd', 'e'].map((insurerId, i) => {
      const reporters = 40 * 3 ** i;
      return {
        ...noEvidence(insurerId),
        reporters,
        units: 2 * reporters,
        squares: 5 * reporters,
        calls: 3 * reporters,
      };
    }),
    [9, 12, 20, 80].map((vehicles, i) => ({
      ...{ insurerId: 'abcd'[i] as string, vehicles, logSd: 0.05, basis: 'given', grade: 'A', source: 's', year: 2025 },
    })) as Parameters<typeof rankInsurers>[1],
    { ...RANKING_PARAMETERS, draws: 300 },
    7,
  );

describe('a method', () => {
  it.each([...ENGINES])(
    '%s gives what it always gave',
    (engine) => expect(digest(crossChecked(engine))).toBe(DIGESTS[engine]),
    SLOW,
  );

  it(`${METHOD_VERSION} gives what it always gave`, () => expect(digest(plain())).toBe(DIGESTS[METHOD_VERSION]));

  it('has another digest from every other, so that the fixtures tell them apart', () => {
    expect(new Set(Object.values(DIGESTS)).size).toBe(Object.keys(DIGESTS).length);
  });

  it('that was ever published can still be computed, and the newest is the one in force', () => {
    expect(METHODS.map(({ version }) => version)).toEqual([METHOD_VERSION, ...ENGINES]);
    expect(METHODS.at(-1)?.version).toBe(NEWEST_ENGINE);
    for (const { version } of METHODS.filter((method) => isCrossChecked(method.version)))
      expect(enginesOfRun(version)[0]).toBe(version);
  });
});
