import places from '@/prisma/reference/places.json';
import { CITIES, type City, citiesOf, PROVINCES } from './places';

export type FoundCity =
  | { readonly kind: 'one'; readonly city: City }
  | { readonly kind: 'several'; readonly cities: readonly City[] }
  | { readonly kind: 'none' };

const TRADITIONAL = new Map(Object.entries(places.traditional));
const UNIT = /(自治州|自治县|地区|市|县|州|盟|city|prefecture|shi)$/;

/** One spelling for all ways to write a name: plain width, simplified, no tones, spaces, apostrophes or case; v and ü are u. */
function keyOf(text: string): string {
  const plain = text.normalize('NFKC').toLowerCase().normalize('NFD');
  const letters = plain.replace(/[\p{M}\p{P}\p{Z}\p{C}\p{S}]/gu, '').replace(/v/g, 'u');
  return [...letters].map((character) => TRADITIONAL.get(character) ?? character).join('');
}

const keysOf = (place: (typeof PROVINCES)[number] | City): string[] => [
  ...new Set(
    [place.adcode, place.nameZh, place.shortZh, place.nameEn, ...(place.aliases ?? [])]
      .concat('pinyin' in place && place.pinyin ? place.pinyin : [])
      .map(keyOf),
  ),
];

const citiesByKey = new Map<string, City[]>();
for (const city of CITIES)
  for (const key of keysOf(city)) citiesByKey.set(key, [...(citiesByKey.get(key) ?? []), city]);

const provinceKeys = PROVINCES.flatMap(({ adcode, ...rest }) =>
  keysOf({ adcode, ...rest }).map((key) => ({ key, adcode })),
);

const result = (found: readonly City[]): FoundCity => {
  const [first, second] = found;
  if (!first) return { kind: 'none' };
  return second ? { kind: 'several', cities: found } : { kind: 'one', city: first };
};

function byName(key: string): readonly City[] {
  return citiesByKey.get(key) ?? citiesByKey.get(key.replace(UNIT, '')) ?? [];
}

/** 江苏泰州, Suzhou Jiangsu: a city with its province before or behind it. */
function withProvince(key: string): readonly City[] {
  return provinceKeys.flatMap((province) => {
    const rest = [
      key.startsWith(province.key) ? key.slice(province.key.length) : '',
      key.endsWith(province.key) ? key.slice(0, -province.key.length) : '',
    ];
    return rest.flatMap((name) => (name ? byName(name).filter((city) => city.provinceAdcode === province.adcode) : []));
  });
}

function ofProvince(key: string): readonly City[] {
  const province = provinceKeys.find((entry) => entry.key === key);
  return province ? citiesOf(province.adcode) : [];
}

/**
 * The city meant by an adcode or a name: full, short, pinyin, English, traditional, with or without its province.
 * A name that is both a province and a city (吉林) is the city; a province that is no city gives its cities.
 */
export function findCity(text: string): FoundCity {
  const key = keyOf(text);
  if (key === '') return { kind: 'none' };
  for (const look of [byName, ofProvince, withProvince]) {
    const found = [...new Set(look(key))];
    if (found.length > 0) return result(found);
  }
  return { kind: 'none' };
}
