import { useLocale, useTranslations } from 'next-intl';
import { FilterSelect } from '@/components/forms/fields/filter-select';
import { codeLabel } from '@/lib/dataset/code-book';
import { DESCRIBED_TABLES } from '@/lib/dataset/column-dictionary';
import { tablesOf } from '@/lib/dataset/monthly-tables';
import { INSURERS } from '@/lib/insurers/registry';
import { PROVINCES, placeName } from '@/lib/places/places';
import type { Locale } from '@/lib/platform/locale';

/** Leads to the published rows of one table, narrowed to a company or a province; a plain form. */
export function ExportForm({ periods }: { periods: readonly string[] }) {
  const t = useTranslations('dataset.export');
  const locale = useLocale() as Locale;
  return (
    <form action="/dataset/export.csv" method="get" className="max-w-line">
      <p>{t('intro')}</p>
      <div className="mt-5 grid gap-4 sm:grid-cols-2">
        <FilterSelect name="table" label={t('table')}>
          {DESCRIBED_TABLES.filter(({ name }) => isThere(name, periods)).map((table) => (
            <option key={table.name} value={table.name}>
              {table.title[locale]}
            </option>
          ))}
        </FilterSelect>
        <FilterSelect name="period" label={t('period')} chosen="latest">
          <option value="latest">{t('latest')}</option>
          {periods.map((period) => (
            <option key={period}>{period}</option>
          ))}
        </FilterSelect>
        <FilterSelect name="insurer" label={t('insurer')}>
          <option value="">{t('all')}</option>
          {INSURERS.map(({ id }) => (
            <option key={id} value={id}>
              {codeLabel('insurer', id, locale)}
            </option>
          ))}
        </FilterSelect>
        <FilterSelect name="province" label={t('province')}>
          <option value="">{t('all')}</option>
          {PROVINCES.map((province) => (
            <option key={province.adcode} value={province.adcode}>
              {placeName(province, locale)}
            </option>
          ))}
        </FilterSelect>
      </div>
      <p className="mt-5 flex flex-wrap gap-3">
        <button type="submit" className="button-quiet px-4 font-normal">
          {t('csv')}
        </button>
        <button type="submit" formAction="/dataset/export.json" className="button-quiet px-4 font-normal">
          {t('json')}
        </button>
      </p>
      <p className="mt-3 text-sm text-muted">{t('note')}</p>
    </form>
  );
}

/** Whether a table is in one of the periods; newer tables are not in those that were frozen before. */
const isThere = (name: string, periods: readonly string[]): boolean =>
  periods.some((period) => tablesOf(period).some((table) => table.name === name));
