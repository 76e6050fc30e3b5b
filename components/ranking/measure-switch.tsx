import { useLocale, useTranslations } from 'next-intl';
import { type Locale, localePath } from '@/lib/platform/locale';
import { MEASURES, type Measure, type View, viewSearch } from '@/lib/ranking/view';

/** The ranking and the three plainer orders of the same calls, as links: the address says which. */
export function MeasureSwitch({ view, measure }: { view: View; measure: Measure | null }) {
  const t = useTranslations('rankings.measure');
  const locale = useLocale() as Locale;
  return (
    <nav aria-label={t('title')} className="no-print mb-6 flex flex-wrap gap-x-6 border-b border-rule text-sm">
      {[null, ...MEASURES].map((choice) => (
        <a
          key={choice ?? 'index'}
          href={localePath(locale, `/rankings${viewSearch(view, choice)}`)}
          aria-current={choice === measure ? 'page' : undefined}
          className="-mb-px inline-flex min-h-11 items-center border-b-2 border-transparent text-muted no-underline hover:text-ink aria-[current]:border-ink aria-[current]:font-semibold aria-[current]:text-ink"
        >
          {t(choice ?? 'index')}
        </a>
      ))}
    </nav>
  );
}
