import { useFormatter, useTranslations } from 'next-intl';
import type { Locale } from '@/lib/platform/locale';
import { localePath } from '@/lib/platform/locale';
import { label } from '@/lib/reports/taxonomy';

type MarkedPlace = { readonly place: string; readonly calls: number; readonly first: Date; readonly last: Date };

/** The places that a driver's own reports have marked: an association, and worded as one. */
export function MarkedPlaces({ locale, places }: { locale: Locale; places: readonly MarkedPlace[] }) {
  const t = useTranslations('canaries.marked');
  const format = useFormatter();
  const day = (at: Date) =>
    format.dateTime(at, { year: 'numeric', month: 'short', day: 'numeric', timeZone: 'Asia/Shanghai' });
  if (places.length === 0) {
    return (
      <>
        <p className="max-w-line text-muted">{t('none')}</p>
        <a href={localePath(locale, '/report')} className="mt-2 inline-flex min-h-11 items-center">
          {t('report')}
        </a>
      </>
    );
  }
  return (
    <>
      <p className="max-w-line text-muted">{t('lead')}</p>
      <ul className="mt-4 max-w-line border-b border-rule">
        {places.map(({ place, calls, first, last }) => (
          <li key={place} className="border-t border-rule py-3">
            <p className="font-semibold">{t('line', { place: label('LEAK_POINTS', place, locale), calls })}</p>
            <p className="text-sm text-muted">
              {t('span', { first: day(first) === day(last) ? 'same' : day(first), last: day(last) })}
            </p>
          </li>
        ))}
      </ul>
    </>
  );
}
