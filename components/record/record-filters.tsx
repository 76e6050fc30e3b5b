import { useLocale, useTranslations } from 'next-intl';
import { FilterSelect } from '@/components/forms/fields/filter-select';
import { insurerName } from '@/lib/insurers/insurer-name';
import { insurerById } from '@/lib/insurers/registry';
import { type Locale, localePath } from '@/lib/platform/locale';
import type { CallFilter } from '@/lib/record/call-filter';

type Option = readonly [code: string, words: string];

type FiltersInput = { filter: CallFilter; choices: { insurers: readonly string[]; periods: readonly string[] } };

const PLACE = 'grow basis-32 sm:max-w-56';

/** Narrows the record to one company and one year or month; the address says it. */
export function RecordFilters({ filter, choices }: FiltersInput) {
  const t = useTranslations('record.filter');
  const locale = useLocale() as Locale;
  const narrowed = filter.insurer !== null || filter.period !== null;
  const insurers = choices.insurers.map((id): Option => {
    const insurer = insurerById(id);
    return [id, insurer ? insurerName(insurer, locale) : id];
  });
  const periods = choices.periods.map((code): Option => {
    const [year = '', month] = code.split('-');
    return [code, month ? t('month', { year, month: String(Number(month)) }) : t('year', { year })];
  });
  return (
    <form
      method="get"
      action={`${localePath(locale, '/me')}#reports`}
      aria-label={t('title')}
      className="no-print mb-6 flex flex-wrap items-end gap-3"
    >
      <FilterSelect name="insurer" label={t('insurer')} chosen={filter.insurer} className={PLACE}>
        <Options options={[['', t('any')], ...insurers]} />
      </FilterSelect>
      <FilterSelect name="period" label={t('period')} chosen={filter.period} className={PLACE}>
        <Options options={[['', t('any')], ...periods]} />
      </FilterSelect>
      <button type="submit" className="button-quiet px-4 font-normal">
        {t('show')}
      </button>
      {narrowed ? (
        <a href={`${localePath(locale, '/me')}#reports`} className="inline-flex min-h-11 items-center">
          {t('clear')}
        </a>
      ) : null}
    </form>
  );
}

const Options = ({ options }: { options: readonly Option[] }) =>
  options.map(([code, words]) => (
    <option key={code} value={code}>
      {words}
    </option>
  ));
