import { useTranslations } from 'next-intl';
import { FilterSelect } from '@/components/forms/fields/filter-select';
import { insurerName } from '@/lib/insurers/insurer-name';
import { insurerById } from '@/lib/insurers/registry';
import { type Choice, UNNAMED } from '@/lib/pack/choice';
import { claimOf, numberOf, roleOf, timeOf } from '@/lib/pack/describe-call';
import { MOST_CALLS, type PackCall } from '@/lib/pack/pack-call';
import { type Locale, localePath } from '@/lib/platform/locale';

const BOX = 'box mt-1 min-h-11';

type Filter = { locale: Locale; choice: Choice; insurers: readonly (string | null)[] };

/** Narrows the calls by company and days: a plain form. */
export function CallFilter({ locale, choice, insurers }: Filter) {
  const t = useTranslations('pack.choose');
  const nameOf = (id: string | null) => {
    const insurer = id === null ? undefined : insurerById(id);
    return insurer ? insurerName(insurer, locale) : t('unnamed');
  };
  return (
    <form action={localePath(locale, '/me/pack')} className="mb-6 grid max-w-line gap-4 sm:grid-cols-2">
      <FilterSelect name="insurer" label={t('insurer')} chosen={choice.insurer} className="sm:col-span-2">
        <option value="">{t('all')}</option>
        {insurers.map((id) => (
          <option key={id ?? UNNAMED} value={id ?? UNNAMED}>
            {nameOf(id)}
          </option>
        ))}
      </FilterSelect>
      <label>
        <span className="block text-sm text-muted">{t('from')}</span>
        <input type="date" name="from" defaultValue={choice.from ?? ''} className={BOX} />
      </label>
      <label>
        <span className="block text-sm text-muted">{t('to')}</span>
        <input type="date" name="to" defaultValue={choice.to ?? ''} className={BOX} />
      </label>
      <p>
        <button type="submit" className="button-quiet">
          {t('filter')}
        </button>
      </p>
    </form>
  );
}

type List = { locale: Locale; calls: readonly PackCall[]; all: number; form: string };

/** The calls with a tick each, newest first; they belong to the form of an id. */
export function CallTicks({ locale, calls, all, form }: List) {
  const t = useTranslations('pack.choose');
  return (
    <fieldset className="max-w-line min-w-0">
      <legend className="sr-only">{t('legend')}</legend>
      {all > calls.length ? <p className="mb-3 text-muted">{t('capped', { all, most: MOST_CALLS })}</p> : null}
      <ul className="max-h-120 overflow-y-auto border-y border-rule">
        {calls.toReversed().map((call) => (
          <li key={call.receipt} className="border-t border-rule first:border-t-0">
            <label className="flex min-h-14 cursor-pointer items-center gap-3 py-2.5 pr-1">
              <input
                type="checkbox"
                name="call"
                value={call.receipt}
                form={form}
                defaultChecked
                className="size-5 shrink-0 accent-ink"
              />
              <span className="min-w-0">
                <span className="tabular-nums">{timeOf(call, locale)}</span>{' '}
                <span className="font-semibold">{claimOf(call, locale)}</span>
                <span className="block text-sm text-muted">
                  {[numberOf(call, undefined, locale), roleOf(call, locale)].filter((one) => one !== '—').join(' · ')}
                </span>
              </span>
            </label>
          </li>
        ))}
      </ul>
    </fieldset>
  );
}
