import { useLocale, useTranslations } from 'next-intl';
import { TextField } from '@/components/forms/fields/text-field';
import { CITIES, type City, cityByAdcode, placeName } from '@/lib/places/places';
import type { Locale } from '@/lib/platform/locale';
import { cityLabel } from './candidate-label';
import { type FormValues, firstValue } from './form-values';

const LIST = 'city-names';

/** The driver's city, typed with the browser's own list of names. */
export function CityField({ values, ambiguous }: { values: FormValues; ambiguous: boolean }) {
  const t = useTranslations('report.city');
  const locale = useLocale() as Locale;
  const given = firstValue(values, 'city');
  const known = cityByAdcode(given);
  const typed = known ? cityLabel(known, locale) : given;
  return (
    <div>
      <TextField
        name="city"
        maxLength={40}
        list={LIST}
        defaultValue={ambiguous ? '' : typed}
        label={t('label')}
        help={ambiguous ? t('typed', { typed }) : t('hint')}
        large
      />
      <datalist id={LIST}>
        {namesIn(locale).map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
    </div>
  );
}

/** Everyday names; where two cities share one, with their provinces. */
function namesIn(locale: Locale): string[] {
  const cities = new Map<string, City[]>();
  for (const city of CITIES) {
    const name = placeName(city, locale);
    cities.set(name, [...(cities.get(name) ?? []), city]);
  }
  return [...cities].flatMap(([name, same]) =>
    same.length > 1 ? same.map((city) => cityLabel(city, locale)) : [name],
  );
}
