import { cityLabel } from '@/components/forms/report/candidate-label';
import { insurerName } from '@/lib/insurers/insurer-name';
import { INSURERS, type Insurer } from '@/lib/insurers/registry';
import { CITIES, placeName } from '@/lib/places/places';
import type { Locale } from '@/lib/platform/locale';
import { OPEN_CLAIMS } from '@/lib/reports/report-input';
import { label, ROLES } from '@/lib/reports/taxonomy';
import type { InsurerChoice } from './insurer-choice';

/** The companies to choose from, in the language of the page. @param say names of the answers that are no company */
export function insurerLists(
  often: readonly Insurer[],
  locale: Locale,
  say: (code: (typeof OPEN_CLAIMS)[number]) => string,
): Omit<InsurerChoice, 'nameOf'> {
  const option = (insurer: Insurer) => ({ id: insurer.id, name: insurerName(insurer, locale) });
  const current = INSURERS.filter(({ id, currentId }) => id === currentId && !often.some((other) => other.id === id));
  return {
    often: often.map(option),
    open: OPEN_CLAIMS.map((id) => ({ id, name: say(id) })),
    others: current.map(option).sort((a, b) => a.name.localeCompare(b.name, locale)),
  };
}

/** Who a caller may say he is, without «not known», which is no answer. */
export const roleOptions = (locale: Locale): { code: string; label: string }[] =>
  ROLES.filter((code) => code !== 'unknown').map((code) => ({ code, label: label('ROLES', code, locale) }));

/** Everyday names of all cities; two that share one have their province with it. */
export function cityNames(locale: Locale): string[] {
  const names = CITIES.map((city) => placeName(city, locale));
  return CITIES.map((city, i) => {
    const name = names[i] ?? '';
    return names.indexOf(name) === names.lastIndexOf(name) ? name : cityLabel(city, locale);
  });
}
