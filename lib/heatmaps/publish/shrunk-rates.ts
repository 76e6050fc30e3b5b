import { fitPrior, posterior } from '@/lib/ranking/shrink';

/** A place with its cars; `reporters` as shown, or null where they are too few or none. `towards`: reporters per car of what it is part of. */
export type Divided = {
  readonly adcode: string;
  readonly reporters: number | null;
  readonly cars: number;
  readonly towards: number;
};

/** What stands in for a count of nought to four in the spread of all places; where it is never shown. */
const TOO_FEW = 2;

/**
 * Reporters per car of every shown place, drawn towards what it is part of: reporters ~ Poisson(index · towards · cars), index ~ Gamma, the gamma
 * fitted to all places given, as the ranking's is. Five people among few cars then do not outrank five hundred among many.
 * Uses published counts and counts of cars only.
 */
export function shrunkRates(places: readonly Divided[]): ReadonlyMap<string, number> {
  const rows = places
    .map(({ adcode, reporters, cars, towards }) => ({ adcode, reporters, towards, expected: cars * towards }))
    .filter(({ expected }) => expected > 0);
  const prior = fitPrior(rows.map(({ reporters, expected }) => ({ count: reporters ?? TOO_FEW, expected })));
  return new Map(
    rows.flatMap(({ adcode, reporters, towards, expected }): [string, number][] => {
      if (reporters === null) return [];
      const { shape, rate } = posterior(prior, { count: reporters, expected });
      return [[adcode, (towards * shape) / rate]];
    }),
  );
}

/** Reporters per car of shown places together; 0 where none is shown. */
export function rateTogether(places: readonly Omit<Divided, 'towards' | 'adcode'>[]): number {
  const shown = places.filter(({ reporters }) => reporters !== null);
  const cars = shown.reduce((sum, place) => sum + place.cars, 0);
  return cars > 0 ? shown.reduce((sum, place) => sum + (place.reporters ?? 0), 0) / cars : 0;
}
