import cityVehicles from '@/prisma/reference/city-vehicles.json';
import { citiesOf, cityByAdcode, PLACE_SOURCES, provinceByAdcode } from './places';

/** How many motor vehicles are registered in a place, with the year, the source and its grade (A best). */
export type Cars = { readonly cars: number; readonly year: number; readonly source: string; readonly grade: string };

const WAN = 10_000;
/** A figure older than this says too little of today. */
const OLDEST = 2018;

const SOURCES: Readonly<Record<string, { text: string }>> = { ...PLACE_SOURCES, ...cityVehicles.sources };

const cities = new Map<string, Cars>();
for (const { adcode, vehiclesWan, kind, year, source, grade } of cityVehicles.cities) {
  const known = cities.get(adcode);
  if (kind !== 'exact' || year < OLDEST || (known && known.year >= year)) continue;
  cities.set(adcode, { cars: Math.round(vehiclesWan * WAN), year, source: SOURCES[source]?.text ?? source, grade });
}

/** The cars of a province or city; null where no figure with a source was found («no rate»). A size class is no figure. */
export function carsIn(adcode: string): Cars | null {
  const province = provinceByAdcode(adcode);
  if (province) {
    const { vehiclesWan, year, source, grade } = province;
    if (vehiclesWan === null || year === null) return null;
    return { cars: Math.round(vehiclesWan * WAN), year, source: SOURCES[source]?.text ?? source, grade };
  }
  const city = cityByAdcode(adcode);
  if (!city) return null;
  return isWhole(city.provinceAdcode) ? carsIn(city.provinceAdcode) : (cities.get(adcode) ?? null);
}

/** A province that is one city: its figure is the city's. */
const isWhole = (province: string): boolean => citiesOf(province).length === 1;

/** The number alone. */
export const carsOf = (adcode: string): number | null => carsIn(adcode)?.cars ?? null;
