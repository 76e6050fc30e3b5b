import { useLocale, useTranslations } from 'next-intl';
import { insurerName } from '@/lib/insurers/insurer-name';
import { insurerById } from '@/lib/insurers/registry';
import { type Locale, localePath } from '@/lib/platform/locale';
import type { CallFilter } from '@/lib/record/call-filter';

type Option = readonly [code: string, words: string];
type FiltersInput = { filter: CallFilter; choices: { insurers: readonly string[]; periods: readonly string[] } };

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
      <Choice name="insurer" words={t('insurer')} chosen={filter.insurer} options={[['', t('any')], ...insurers]} />
      <Choice name="period" words={t('period')} chosen={filter.period} options={[['', t('any')], ...periods]} />
      <button type="submit" className="min-h-11 border border-ink px-4 hover:bg-wash">
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

type ChoiceInput = { name: string; words: string; chosen: string | null; options: readonly Option[] };

function Choice({ name, words, chosen, options }: ChoiceInput) {
  return (
    <label className="block min-w-0 grow basis-32 sm:max-w-56">
      <span className="block text-sm text-muted">{words}</span>
      <select
        name={name}
        defaultValue={chosen ?? ''}
        autoComplete="off"
        className="mt-1 min-h-11 w-full truncate border border-ink bg-paper px-2"
      >
        {options.map(([code, text]) => (
          <option key={code} value={code}>
            {text}
          </option>
        ))}
      </select>
    </label>
  );
}
