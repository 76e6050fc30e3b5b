import { useLocale, useTranslations } from 'next-intl';
import { ChoiceForm, type Hidden, type Option } from '@/components/forms/choice-form';
import { HEAT_FILTERS, type HeatFilter, type HeatView, heatFilter, LIVE_PERIOD } from '@/lib/heatmaps/heat-view';
import { insurerName } from '@/lib/insurers/insurer-name';
import { INSURERS } from '@/lib/insurers/registry';
import { PROVINCES } from '@/lib/places/places';
import { type Locale, localePath } from '@/lib/platform/locale';
import { RELATIONS, ROLES } from '@/lib/reports/taxonomy';
import { filterValueName, periodName } from './view-words';

function codesOf(by: HeatFilter, locale: Locale): readonly string[] {
  if (by === 'role') return ROLES.filter((code) => code !== 'unknown');
  if (by === 'relation') return RELATIONS.filter((code) => code !== 'unknown');
  if (by === 'refusal') return ['after'];
  if (by === 'region') return PROVINCES.map(({ adcode }) => adcode);
  const order = new Intl.Collator(locale);
  const today = INSURERS.filter(({ id, currentId }) => id === currentId);
  return today.sort((a, b) => order.compare(insurerName(a, locale), insurerName(b, locale))).map(({ id }) => id);
}

/** Every choice is a form of its own that keeps the period and takes the other filters off: one at a time is all that can be asked for. */
export function HeatFilters({ view, periods, path }: { view: HeatView; periods: readonly string[]; path: string }) {
  const t = useTranslations('heatmaps');
  const locale = useLocale() as Locale;
  const filter = heatFilter(view);
  const action = localePath(locale, path);
  const period: Hidden = view.period === LIVE_PERIOD ? [] : [['period', view.period]];
  const measure: Hidden = view.measure === 'rate' ? [] : [['measure', view.measure]];
  const by: Hidden = view.by === 'hour' ? [] : [['by', view.by]];
  const chosen: Hidden = filter ? [[filter.by, filter.code]] : [];
  const any: Option = ['', t('filter.any')];
  return (
    <details className="no-print border-b border-rule">
      <summary className="min-h-11 cursor-pointer py-2.5 text-sm">{t('filter.title')}</summary>
      <div className="grid pt-3 grid-cols-2 gap-4 lg:grid-cols-4 lg:gap-x-8">
        <Choice
          name="period"
          action={action}
          chosen={view.period}
          options={[LIVE_PERIOD, ...periods].map((code) => [code, periodName(t, code)])}
          hidden={[...chosen, ...measure, ...by]}
        />
        {HEAT_FILTERS.map((name) => (
          <Choice
            key={name}
            name={name}
            action={action}
            chosen={filter?.by === name ? filter.code : ''}
            options={[
              any,
              ...codesOf(name, locale).map((code): Option => [code, filterValueName(t, name, code, locale)]),
            ]}
            hidden={[...period, ...measure]}
          />
        ))}
        {view.map === 'map' && !view.region ? (
          <Choice
            name="measure"
            action={action}
            chosen={view.measure}
            options={(['rate', 'count'] as const).map((code) => [code, t(`filter.${code}`)])}
            hidden={[...chosen, ...period]}
          />
        ) : null}
        {view.map === 'expiry' && !filter ? (
          <Choice
            name="by"
            action={action}
            chosen={view.by}
            options={[
              ['hour', t('filter.hour')],
              ['insurer', t('filter.insurers')],
            ]}
            hidden={period}
          />
        ) : null}
      </div>
      <p className="mt-4 max-w-line pb-5 text-sm text-muted">{t('filter.why')}</p>
    </details>
  );
}

type ChoiceInput = Omit<Parameters<typeof ChoiceForm>[0], 'words'> & { name: HeatFilter | 'period' | 'measure' | 'by' };

function Choice({ name, ...form }: ChoiceInput) {
  const t = useTranslations('heatmaps.filter');
  const words = { label: t(name), show: t('show'), showWhat: t('showWhat', { what: t(name) }) };
  return <ChoiceForm name={name} {...form} words={words} />;
}
