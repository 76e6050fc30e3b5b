import type { Locale } from '@/lib/platform/locale';
import places from '@/prisma/reference/places.json';

/** A province-level unit of GB/T 2260. `vehiclesWan`: motor vehicles in civil use in 10,000, null where no figure was found. */
export type Province = {
  readonly adcode: string;
  readonly nameZh: string;
  readonly shortZh: string;
  readonly nameEn: string;
  readonly aliases?: readonly string[];
  readonly vehiclesWan: number | null;
  readonly year: number | null;
  /** Key of `PLACE_SOURCES`, or 'none'. */
  readonly source: string;
  readonly grade: string;
};

/** A prefecture-level unit, a county directly under its province, or a whole municipality, Hong Kong, Macao, Taiwan. */
export type City = {
  readonly adcode: string;
  readonly provinceAdcode: string;
  readonly nameZh: string;
  readonly shortZh: string;
  readonly nameEn: string;
  /** Reading of the short name where it differs from `nameEn` (Hohhot: Huhehaote). */
  readonly pinyin?: string;
  readonly aliases?: readonly string[];
};

export const PROVINCES: readonly Province[] = places.provinces;
export const CITIES: readonly City[] = places.cities;
export const PLACE_SOURCES: Readonly<Record<string, { text: string; url: string | null }>> = places.sources;

const provinces = new Map(PROVINCES.map((province) => [province.adcode, province]));
const cities = new Map(CITIES.map((city) => [city.adcode, city]));

/** The province of a six-digit code. */
export function provinceByAdcode(adcode: string): Province | undefined {
  return provinces.get(adcode);
}

/** The prefecture-level city of a six-digit code. */
export function cityByAdcode(adcode: string): City | undefined {
  return cities.get(adcode);
}

/** The cities of a province. */
export function citiesOf(provinceAdcode: string): readonly City[] {
  return CITIES.filter((city) => city.provinceAdcode === provinceAdcode);
}

/** Everyday name of a province or city: 广东, 延边; Guangdong, Yanbian. */
export function placeName(place: Province | City, locale: Locale): string {
  return locale === 'en' ? place.nameEn : place.shortZh;
}
