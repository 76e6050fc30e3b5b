import { useLocale, useTranslations } from 'next-intl';
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

type ChoiceInput = {
  name: 'period' | FilterName;
  chosen: string;
  options: readonly (readonly [code: string, label: string])[];
  hidden: readonly (readonly [name: string, value: string])[];
};

function Choice({ name, chosen, options, hidden }: ChoiceInput) {
  const t = useTranslations('rankings.filter');
  const locale = useLocale() as Locale;
  return (
    <form method="get" action={localePath(locale, '/rankings')} className="min-w-0">
      <label htmlFor={`by-${name}`} className="block text-sm text-muted">
        {t(name)}
      </label>
      <div className="mt-1 flex border border-ink">
        <select
          id={`by-${name}`}
          name={name}
          defaultValue={chosen}
          autoComplete="off"
          className="min-h-11 min-w-0 grow truncate bg-paper px-2 text-sm"
        >
          {options.map(([code, words]) => (
            <option key={code} value={code}>
              {words}
            </option>
          ))}
        </select>
        <button
          type="submit"
          aria-label={t('showWhat', { what: t(name) })}
          className="min-h-11 shrink-0 border-l border-ink px-3 text-sm hover:bg-wash"
        >
          {t('show')}
        </button>
      </div>
      {hidden.map(([key, value]) => (
        <input key={key} type="hidden" name={key} value={value} />
      ))}
    </form>
  );
}
