import { useLocale, useTranslations } from 'next-intl';
import { ChoiceForm } from '@/components/forms/choice-form';
import { PROVINCES } from '@/lib/places/places';
import { type Locale, localePath } from '@/lib/platform/locale';
import { FILTERS, type FilterName, LIVE, type Measure, type View } from '@/lib/ranking/view';
import { RELATIONS, ROLES } from '@/lib/reports/taxonomy';
import { filterValueName, periodName } from './view-name';

const CODES: Record<FilterName, readonly string[]> = {
  province: PROVINCES.map(({ adcode }) => adcode),
  role: ROLES,
  relation: RELATIONS,
};

/** Each choice is a form of its own that keeps the period and nothing else: so one filter at a time is all that can be asked for. */
export function ViewFilters({
  view,
  periods,
  measure,
}: {
  view: View;
  periods: readonly string[];
  measure: Measure | null;
}) {
  const t = useTranslations('rankings');
  const locale = useLocale() as Locale;
  const { filter } = view;
  const kept = measure ? [['measure', measure] as const] : [];
  const period = view.period === LIVE ? [] : [['period', view.period] as const];
  return (
    <section aria-label={t('filter.title')} className="no-print border-y border-rule py-5">
      <div className="grid grid-cols-2 gap-x-4 gap-y-4 lg:grid-cols-4 lg:gap-x-8">
        <Choice
          name="period"
          chosen={view.period}
          options={[LIVE, ...periods].map((code) => [code, periodName(t, code)])}
          hidden={[...(filter.by === 'all' ? [] : [[filter.by, filter.code] as const]), ...kept]}
        />
        {FILTERS.map((by) => (
          <Choice
            key={by}
            name={by}
            chosen={filter.by === by ? filter.code : ''}
            options={[
              ['', t('filter.any')],
              ...CODES[by].map((code) => [code, filterValueName(by, code, locale)] as const),
            ]}
            hidden={[...period, ...kept]}
          />
        ))}
      </div>
      <p className="mt-4 max-w-line text-sm text-muted">{t('filter.why')}</p>
    </section>
  );
}

type ChoiceInput = Omit<Parameters<typeof ChoiceForm>[0], 'words' | 'action'> & { name: 'period' | FilterName };

function Choice({ name, ...form }: ChoiceInput) {
  const t = useTranslations('rankings.filter');
  const locale = useLocale() as Locale;
  const words = { label: t(name), show: t('show'), showWhat: t('showWhat', { what: t(name) }) };
  return <ChoiceForm name={name} action={localePath(locale, '/rankings')} {...form} words={words} />;
}
