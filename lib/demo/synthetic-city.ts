import { type City, citiesOf, PROVINCES } from '@/lib/places/places';
import type { Random } from '@/lib/ranking/random';
import { type Choice, choice } from './draws';

const inProvince = new Map<string, Choice<City>>(
  PROVINCES.map(({ adcode }) => [adcode, choice(citiesOf(adcode).map((city, i) => [city, 1 / (i + 1)]))]),
);
const province = choice(PROVINCES.map(({ adcode, vehiclesWan }) => [adcode, vehiclesWan ?? 0]));

/** Where a driver lives: provinces by their vehicles; within one, the n-th city of the list has 1/n of the first one's drivers. */
export function drawCity(random: Random): City {
  return (inProvince.get(province(random)) as Choice<City>)(random);
}
