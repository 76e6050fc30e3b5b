import { carsOf } from '@/lib/places/cars';
import { citiesOf, PROVINCES } from '@/lib/places/places';
import { lineOf, type ShownLine, type ShownLines } from './shown-cells';
import { type Divided, rateTogether } from './shrunk-rates';

/** Provinces with a count of cars, each towards the rate of all shown ones. */
export function dividedProvinces(line: ShownLine): Divided[] {
  const places = counted(PROVINCES, line);
  const towards = rateTogether(places);
  return places.map((place) => ({ ...place, towards }));
}

/** Cities of the whole country with a count of cars, each towards its own province: one province has too few to tell how far cities differ. */
export function dividedCities(lines: ShownLines): Divided[] {
  const provinces = counted(PROVINCES, lineOf(lines, 'place', 'all', 'all'));
  const country = rateTogether(provinces);
  return PROVINCES.flatMap(({ adcode }) => {
    const cities = counted(citiesOf(adcode), lineOf(lines, 'city', 'region', adcode));
    const own = rateTogether(provinces.filter((province) => province.adcode === adcode));
    return cities.map((city) => ({ ...city, towards: own || country }));
  });
}

const counted = (places: readonly { readonly adcode: string }[], line: ShownLine) =>
  places.flatMap(({ adcode }) => {
    const cars = carsOf(adcode);
    return cars === null ? [] : [{ adcode, cars, reporters: line.get(adcode)?.reporters ?? null }];
  });
