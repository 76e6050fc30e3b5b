import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { carsOf } from '@/lib/places/cars';
import { PROVINCES } from '@/lib/places/places';
import { type Random, seededRandom } from '@/lib/ranking/random';
import { type Divided, rateTogether, shrunkRates } from './shrunk-rates';

const CARS = PROVINCES.flatMap(({ adcode }) => {
  const cars = carsOf(adcode);
  return cars === null ? [] : [{ adcode, cars }];
});

const towardsAll = (places: readonly Omit<Divided, 'towards'>[]): Divided[] => {
  const towards = rateTogether(places);
  return places.map((place) => ({ ...place, towards }));
};

const world = fc
  .array(fc.option(fc.integer({ min: 1, max: 400 }).map((n) => n * 5)), {
    minLength: CARS.length,
    maxLength: CARS.length,
  })
  .map((counts) => towardsAll(CARS.map((place, i) => ({ ...place, reporters: counts[i] ?? null }))));

describe('rates of places', () => {
  it('exist for shown places alone, and none is above the highest raw one', () => {
    fc.assert(
      fc.property(world, (places) => {
        const rates = shrunkRates(places);
        expect([...rates.keys()]).toEqual(
          places.filter(({ reporters }) => reporters !== null).map(({ adcode }) => adcode),
        );
        for (const rate of rates.values()) expect(rate).toBeGreaterThan(0);
        const most = Math.max(...places.map(({ reporters, cars }) => (reporters ?? 0) / cars));
        for (const rate of rates.values()) expect(rate).toBeLessThanOrEqual(most * (1 + 1e-9));
      }),
    );
  });

  it('do not put five people among few cars before hundreds among many', () => {
    const counts: Record<string, number> = { 540000: 5, 320000: 125 };
    const usual = (cars: number) => shownOf(cars * 4e-6);
    const places = towardsAll(
      CARS.map(({ adcode, cars }) => ({ adcode, cars, reporters: counts[adcode] ?? usual(cars) })),
    );
    const raw = (adcode: string) => {
      const place = places.find((one) => one.adcode === adcode);
      return (place?.reporters ?? 0) / (place?.cars ?? 1);
    };
    const rates = shrunkRates(places);
    expect(raw('540000')).toBeGreaterThan(raw('320000'));
    expect(rates.get('540000')).toBeLessThan(rates.get('320000') ?? 0);
  });

  it('are nearer to the truth than divided counts, the more so the fewer people', () => {
    const random = seededRandom(9);
    const [few, many] = [errorsOf(random, 400), errorsOf(random, 6_000)];
    console.info(`error of shown provinces: ${JSON.stringify({ few, many })}`);
    expect(few.shrunk).toBeLessThan(few.raw * 0.75);
    expect(many.shrunk).toBeLessThan(many.raw);
  });

  it('have an answer where nothing is shown', () => {
    expect(shrunkRates([]).size).toBe(0);
    expect(shrunkRates(towardsAll(CARS.map((place) => ({ ...place, reporters: null })))).size).toBe(0);
  });
});

function poisson(random: Random, mean: number): number {
  let time = 0;
  for (let count = 0; ; count++) {
    time -= Math.log(random.uniform());
    if (time > mean) return count;
  }
}

/** Root mean square of the relative error over shown provinces, in forty worlds with so many reporters. */
function errorsOf(random: Random, people: number): { raw: number; shrunk: number } {
  const total = CARS.reduce((sum, { cars }) => sum + cars, 0);
  const [raw, shrunk]: [number[], number[]] = [[], []];
  for (let run = 0; run < 40; run++) {
    const truth = CARS.map(() => ((random.gamma(15) / 15) * people) / total);
    const counts = CARS.map(({ cars }, i) => poisson(random, cars * (truth[i] ?? 0)));
    const places = towardsAll(CARS.map((place, i) => ({ ...place, reporters: shownOf(counts[i] ?? 0) })));
    const rates = shrunkRates(places);
    places.forEach(({ adcode, reporters, cars }, i) => {
      if (reporters === null) return;
      raw.push((reporters / cars / (truth[i] ?? 1) - 1) ** 2);
      shrunk.push(((rates.get(adcode) ?? 0) / (truth[i] ?? 1) - 1) ** 2);
    });
  }
  const root = (list: readonly number[]) => Number(Math.sqrt(list.reduce((a, b) => a + b, 0) / list.length).toFixed(3));
  return { raw: root(raw), shrunk: root(shrunk) };
}

const shownOf = (count: number): number | null => (count < 5 ? null : Math.round(count / 5) * 5);
