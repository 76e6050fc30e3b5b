import { findInsurer } from '@/lib/insurers/find-insurer';
import { insurerName } from '@/lib/insurers/insurer-name';
import { type City, cityByAdcode, placeName, provinceByAdcode } from '@/lib/places/places';
import type { Locale } from '@/lib/platform/locale';

/** A city with its province, in a spelling that a report takes: 江苏苏州; Suzhou, Jiangsu. */
export function cityLabel(city: City, locale: Locale): string {
  const province = provinceByAdcode(city.provinceAdcode);
  const [name, wider] = [placeName(city, locale), province ? placeName(province, locale) : ''];
  if (wider === '' || wider === name) return name;
  return locale === 'en' ? `${name}, ${wider}` : wider + name;
}

/** Name of what an ambiguous answer may have meant: an insurer's id or a city's adcode. */
export function candidateLabel(field: string, value: string, locale: Locale): string {
  const found = field === 'insurer' ? findInsurer(value) : null;
  if (found?.kind === 'one') return insurerName(found.insurer, locale);
  const city = field === 'city' ? cityByAdcode(value) : undefined;
  return city ? cityLabel(city, locale) : value;
}
