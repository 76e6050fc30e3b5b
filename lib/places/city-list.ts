import { citiesOf, PROVINCES } from './places';

/** A province with its cities, as the browser gets them: [[adcode, 中文, English, pinyin when it differs], …] */
export type CityListRow = readonly [
  zh: string,
  en: string,
  cities: readonly (readonly [adcode: string, zh: string, en: string, pinyin?: string])[],
];

/** All a page needs to offer and search cities; under 12 KB when compressed. */
export function cityList(): readonly CityListRow[] {
  return PROVINCES.map((province) => [
    province.shortZh,
    province.nameEn,
    citiesOf(province.adcode).map((city) =>
      city.pinyin
        ? ([city.adcode, city.shortZh, city.nameEn, city.pinyin] as const)
        : ([city.adcode, city.shortZh, city.nameEn] as const),
    ),
  ]);
}
